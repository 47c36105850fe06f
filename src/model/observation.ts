import * as z from 'zod';
import { taskIdSchema } from './identity.ts';
import { paramSchema, type Params } from './message.ts';
import { gapReasonSchema } from './words.ts';
import type { DeepReadonly, JsonObject } from './json.ts';

/** A fact that was not seen, and why. A gap covers its path and everything below it. */
export const gapSchema = z.object({
  path: z.string().describe('fact path; the empty text covers all facts'),
  reason: gapReasonSchema,
  detail: z.string().nullable().describe('what the target said, redacted; null where it said nothing'),
  note: z
    .string()
    .exactOptional()
    .describe('what we ourselves say about it: the code of a sentence, `KIND.gap.NAME`; absent: nothing'),
  noteParams: z
    .record(z.string(), paramSchema)
    .exactOptional()
    .describe('what the sentence of the note is filled with; absent: nothing'),
  bounds: z
    .object({ least: z.number(), most: z.number() })
    .exactOptional()
    .describe('between which numbers the fact lies all the same; absent: not known'),
});
export interface Gap extends DeepReadonly<Omit<z.infer<typeof gapSchema>, 'noteParams'>> {
  readonly noteParams?: Params;
}

/** Why a task gave no (complete) answer. Whose matter it is follows from the cause: see cause.ts. */
export const failureSchema = z.object({
  cause: z.string().describe('id of src/model/cause.ts'),
  phase: z
    .string()
    .nullable()
    .describe('step that broke: resolve, connect, tls, request, response, body, login, query ...'),
  params: z.record(z.string(), paramSchema).describe('what the sentence of the cause is filled with'),
  detail: z.string().nullable().describe('raw error text of the system, redacted and clipped'),
});
export interface Failure extends DeepReadonly<Omit<z.infer<typeof failureSchema>, 'params'>> {
  readonly params: Params;
}

/** One try of a task. */
export const attemptSchema = z.object({
  startedAt: z.iso.datetime().describe('UTC'),
  durationMs: z.number().describe('milliseconds'),
  cause: z.string().nullable().describe('cause of the failure; null: it answered'),
});
export type Attempt = DeepReadonly<z.infer<typeof attemptSchema>>;

/** The machine that looked. */
export const vantageSchema = z.object({
  place: z.string().nullable().describe('machine key of the site file it was recognised as; null: none'),
  zone: z.string().nullable().describe('zone of that machine; null: none'),
  machine: z.string().describe('digest of machine id and boot id; equal means the same running machine'),
  hostname: z.string().describe('host name, as the operating system says'),
});
export type Vantage = DeepReadonly<z.infer<typeof vantageSchema>>;

/** Something that was really touched while the task ran. */
export const touchedSchema = z.object({
  line: z.string().describe('the touch line, as on the touch list'),
  count: z.number().int().describe('how often'),
});

/** Time of one step. */
export const timingSchema = z.object({
  phase: z.string().describe('resolve, connect, tls, request, response, body, login, query ...'),
  durationMs: z.number().describe('milliseconds'),
});
export type Timing = DeepReadonly<z.infer<typeof timingSchema>>;

/** A picture or raw text kept of what was seen, for people; nothing judges it. */
export const captureSchema = z.object({
  name: z.string().describe('what it shows: a page, a body'),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'text/plain']),
  sha256: z.string().describe('of the bytes'),
  base64: z.string(),
});
export type Capture = DeepReadonly<z.infer<typeof captureSchema>>;

/** What one task saw: facts, gaps, and a failure where there was one. Nothing in it is interpreted. */
export const observationSchema = z.object({
  task: taskIdSchema,
  probe: z.string().describe('kind of the probe'),
  factsVersion: z.number().int().describe('version of the probe’s facts'),
  run: z.string().describe('id of the run that looked'),
  settings: z
    .record(z.string(), z.json())
    .describe('what was asked of the probe, as planned; a secret stands as `{ "$secret": "NAME" }`'),
  startedAt: z.iso.datetime().describe('UTC'),
  endedAt: z.iso.datetime().describe('UTC'),
  attempts: z.array(attemptSchema).describe('every try; empty: it was never started'),
  vantage: vantageSchema,
  subject: z.string().nullable().describe('digest that names the running thing looked at; null: cannot be known'),
  facts: z.record(z.string(), z.json()),
  gaps: z.array(gapSchema),
  failure: failureSchema.nullable(),
  timings: z.array(timingSchema),
  touched: z.array(touchedSchema),
  captures: z.array(captureSchema).optional().describe('absent: none were made, or the environment allows none'),
});
export interface Observation extends DeepReadonly<
  Omit<z.infer<typeof observationSchema>, 'facts' | 'gaps' | 'failure' | 'settings'>
> {
  readonly settings: JsonObject;
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
  readonly failure: Failure | null;
}

/** A fact that a person states, where no probe can look. It fills a gap and never replaces what was observed. */
export const attestationSchema = z.object({
  check: z.string(),
  environment: z.string(),
  node: z.string().nullable(),
  path: z.string().describe('fact path'),
  value: z.json(),
  by: z.string().describe('name of the person'),
  because: z.string().describe('why it is so, or how it is known'),
  at: z.iso.datetime().describe('when it was stated, UTC'),
  until: z
    .string()
    .nullable()
    .describe('last day on which it counts, YYYY-MM-DD in the profile’s time zone; null: always'),
  attachment: z
    .object({ name: z.string(), sha256: z.string() })
    .nullable()
    .describe('a file that shows it: its name without its folder, and SHA-256 of its bytes'),
});
export type Attestation = DeepReadonly<z.infer<typeof attestationSchema>>;
