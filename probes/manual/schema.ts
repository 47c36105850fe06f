import * as z from 'zod';

/** Words for people, in one or both languages of the report. */
const words = () =>
  z.union([
    z.string().min(1),
    z.strictObject({ en: z.string().min(1).exactOptional(), 'zh-CN': z.string().min(1).exactOptional() }),
  ]);

export const Settings = z.strictObject({
  question: words().describe('what somebody has to answer'),
  guidance: words().nullable().default(null).describe('how to find the answer out'),
  evidence: words().nullable().default(null).describe('what is to be attached: minutes, a photo of the signed page'),
});
export type Settings = z.infer<typeof Settings>;

/** Nothing is ever observed: each fact is stated by a person, or nobody has. */
export const Facts = z.object({
  confirmed: z
    .boolean()
    .exactOptional()
    .describe('whether it is so')
    .meta({ examples: [true] }),
  answer: z
    .union([z.string(), z.number(), z.boolean()])
    .exactOptional()
    .describe('the answer, where yes or no is not enough')
    .meta({ examples: ['A. Wang, on call around the clock'] }),
  on: z
    .string()
    .exactOptional()
    .describe('when it happened, or was signed')
    .meta({ unit: 'instant', examples: ['2026-11-20'] }),
  took: z
    .number()
    .exactOptional()
    .describe('how long it took')
    .meta({ unit: 'seconds', examples: ['40 min'] }),
  reference: z
    .string()
    .exactOptional()
    .describe('number or title of the document that says so')
    .meta({ examples: ['OPS-2026-118'] }),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  daysSince: z
    .number()
    .int()
    .exactOptional()
    .describe('whole days since then, by the calendar')
    .meta({ unit: 'days', volatile: true, examples: ['90 days'] }),
});
