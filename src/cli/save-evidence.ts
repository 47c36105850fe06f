import type { Toolbox } from '../assess/toolbox.ts';
import { writeEvidence } from '../evidence/write-evidence.ts';
import type { Context } from './context.ts';
import type { LiveRun } from './live-run.ts';
import { writeWhole } from './write-whole.ts';

/** Writes the archive of a live run. Throws NoResultError. */
export function saveEvidence(context: Context, path: string, { provenance, outcome }: LiveRun, tools: Toolbox): void {
  const { observations, interrupted, endedAt } = outcome;
  const { catalogue } = tools;
  writeWhole(context, path, writeEvidence({ provenance, endedAt, interrupted, observations, catalogue }));
}
