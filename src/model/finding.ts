import * as z from 'zod';
import { findingIdSchema, taskIdSchema } from './identity.ts';
import { messageSchema, textSchema, type Message, type Text } from './message.ts';
import { outcomeSchema, severitySchema } from './words.ts';
import type { DeepReadonly } from './json.ts';

/** One difference that a comparison found. */
export const differenceSchema = z.object({
  path: z.string().describe('fact path below the compared one; empty: the fact itself'),
  kind: z.enum(['changed', 'missing-left', 'missing-right']),
  rank: z.number().describe('0 weighs most; for sorting'),
  left: z.json(),
  right: z.json(),
  places: z
    .object({ left: z.string(), right: z.string() })
    .exactOptional()
    .describe('what each side is called: `production`, `app1`, `web.version`; absent in earlier results'),
  words: z
    .object({ what: messageSchema, left: messageSchema, right: messageSchema })
    .exactOptional()
    .describe('how people call what differs, and both sides of it, where a probe has words of its own'),
  informs: z
    .literal(true)
    .exactOptional()
    .describe('it is told, and does not make the two sides differ: a new default of a newer release'),
});
type StoredDifference = DeepReadonly<z.infer<typeof differenceSchema>>;
export interface Difference extends Omit<StoredDifference, 'words'> {
  readonly words?: { readonly what: Message; readonly left: Message; readonly right: Message };
}

export const appliedWaiverSchema = z.object({
  because: textSchema,
  owner: textSchema,
  ticket: z.string().nullable(),
  until: z.string().describe('last day, YYYY-MM-DD'),
});

/** One expectation or comparison, applied. */
export const findingSchema = z.object({
  id: findingIdSchema,
  kind: z.enum(['answers', 'expectation', 'across', 'among', 'relation', 'drift']),
  outcome: outcomeSchema,
  severity: severitySchema,
  path: z.string().nullable().describe('fact path; null for `answers`'),
  environments: z.array(z.string()).describe('environments it counts for: one, or both sides of a comparison'),
  expected: messageSchema.describe('what was asked'),
  actual: messageSchema.describe('what was seen, or why not'),
  cause: z.string().nullable().describe('cause of the failure it rests on'),
  advice: messageSchema.nullable().describe('next step that the cause suggests'),
  because: textSchema.nullable().describe('why the author asks for it'),
  remedy: textSchema.nullable().describe('what the author says is to be done'),
  owner: textSchema.nullable(),
  due: z.string().nullable().describe('day by which it is to be mended, YYYY-MM-DD, as the site file says'),
  blockedBy: z.array(findingIdSchema).describe('findings that must be mended first'),
  waiver: appliedWaiverSchema.nullable(),
  overridden: z
    .object({
      because: textSchema,
      owner: textSchema.nullable(),
      was: z.string(),
    })
    .nullable(),
  attested: z
    .object({
      by: z.string(),
      because: z.string(),
      at: z.string(),
      agrees: z.boolean().nullable(),
      attachment: z.object({ name: z.string(), sha256: z.string() }).nullable(),
    })
    .nullable()
    .describe('a person’s statement it rests on, or that stands beside what was observed'),
  notes: z.array(messageSchema).describe('what a reader must know besides: shared subject, conflicting evidence ...'),
  differences: z.array(differenceSchema),
  evidence: z.array(taskIdSchema).describe('tasks whose observations it rests on'),
});
type Stored = DeepReadonly<z.infer<typeof findingSchema>>;
export interface Finding extends Omit<
  Stored,
  'expected' | 'actual' | 'advice' | 'notes' | 'because' | 'remedy' | 'differences'
> {
  readonly differences: readonly Difference[];
  readonly expected: Message;
  readonly actual: Message;
  readonly advice: Message | null;
  readonly notes: readonly Message[];
  readonly because: Text | null;
  readonly remedy: Text | null;
}
