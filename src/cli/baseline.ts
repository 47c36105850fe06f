import type { Baseline } from '../judge/judge-input.ts';
import type { Context } from './context.ts';
import type { Flags } from './flags.ts';
import { readParts } from './read-parts.ts';

/** The evidence that `--baseline` names; null where nothing is compared. */
export function baselineOf(context: Context, flags: Flags): Baseline | null {
  if (flags.baseline === undefined) return null;
  const [part] = readParts(context, [flags.baseline]);
  if (part === undefined) return null;
  const { runId, startedAt } = part.provenance;
  return { runId, seenAt: startedAt, observations: part.observations };
}
