import * as z from 'zod';
import { observationSchema, vantageSchema, type Observation } from './observation.ts';
import { selectionSchema, type Selection } from './plan.ts';
import type { DeepReadonly } from './json.ts';

/** Where observations come from: stands in the journal’s first line and in the manifest of an evidence archive. */
export const provenanceSchema = z.object({
  tool: z.object({
    name: z.string(),
    version: z.string(),
    node: z.string().describe('version of Node'),
    platform: z.string().describe('operating system and processor: linux x64'),
  }),
  runId: z.string(),
  startedAt: z.iso.datetime().describe('UTC'),
  selection: selectionSchema,
  profile: z.object({
    name: z.string(),
    files: z.array(z.object({ name: z.string(), sha256: z.string() })),
    timeZone: z.string().describe('IANA name'),
  }),
  catalogue: z.object({ sha256: z.string().describe('over the canonical JSON of the fact catalogue') }),
});
type StoredProvenance = DeepReadonly<z.infer<typeof provenanceSchema>>;
export interface Provenance extends Omit<StoredProvenance, 'selection'> {
  readonly selection: Selection;
}

/** First line of a journal. */
export const headerRecordSchema = z.object({
  record: z.literal('header'),
  format: z.literal('plumbline-journal'),
  version: z.literal(1),
  provenance: provenanceSchema,
  vantage: vantageSchema.describe('the machine of the run; place and zone may differ from environment to environment'),
  tasks: z.number().int().describe('number of tasks of the plan'),
});

/** One observation, the same in a journal and in an evidence archive. */
export const observationRecordSchema = z.object({
  record: z.literal('observation'),
  observation: observationSchema,
  blobs: z
    .array(z.array(z.string()).min(1).max(2))
    .optional()
    .describe('places in the facts (name, or name and member) that hold `{ $blob, bytes }` for a value kept apart'),
});
export interface ObservationRecord {
  readonly record: 'observation';
  readonly observation: Observation;
  readonly blobs?: readonly (readonly string[])[];
}

/** Last line of a journal: without it the run was cut off. */
export const closingRecordSchema = z.object({
  record: z.literal('closing'),
  endedAt: z.iso.datetime().describe('UTC'),
  interrupted: z.boolean(),
  observations: z.number().int().describe('number of observation records above'),
});
export type ClosingRecord = DeepReadonly<z.infer<typeof closingRecordSchema>>;
