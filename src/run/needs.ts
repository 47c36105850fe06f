import type { Observation } from '../model/observation.ts';
import type { Task } from '../model/plan.ts';
import { deferred, type Deferred } from './deferred.ts';

/** What became of the checks that others need, environment by environment. */
export interface Needs {
  /** Waits for all that a task needs; the first needed check of which an observation failed, or null. */
  readonly failedFor: (task: Task) => Promise<string | null>;
  /** Must be told of every task. */
  readonly ended: (observation: Observation) => void;
}

interface Group {
  open: number;
  failed: boolean;
  readonly done: Deferred<void>;
}

/** Not failed: the evidence of another place will say, or a person. */
const notHere: ReadonlySet<string> = new Set(['elsewhere', 'elsewhere-unknown', 'unanswered']);

/**
 * Follows the needs of a plan. A need that is not in the plan, or that is part of a circle, holds nobody up.
 *
 * @param before observations of tasks that ended in an earlier round and are not looked at again
 */
export function createNeeds(tasks: readonly Task[], before: readonly Observation[] = []): Needs {
  const groups = new Map<string, Group>();
  for (const task of tasks) {
    const group = groups.get(groupKey(task.id.environment, task.id.check));
    if (group !== undefined) group.open += 1;
    else {
      const made: Group = { open: 1, failed: false, done: deferred() };
      groups.set(groupKey(task.id.environment, task.id.check), made);
    }
  }
  const circular = circularGroups(tasks, groups);
  const ended = ({ task, failure }: Observation): void => {
    const group = groups.get(groupKey(task.environment, task.check));
    if (group === undefined) return;
    if (failure !== null && !notHere.has(failure.cause)) group.failed = true;
    group.open -= 1;
    if (group.open === 0) group.done.resolve();
  };
  for (const each of before) ended(each);
  return {
    failedFor: async (task) => {
      if (circular.has(groupKey(task.id.environment, task.id.check))) return null;
      for (const check of task.needs) {
        const group = groups.get(groupKey(task.id.environment, check));
        await group?.done.promise;
        if (group?.failed === true) return check;
      }
      return null;
    },
    ended,
  };
}

function groupKey(environment: string, check: string): string {
  return JSON.stringify([environment, check]);
}

/** Groups that can never be reached by taking away those without open needs: circles, and what hangs on them. */
function circularGroups(tasks: readonly Task[], groups: ReadonlyMap<string, Group>): ReadonlySet<string> {
  const needed = new Map<string, Set<string>>();
  const needing = new Map<string, Set<string>>();
  for (const key of groups.keys()) {
    needed.set(key, new Set());
    needing.set(key, new Set());
  }
  for (const task of tasks) {
    const key = groupKey(task.id.environment, task.id.check);
    const known = task.needs.map((check) => groupKey(task.id.environment, check)).filter((each) => groups.has(each));
    for (const each of known) {
      needed.get(key)?.add(each);
      needing.get(each)?.add(key);
    }
  }
  const free = [...needed].filter(([, open]) => open.size === 0).map(([key]) => key);
  for (const key of free) {
    free.push(...[...(needing.get(key) ?? [])].filter((each) => takeAway(needed.get(each), key)));
  }
  return new Set([...needed].filter(([, open]) => open.size > 0).map(([key]) => key));
}

/** Whether nothing is left once the key is taken away. */
function takeAway(open: Set<string> | undefined, key: string): boolean {
  return open !== undefined && open.delete(key) && open.size === 0;
}
