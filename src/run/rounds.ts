import type { Observation } from '../model/observation.ts';
import { taskKey } from '../model/identity.ts';
import type { Task } from '../model/plan.ts';
import { telling } from '../model/telling.ts';
import { blameOf } from '../model/cause.ts';
import type { Pause } from './progress.ts';
import { isDenial } from './retry.ts';
import type { Again } from './run-input.ts';
import { pause } from './within.ts';
import type { World } from './world.ts';

/** Milliseconds before the second look, and at most before a later one. */
const pauses = { first: 2000, most: 30_000, factor: 1.5 };

/** What looking again needs. */
export interface RoundsInput {
  readonly tasks: readonly Task[];
  readonly again: Again;
  readonly signal: AbortSignal;
  readonly world: Pick<World, 'monotonic' | 'after' | 'random'>;
  /**
   * Looks at some tasks, once; gives one observation for each, in their order. `others` is what was seen of all other
   * tasks; null: this is the first look, at all of them.
   */
  readonly look: (tasks: readonly Task[], others: readonly Observation[] | null) => Promise<readonly Observation[]>;
  /** Told before each pause. */
  readonly onPause: (pause: Pause) => void;
}

/**
 * Looks at all tasks, and then again and again at those that are worth it, until none is, the time is over, or the run
 * is stopped. What was denied is left alone: another try may lock the account. Gives the last observation of each task
 * that tells no less than an earlier one: a look that was broken off takes nothing back.
 */
export async function inRounds(input: RoundsInput): Promise<readonly Observation[]> {
  const { tasks, again, signal, world } = input;
  const until = world.monotonic() + again.withinMs;
  let observations = await input.look(tasks, null);
  let pauseMs = pauses.first;
  for (;;) {
    const next = signal.aborted ? [] : openTasks(tasks, observations, again);
    // A little by chance, so that many who wait for one target do not ask it all at once.
    const nextInMs = Math.round(pauseMs * (1 - world.random() / 4));
    const leftMs = until - world.monotonic();
    if (next.length === 0 || leftMs < nextInMs) return observations;
    input.onPause({ tasks: next.length, nextInMs, leftMs });
    await pause(nextInMs, signal, world);
    // Stopped in a pause: what was seen stands, and only the pause was lost.
    if (signal.aborted) return observations;
    observations = replaced(observations, await input.look(next, othersThan(next, observations)));
    pauseMs = Math.min(pauses.most, pauseMs * pauses.factor);
  }
}

function openTasks(tasks: readonly Task[], observations: readonly Observation[], again: Again): readonly Task[] {
  const worth = again.worth(observations);
  const settled = new Set(observations.filter(isSettled).map((each) => taskKey(each.task)));
  return tasks.filter((task) => worth.has(taskKey(task.id)) && !settled.has(taskKey(task.id)));
}

/** Denied, a mistake of the profile, or never started for a reason that stays: time mends none of these. */
function isSettled({ failure, attempts }: Observation): boolean {
  if (failure === null) return false;
  const { cause } = failure;
  if (isDenial(cause) || cause === 'login-denied-before' || blameOf(cause) === 'profile') return true;
  return attempts.length === 0 && cause !== 'needs-failed';
}

function othersThan(tasks: readonly Task[], observations: readonly Observation[]): readonly Observation[] {
  const looked = new Set(tasks.map((task) => taskKey(task.id)));
  return observations.filter((each) => !looked.has(taskKey(each.task)));
}

/** The rule by which evidence is merged: read back, the journal says the same. */
function replaced(before: readonly Observation[], newer: readonly Observation[]): readonly Observation[] {
  const byTask = new Map(newer.map((each) => [taskKey(each.task), each]));
  return before.map((each) => {
    const again = byTask.get(taskKey(each.task));
    return again !== undefined && telling(again) >= telling(each) ? again : each;
  });
}
