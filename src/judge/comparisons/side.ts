import { formatFactPath } from '../../model/fact-path.ts';
import { knownOf, type Known } from '../findings/known.ts';
import type { TaskState } from '../findings/task-state.ts';
import { wasLookedAt } from '../findings/was-looked-at.ts';
import type { MatchContext } from '../matchers/match-context.ts';

/** One side of a comparison: a fact of a task. */
export interface Side {
  readonly state: TaskState;
  readonly known: Known;
  readonly path: string;
  /** How people are told which side it is: `production`, `production/app1`, `web.version`. */
  readonly place: string;
}

/** What tells the two sides apart for a reader. */
export type Naming = 'environment' | 'node' | 'check';

export function sideOf(state: TaskState, path: string, naming: Naming, context: MatchContext): Side {
  return { state, path, known: knownOf(state, path, context), place: placeOf(state, path, naming) };
}

function placeOf({ task }: TaskState, path: string, naming: Naming): string {
  const { check, environment, node, vantage } = task.id;
  if (naming === 'node') return node ?? vantage ?? environment;
  if (naming === 'environment') return node === null ? environment : `${environment}/${node}`;
  const fact = path.startsWith('[') ? `${check}${path}` : `${check}.${path}`;
  return node === null ? fact : `${fact} (${node})`;
}

/**
 * Whether both sides are one fact of one running system: the same subject; or a probe that looks at the machine it runs
 * on, run on one machine for both (and there on the same part of it). A task that was not started has no system. Such sides agree by nature, which says nothing of two environments. Two different
 * facts of one machine (a relation between its Java and its configuration file) do not.
 */
export function isOneSystem(a: Side, b: Side): boolean {
  if (a.state.task.probe !== b.state.task.probe || a.path !== b.path) return false;
  const [left, right] = [a.state.observation, b.state.observation];
  if (left === null || right === null || !wasLookedAt(left) || !wasLookedAt(right)) return false;
  if (left.subject !== null && left.subject === right.subject) return true;
  const local = a.state.task.capability === 'local' && b.state.task.capability === 'local';
  return local && left.vantage.machine === right.vantage.machine && a.state.task.part === b.state.task.part;
}

/** A path below another one, as text. */
export function pathText(segments: Parameters<typeof formatFactPath>[0]): string {
  return segments.length === 0 ? '' : formatFactPath(segments);
}
