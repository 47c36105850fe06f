import * as z from 'zod';

/** What a page does as an older engine that it does not do as the one of the run. */
export const troubleKinds = [
  'script-lost',
  'exception',
  'blank',
  'content-lost',
  'not-opened',
  'request-failed',
] as const;

const Trouble = z.object({
  page: z.string().describe('name of the page'),
  kind: z
    .enum(troubleKinds)
    .describe(
      'script-lost: it cannot read a script; exception: an error nothing caught; blank: a white page; content-lost: less than half of the text or of the fields and pictures; not-opened: it did not open, or waitFor never showed; request-failed: a request that failed only then, which makes nothing fail by itself',
    ),
  text: z
    .string()
    .describe('script that is lost, message of the error, cause, what is left of how much, request; empty: none'),
  url: z.string().nullable().describe('script the error was thrown in, query values masked; null: not known'),
  line: z.number().nullable().describe('line in it, 1 for the first; null: not known'),
  column: z
    .exactOptional(z.number().nullable())
    .meta({ volatile: true })
    .describe('column in it, 1 for the first; null: not known'),
});
export type Trouble = z.infer<typeof Trouble>;

const DifferenceExample = z.object({
  element: z.string().describe('tag with id or class; of buttons, labels and headings their text'),
  what: z
    .enum(['outside', 'gone', 'covered', 'appeared', 'changed'])
    .describe(
      'outside: it lies outside the width of the page; gone: it does not show; covered: it overlaps another one; appeared: it shows and should not; changed: it stands elsewhere, or has another size',
    ),
  before: z.string().nullable().describe('left,top widthxheight in CSS pixels as it should be; null: it does not show'),
  after: z.string().nullable().describe('the same as the engine'),
});
export type DifferenceExample = z.infer<typeof DifferenceExample>;

const Difference = z.object({
  page: z.string().describe('name of the page'),
  elements: z.number().int().describe('visible elements with text, fields, buttons and pictures that stand still'),
  changed: z.number().int().describe('of these, how many stand elsewhere or have another size, by more than 3 pixels'),
  gone: z.number().int().describe('of these, how many do not show'),
  appeared: z.number().int().describe('elements that should not show and do'),
  outside: z.number().int().describe('of the changed ones, how many lie outside the width of the page'),
  covered: z.number().int().describe('how many of those that changed or appeared overlap another one'),
  examples: z.array(DifferenceExample).describe('some of them, the first 5'),
});
export type Difference = z.infer<typeof Difference>;

const Emulation = z.object({
  engine: z
    .string()
    .meta({ examples: ['Chromium 86'] })
    .describe('engine the browser of the run acted as'),
  version: z.number().int().describe('its version'),
  from: z.number().int().describe('first version that has what this one has, of all that the application mentions'),
  to: z.number().int().describe('last version of which the same is true'),
  works: z
    .boolean()
    .nullable()
    .describe('whether the pages did all they do in the browser of the run; null: not clear'),
  troubles: z.array(Trouble).describe('what they did not do, or did besides, the first 20'),
  looksDifferent: z
    .exactOptional(z.boolean().nullable())
    .describe(
      'whether a page that works looks otherwise than in the browser of the run; null: not compared, not clear',
    ),
  differences: z
    .exactOptional(z.array(Difference))
    .meta({ key: 'page' })
    .describe('what stands elsewhere on pages that look otherwise, seen twice'),
});
export type Emulation = z.infer<typeof Emulation>;

/** Facts of opening the pages as older engines would; there only where it was asked for and could be done. */
export const emulationFacts = {
  emulations: z
    .exactOptional(z.array(Emulation))
    .meta({ key: 'engine' })
    .describe('older engines that the browser of the run acted as, lowest first; the last one is itself'),
  emulationData: z
    .exactOptional(z.string())
    .meta({ examples: ['@mdn/browser-compat-data 8.1.9 (2026-11-12)'] })
    .describe('data that says what older engines lack, with its day'),
};

/** Lowest version that can be acted as: modules came with it, and of what came before the data does not tell. */
export const lowestEmulated = 61;
