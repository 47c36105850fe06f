import { lookup } from '../../model/catalogue.ts';
import type { Unit } from '../../model/words.ts';
import type { TaskState } from '../findings/task-state.ts';
import type { MatchContext } from '../matchers/match-context.ts';

/** Unit of a fact in the catalogue; null: it has none. */
export function unitAt(state: TaskState | undefined, written: string, context: MatchContext): Unit | null {
  const path = context.path(written);
  if (path === null || state?.probe === null || state === undefined) return null;
  const found = lookup(state.probe.entry.facts, path);
  return found.found ? (found.schema.unit ?? null) : null;
}
