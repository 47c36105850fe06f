import { covers, coversWritten, readFactPath, type FactPath } from '../../model/fact-path.ts';
import { value, type Message } from '../../model/message.ts';
import { notSeen } from './actual.ts';
import { isSilent } from './answers.ts';
import { unansweredFact } from './unanswered.ts';
import type { Gap } from '../../model/observation.ts';
import type { Unseen } from '../facts/sight.ts';
import type { TaskState } from './task-state.ts';

/**
 * Why the fact that was asked for was not seen. The gap that hides it can be that of a neighbour: where all of `memory`
 * is missing, what was derived from it is a gap too. Then the gap that the observation has for the fact is said, else
 * that the target gave no answer, else no more than that the fact was not reached.
 */
export function unseenFact(state: TaskState, written: string, unseen: Unseen): Message {
  if (state.task.capability === 'person') return unansweredFact(state, written);
  const asked = readFactPath(written);
  if (asked === null) return notSeen(unseen);
  const silent = state.unusable === null && isSilent(state);
  if (!silent && (unseen.implicit || isOfFact(unseen.gap, asked))) return notSeen(unseen);
  const own = state.observation?.gaps.find((gap) => gap.path !== '' && coversWritten(gap.path, asked));
  if (own !== undefined) return notSeen({ kind: 'gap', gap: own, implicit: false });
  if (silent) return { code: 'actual.no-answer', params: { path: value(written) } };
  return notSeen({ kind: 'gap', gap: { path: written, reason: 'not-reached', detail: null }, implicit: false });
}

function isOfFact(gap: Gap, asked: FactPath): boolean {
  const path = readFactPath(gap.path);
  return path === null || covers(path, asked) || covers(asked, path);
}
