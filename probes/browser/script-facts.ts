import * as z from 'zod';
import { confidences } from '../../src/model/reference.ts';
import { scriptFroms } from './scripts/script-store.ts';
import { builtKinds } from './source-maps/map-ref.ts';
import { unreadReasons } from './scripts/unread-list.ts';

const Use = z.object({
  feature: z.string().describe('key of the feature in MDN’s compatibility data without javascript., or one of ours'),
  count: z.number().int().describe('how often'),
  line: z.number().int().describe('line of the first use, 1 for the first; of an inline script that of its document'),
  column: z.number().int().describe('column of the first use, 1 for the first'),
});

const Interface = z.object({
  key: z
    .string()
    .describe('key of the interface in MDN’s compatibility data, without api., javascript.builtins. and _static'),
  sure: z
    .enum(confidences)
    .describe('certain: by a way from a global name; likely, guess: by the name of a method of something unknown'),
  guarded: z.boolean().describe('whether the script asks first whether it is there, or is ready for its absence'),
  whenSecure: z
    .exactOptional(z.boolean())
    .describe('whether it is used only where the script asks first whether the page came by https; absent: no'),
  count: z.number().int().describe('how often'),
  line: z.number().int().describe('line of the first use, of the first unguarded one where there is one'),
  column: z.number().int().describe('column of that use'),
});

export const Script = z.object({
  name: z
    .string()
    .meta({ examples: ['app.js', 'inline 1 of main'] })
    .describe('last part of the path, or inline 1 of main'),
  url: z.string().describe('address, query values masked; empty: it has none'),
  from: z
    .enum(scriptFroms)
    .describe('external, inline, worker, service-worker; eval: made while the page runs, without a file'),
  module: z.boolean().describe('whether it is a module'),
  bytes: z.number().int().meta({ unit: 'bytes' }).describe('length in UTF-8'),
  sha256: z.string().describe('SHA-256 of the text in UTF-8, hexadecimal'),
  pages: z.array(z.string()).describe('names of the pages that have it'),
  parsed: z.boolean().nullable().describe('whether the browser of the run could read it; null: it does not tell'),
  uses: z.array(Use).meta({ key: 'feature' }).describe('features of the language it uses, in the order of first use'),
  interfaces: z
    .exactOptional(z.array(Interface))
    .meta({ key: 'key' })
    .describe(
      'objects and functions of the browser that it looks for when it runs, of those that are not old; at most 200',
    ),
  error: z.string().nullable().describe('why it could not be read for its features; null: it could'),
});
export type Script = z.infer<typeof Script>;

const UnreadScript = z.object({
  page: z.string().describe('name of the page'),
  url: z.string().describe('address, query values masked; empty: not known'),
  reason: z
    .enum(unreadReasons)
    .describe(
      'too-many, too-large, too-much (limits of the look), request-limit, gone, open (still loading), document (it did not say what scripts it has)',
    ),
  count: z.number().int().describe('how many of this page, address and reason'),
});

const OriginalPlace = z.object({
  kind: z.enum(builtKinds).describe('what it stands in'),
  name: z.string().describe('script or style sheet, as in scripts and styleSheets'),
  line: z.number().int().describe('line in it, 1 for the first'),
  column: z.number().int().describe('column in it, 1 for the first'),
  original: z
    .string()
    .meta({ examples: ['src/pages/order.tsx:41:7'] })
    .describe('file it was written in, as the source map calls it, with line and column'),
});
export type OriginalPlace = z.infer<typeof OriginalPlace>;

const AskedShare = z.object({
  browser: z.string().describe('browser, as in fleetAsked'),
  share: z.number().meta({ unit: 'percent' }).describe('share of users who have it'),
});
export type AskedShare = z.infer<typeof AskedShare>;

/** Facts of the scripts of all pages; there only where `scan` or `fleet` asks for them. */
export const scriptFacts = {
  scripts: z
    .exactOptional(z.array(Script))
    .meta({ key: 'name' })
    .describe('scripts that the pages loaded, the first 500, each text once'),
  unreadScripts: z
    .exactOptional(z.array(UnreadScript))
    .meta({ examples: [[]] })
    .describe('scripts that could not be read, the first 100'),
  legacyScripts: z
    .exactOptional(z.number().int())
    .meta({ examples: [0] })
    .describe('scripts with nomodule, which only browsers without modules load and which were not read'),
  originalPlaces: z
    .exactOptional(z.array(OriginalPlace))
    // one bundle is the same whether its map lies beside it or not
    .meta({ volatile: true, examples: [[]] })
    .describe(
      'where what matters in scripts and style sheets was written, by the source maps of at most 20 of them; not in Firefox',
    ),
  fleetAsked: z.exactOptional(z.array(z.string())).describe('browsers that the profile asks about, and its queries'),
  fleetShares: z
    .exactOptional(z.array(AskedShare))
    .meta({ key: 'browser' })
    .describe('shares of users that the profile writes'),
};
