import { canonical } from '../../model/canonical.ts';
import { taskKey, type TaskId } from '../../model/identity.ts';
import type { Observation } from '../../model/observation.ts';
import type { Profile } from '../../model/profile.ts';

/** The present name of a check, by every name it ever had. A name that a check bears today is its own. */
export type Renamed = ReadonlyMap<string, string>;

export function renamedChecks(profile: Profile): Renamed {
  const names = new Map<string, string>();
  const earlier = profile.checks.flatMap((check) => check.formerly.map((old) => [old, check.name] as const));
  for (const [old, name] of earlier) names.set(old, names.get(old) ?? name);
  for (const check of profile.checks) names.set(check.name, check.name);
  return names;
}

/** A task as it is called today. */
export function presentTask(id: TaskId, renamed: Renamed): TaskId {
  return { ...id, check: renamed.get(id.check) ?? id.check };
}

/**
 * Observations by key of the task as it is called today. Where two remain for one task, one that was really attempted
 * wins, then the one taken under the present name, then the later one, so that the order in which they came does not matter.
 */
export function byTask(observations: readonly Observation[], renamed: Renamed): ReadonlyMap<string, Observation> {
  const found = new Map<string, Observation>();
  for (const observation of observations) {
    const id = presentTask(observation.task, renamed);
    const key = taskKey(id);
    const before = found.get(key);
    found.set(key, before === undefined || wins(observation, before, id.check) ? observation : before);
  }
  return found;
}

function wins(a: Observation, b: Observation, name: string): boolean {
  const attempted = Number(a.attempts.length > 0) - Number(b.attempts.length > 0);
  if (attempted !== 0) return attempted > 0;
  const named = Number(a.task.check === name) - Number(b.task.check === name);
  if (named !== 0) return named > 0;
  if (a.startedAt !== b.startedAt) return a.startedAt > b.startedAt;
  return plain(a) < plain(b);
}

/** The same observation always gives the same text. */
function plain(observation: Observation): string {
  return canonical(observation.facts) + JSON.stringify(observation);
}
