import * as z from 'zod';
import { sheetStops, styleLosses } from '../../../src/kit/sheet/sheet-scan.ts';
import { unreadReasons } from '../scripts/unread-list.ts';
import { sheetFroms } from './sheet-store.ts';

/** Keys that are kept of one sheet. */
export const mostUses = 200;

const Use = z.object({
  key: z.string().describe('key of MDN’s compatibility data without css., or one of ours'),
  loss: z
    .enum(styleLosses)
    .describe(
      'the most that is lost without it: block, an at-rule with all rules in it; rule, a style rule; condition, what is within a media query for it; definition; declaration; alternative, one of a forgiving list of selectors',
    ),
  guarded: z
    .boolean()
    .describe('whether each use has something else where it is not known: @supports, or an earlier declaration'),
  count: z.number().int().describe('how often'),
  line: z
    .number()
    .int()
    .describe('line of the first use, of the first unguarded one where there is one; inline that of its document'),
  column: z.number().int().describe('column of that use'),
});

export const StyleSheet = z.object({
  name: z
    .string()
    .meta({ examples: ['app.css', 'inline 1 of main'] })
    .describe('last part of the path, or inline 1 of main'),
  url: z.string().describe('address, query values masked; of what has none that of its document'),
  from: z
    .enum(sheetFroms)
    .describe(
      'external; inline, a style element; inserted, rules that scripts put into one; constructed, made by scripts',
    ),
  bytes: z.number().int().meta({ unit: 'bytes' }).describe('length in UTF-8'),
  sha256: z.string().describe('SHA-256 of the text in UTF-8, hexadecimal'),
  pages: z.array(z.string()).describe('names of the pages that have it'),
  uses: z
    .array(Use)
    .meta({ key: 'key' })
    .describe('what it uses that browsers of the last years lacked, in the order of first use; at most 200'),
  stop: z.enum(sheetStops).nullable().describe('why it was not read to its end; null: it was'),
});
export type StyleSheet = z.infer<typeof StyleSheet>;

const UnreadStyleSheet = z.object({
  page: z.string().describe('name of the page'),
  url: z.string().describe('address, query values masked; empty: not known'),
  reason: z
    .enum(unreadReasons)
    .describe(
      'too-many, too-large, too-much (limits of the look), request-limit, gone, open (still loading), document (it did not say what style sheets it has)',
    ),
  count: z.number().int().describe('how many of this page, address and reason'),
});

/** Facts of the style sheets of all pages; there only where `scan` or `fleet` asks for them. */
export const styleFacts = {
  styleSheets: z
    .exactOptional(z.array(StyleSheet))
    .meta({ key: 'name' })
    .describe('style sheets of the pages, the first 500, each text once'),
  unreadStyleSheets: z
    .exactOptional(z.array(UnreadStyleSheet))
    .meta({ examples: [[]] })
    .describe('style sheets that could not be read, the first 100'),
};
