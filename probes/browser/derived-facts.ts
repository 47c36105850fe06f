import * as z from 'zod';
import { engines } from '../../src/model/reference.ts';
import { troubleKinds } from './emulate/emulation-facts.ts';

const needed = (browsers: string) =>
  z
    .exactOptional(z.number().nullable())
    .meta({ examples: [86] })
    .describe(
      `lowest version of ${browsers} from which on every script that was loaded can be read; 1: any; null: none`,
    );

const Because = z.object({
  feature: z.string().describe('key of the feature'),
  name: z.string().describe('name of the feature'),
  version: z.number().nullable().describe('first version with it; null: none has it'),
  script: z.string().describe('script that uses it'),
  line: z.number().int().describe('line of the first use'),
  column: z.number().int().describe('column of the first use'),
});
export type Because = z.infer<typeof Because>;

const Lost = z.object({
  script: z.string().describe('script'),
  feature: z.string().describe('key of the feature'),
  name: z.string().describe('name of the feature'),
  since: z.number().nullable().describe('first version of the engine with it; null: none has it'),
  line: z.number().int().describe('line of the first use'),
  column: z.number().int().describe('column of the first use'),
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
  level: z
    .enum(['likely', 'possible', 'note'])
    .describe('likely: it is used without being asked for; possible: it may be another; note: the script is ready'),
});
export type Miss = z.infer<typeof Miss>;

const FleetEntry = z.object({
  browser: z.string().describe('browser, as the profile writes it'),
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
  lost: z.array(Lost).describe('what it cannot read, the first 20'),
  misses: z
    .exactOptional(z.array(Miss))
    .describe('what scripts look for and it does not have, as far as their text tells, the first 20'),
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
  unknownBrowsers: z
    .exactOptional(z.array(z.string()))
    .meta({ examples: [[]] })
    .describe('browsers of the fleet of which it is not known'),
});
