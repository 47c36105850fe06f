import * as z from 'zod';
import { vantageSchema } from '../model/observation.ts';
import { provenanceSchema, type Provenance } from '../model/record.ts';
import type { DeepReadonly } from '../model/json.ts';

/** Greater means: this program cannot read it. */
export const evidenceVersion = 1;

/** What stands in `manifest.json` of an evidence archive. Members it does not know (of a later minor version) are ignored. */
export const manifestSchema = z.object({
  format: z.literal('plumbline-evidence'),
  version: z.literal(evidenceVersion),
  minor: z.number().int().min(0).describe('grows with additions that older readers may ignore'),
  provenance: provenanceSchema,
  endedAt: z.iso.datetime().describe('UTC; of a run that was cut off, the end of the last observation'),
  interrupted: z.boolean().describe('stopped before its end, or its journal has no closing record'),
  vantages: z.array(vantageSchema).describe('every machine that looked'),
  observations: z.number().int().min(0).describe('number of lines in observations.ndjson'),
  entries: z
    .record(z.string(), z.object({ sha256: z.string(), bytes: z.number().int().min(0) }))
    .describe('every other entry of the archive: SHA-256 of its stored bytes, and their number'),
  seal: z.null().describe('place for a signature; null: intact, not authenticated'),
});
export interface Manifest extends DeepReadonly<Omit<z.infer<typeof manifestSchema>, 'provenance'>> {
  readonly provenance: Provenance;
}
