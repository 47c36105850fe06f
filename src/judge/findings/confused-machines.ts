import { taskKey, type TaskId } from '../../model/identity.ts';
import { wasLookedAt } from './was-looked-at.ts';
import type { Observation } from '../../model/observation.ts';
import type { Task } from '../../model/plan.ts';

/** The environments that one machine was taken for, by a task it was looked at for. */
export type Confused = (id: TaskId) => readonly string[];

/**
 * Finds machines that local probes looked at for several environments without the site file naming them: a laptop
 * looked at three times is not three environments, so what was seen on it tells of none. Different parts of it (three
 * folders with the configuration of each environment) are different things.
 */
export function confusedMachines(tasks: readonly Task[], observations: ReadonlyMap<string, Observation>): Confused {
  const lookedAtFor = new Map<string, Set<string>>();
  const thingsOf = new Map<string, readonly string[]>();
  for (const { id, capability, machine, part } of tasks) {
    const observation = observations.get(taskKey(id));
    if (capability !== 'local' || machine !== null || observation === undefined || !wasLookedAt(observation)) continue;
    const things = thingsIn(id.check, part, observation);
    thingsOf.set(taskKey(id), things);
    for (const thing of things) {
      lookedAtFor.set(thing, (lookedAtFor.get(thing) ?? new Set<string>()).add(id.environment));
    }
  }
  return (id) => {
    const environments = new Set(
      (thingsOf.get(taskKey(id)) ?? []).flatMap((thing) => [...(lookedAtFor.get(thing) ?? [])]),
    );
    return environments.size < 2 ? [] : [...environments];
  };
}

/** What was looked at, as it was named and as it was found: two paths may lead to one file. */
function thingsIn(check: string, part: string | null, { vantage, subject }: Observation): readonly string[] {
  const named = JSON.stringify([check, vantage.machine, part]);
  return subject === null ? [named] : [named, JSON.stringify([check, subject])];
}
