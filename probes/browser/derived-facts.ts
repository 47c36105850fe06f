import * as z from 'zod';
import { engines } from '../../src/model/reference.ts';
import { troubleKinds } from './emulate/emulation-facts.ts';

const originalPlace = () =>
  z
    .string()
    .nullable()
    .meta({ examples: ['src/pages/order.tsx:41:7'] })
    .describe('the same place in the file it was written in, by the source map; null: not known');

const needed = (browsers: string) =>
  z
    .exactOptional(z.number().nullable())
    .meta({ examples: [86] })
    .describe(
      `lowest version of ${browsers} from which on every script that was loaded can be read; 1: any; null: none`,
    );

const share = (users: string) =>
  z
    .exactOptional(z.number())
    .meta({ unit: 'percent', examples: [97] })
    .describe(`share of ${users}`);

const Because = z.object({
  feature: z.string().describe('key of the feature'),
  name: z.string().describe('name of the feature'),
  version: z.number().nullable().describe('first version with it; null: none has it'),
  script: z.string().describe('script that uses it'),
  line: z.number().int().describe('line of the first use'),
  column: z.number().int().describe('column of the first use'),
  original: originalPlace(),
});
export type Because = z.infer<typeof Because>;

const Lost = z.object({
  script: z.string().describe('script'),
  feature: z.string().describe('key of the feature'),
  name: z.string().describe('name of the feature'),
  since: z.number().nullable().describe('first version of the engine with it; null: none has it'),
  line: z.number().int().describe('line of the first use'),
  column: z.number().int().describe('column of the first use'),
  original: originalPlace(),
  costs: z
    .enum(['script', 'use'])
    .describe('script: the browser cannot read the script at all; use: only the expression throws when it is reached'),
});
export type Lost = z.infer<typeof Lost>;

const Miss = z.object({
  script: z.string().describe('script'),
  key: z.string().describe('key of the interface, as in scripts'),
  since: z.number().nullable().describe('first version of the engine with it; null: none has it'),
  line: z.number().int().describe('line of the use'),
  column: z.number().int().describe('column of the use'),
  original: originalPlace(),
  level: z
    .enum(['likely', 'possible', 'note'])
    .describe('likely: it is used without being asked for; possible: it may be another; note: the script is ready'),
});
export type Miss = z.infer<typeof Miss>;

const InsecureLoss = z.object({
  name: z.string().describe('what it is, as scripts write it'),
  key: z.string().describe('key of the interface, as in scripts'),
  script: z.string().describe('script that looks for it'),
  line: z.number().int().describe('line of the use'),
  column: z.number().int().describe('column of the use'),
  original: originalPlace(),
  guarded: z.boolean().describe('whether the script asks first whether it is there, or is ready for its absence'),
  pages: z.array(z.string()).describe('names of the pages that do without it'),
});
export type InsecureLoss = z.infer<typeof InsecureLoss>;

/** What a style costs that a browser does not know, the most first. */
export const styleCosts = ['block', 'rule', 'declaration', 'harmless'] as const;

const LostStyle = z.object({
  key: z.string().describe('key of what is used, as in styleSheets'),
  name: z.string().describe('how it is written'),
  costs: z
    .enum(styleCosts)
    .describe(
      'block: all rules within an at-rule; rule: a style rule; declaration: one declaration, or one selector of a list; harmless: the sheet has something else for it, or asks first',
    ),
  count: z.number().int().describe('how often it is used, in all sheets together'),
  since: z.number().nullable().describe('first version of the engine with it; null: none has it'),
  sheet: z.string().describe('style sheet in which it costs most'),
  line: z.number().int().describe('line of the first such use in it'),
  column: z.number().int().describe('column of that use'),
  original: originalPlace(),
});
export type LostStyle = z.infer<typeof LostStyle>;

const FleetEntry = z.object({
  browser: z
    .string()
    .describe('browser, as the profile writes it; of what a query selected its name with the versions that are alike'),
  share: z
    .number()
    .nullable()
    .meta({ unit: 'percent', examples: [42] })
    .describe('share of users who have it; null: not known'),
  name: z.string().describe('browser as it is usually called'),
  engine: z.enum(engines).nullable().describe('engine it is built on; null: not known'),
  version: z.number().nullable().describe('version of the engine; null: not known'),
  source: z.string().nullable().describe('where the version of the engine comes from; null: it is not known'),
  fits: z
    .boolean()
    .nullable()
    .describe(
      'whether it can read every script, and the pages work as its engine where that was tried; null: not known',
    ),
  works: z
    .boolean()
    .nullable()
    .describe(
      'whether the pages worked when they were opened as its engine; null: that was not tried, or is not known',
    ),
  failsAs: z.string().nullable().describe('engine of emulations that showed that they do not; null: none did'),
  looksDifferent: z
    .exactOptional(z.boolean().nullable())
    .describe('whether the pages look otherwise as its engine; null: that was not compared, or is not known'),
  looksAs: z
    .exactOptional(z.string().nullable())
    .describe('engine of emulations that showed that they look otherwise; null: none did'),
  lost: z.array(Lost).describe('what it cannot read, the first 20'),
  misses: z
    .exactOptional(z.array(Miss))
    .describe('what scripts look for and it does not have, as far as their text tells, the first 20'),
  styleLosses: z.exactOptional(z.array(LostStyle)).describe('what it drops of the style sheets, the first 20'),
});
export type FleetEntry = z.infer<typeof FleetEntry>;

export const DerivedFacts = z.object({
  needs: z
    .exactOptional(
      z.object({
        chromium: needed('Chromium (Chrome, Edge, 360 and others of the family)'),
        firefox: needed('Firefox'),
        safari: needed('Safari'),
      }),
    )
    .describe('browsers that can read every script that was loaded (syntax only)'),
  needsBecause: z
    .exactOptional(
      z.object({
        chromium: z.exactOptional(Because.nullable()).describe('what decides it for Chromium; null: nothing'),
        firefox: z.exactOptional(Because.nullable()).describe('what decides it for Firefox; null: nothing'),
        safari: z.exactOptional(Because.nullable()).describe('what decides it for Safari; null: nothing'),
      }),
    )
    .describe('the script and the feature that decide it'),
  needsSecureContext: z
    .exactOptional(z.array(z.string()))
    .meta({ examples: [[], ['navigator.clipboard']] })
    .describe(
      'what scripts use without asking whether it is there, and every browser withholds because the page came by plain http',
    ),
  insecureLosses: z
    .exactOptional(z.array(InsecureLoss))
    .describe('what scripts look for and pages that do not count as secure do without, with its place; the first 50'),
  fleet: z.exactOptional(z.array(FleetEntry)).meta({ key: 'browser' }).describe('browsers that the profile asks about'),
  minimumChromium: z
    .exactOptional(z.number())
    .meta({ examples: [86] })
    .describe('lowest Chromium in which the pages work, found by opening them as older ones'),
  minimumBecause: z
    .exactOptional(
      z
        .object({
          engine: z.string().describe('engine right below it'),
          page: z.string().describe('name of the page'),
          kind: z.enum(troubleKinds).describe('what it is'),
          text: z.string().describe('script that is lost, message of the error; empty: none'),
          url: z.string().nullable().describe('script the error was thrown in; null: not known'),
          line: z.number().nullable().describe('line in it, 1 for the first; null: not known'),
          column: z.exactOptional(z.number().nullable()).describe('column in it, 1 for the first; null: not known'),
          original: originalPlace(),
        })
        .nullable(),
    )
    .describe('what fails in the engine right below it; null: nothing older can be tried'),
  unfitBrowsers: z
    .exactOptional(z.array(z.string()))
    .meta({ examples: [[]] })
    .describe('browsers of the fleet that cannot read a script'),
  doubtfulBrowsers: z
    .exactOptional(z.array(z.string()))
    .meta({ examples: [[]] })
    .describe('browsers of the fleet that can read all scripts and likely lack something that one of them uses'),
  unstyledBrowsers: z
    .exactOptional(z.array(z.string()))
    .meta({ examples: [[]] })
    .describe('browsers of the fleet that can read all scripts and drop whole rules of the style sheets'),
  differentBrowsers: z
    .exactOptional(z.array(z.string()))
    .meta({ examples: [[]] })
    .describe('browsers of the fleet in which the pages work and look otherwise than in the browser of the run'),
  unknownBrowsers: z
    .exactOptional(z.array(z.string()))
    .meta({ examples: [[]] })
    .describe('browsers of the fleet of which it is not known'),
  fitShare: share('users whose browser fits, known as far as their browsers are'),
  unfitShare: share('users whose browser does not fit, known as far as their browsers are'),
  doubtfulShare: share('users whose browser is among doubtfulBrowsers'),
  unknownShare: share('users of whose browser it is not known'),
  uncoveredShare: share('users whose browser is none of the fleet'),
  shareSource: z
    .exactOptional(z.string())
    .meta({ examples: ['world'] })
    .describe(
      'whose shares they are: profile, as it writes them; site, of its reference data; world or a region (CN), of the data that queries are answered with',
    ),
});
export type DerivedFacts = z.infer<typeof DerivedFacts>;
