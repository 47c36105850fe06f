import { taskKey } from '../model/identity.ts';
import type { Observation } from '../model/observation.ts';
import type { Plan } from '../model/plan.ts';
import type { RunResult } from '../model/run-result.ts';
import type { Again } from '../run/run-input.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';

/**
 * Looks again at what stands in the way of `ready`, and at nothing else.
 *
 * @param patienceMs milliseconds from the first look on
 * @param assessed what the observations so far come to
 */
export function untilReady(
  patienceMs: number,
  plan: Plan,
  assessed: (observations: readonly Observation[]) => RunResult,
): Again {
  return {
    withinMs: patienceMs,
    worth: (observations) => {
      const result = assessed(observations);
      return exitCodeOf(result) === exitCodes.ready ? new Set() : openTasks(result, plan);
    },
  };
}

/** Tasks of every finding that did not pass and that nobody waived. */
function openTasks({ findings }: RunResult, plan: Plan): ReadonlySet<string> {
  const open = findings.filter(
    ({ outcome, waiver }) => waiver === null && outcome !== 'pass' && outcome !== 'not-applicable',
  );
  const seen = open.flatMap((each) => each.evidence.map(taskKey));
  const places = new Set(open.flatMap(({ id, environments }) => environments.map((name) => place(id.check, name))));
  const planned = plan.tasks.filter(({ id }) => places.has(place(id.check, id.environment)));
  return new Set([...seen, ...planned.map(({ id }) => taskKey(id))]);
}

function place(check: string, environment: string): string {
  return JSON.stringify([check, environment]);
}
