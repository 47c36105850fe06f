import { catalogueFor } from '../assess/catalogue-for.ts';
import type { Prepared } from './prepare.ts';
import { writeEvidence } from '../evidence/write-evidence.ts';
import type { Context } from './context.ts';
import type { LiveRun } from './live-run.ts';
import { writeWhole } from './write-whole.ts';

/** Writes the archive of a live run. Throws NoResultError. */
export function saveEvidence(
  context: Context,
  path: string,
  { provenance, outcome }: LiveRun,
  { profile, tools }: Prepared,
): void {
  const { observations, interrupted, endedAt } = outcome;
  const { catalogue } = catalogueFor(tools, profile);
  writeWhole(context, path, writeEvidence({ provenance, endedAt, interrupted, observations, catalogue }));
}
