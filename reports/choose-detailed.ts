import { taskKey } from '../src/model/identity.ts';
import type { Observation } from '../src/model/observation.ts';
import type { RunResult } from '../src/model/run-result.ts';

/**
 * The observations that are worth their room, at most `most`: first those that failed or that a finding which did not
 * pass rests on, then the others, each in their order.
 */
export function chooseDetailed(result: RunResult, most: number): ReadonlySet<Observation> {
  if (result.observations.length <= most) return new Set(result.observations);
  const open = result.findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable');
  const troubled = new Set(open.flatMap((finding) => finding.evidence.map(taskKey)));
  const first = result.observations.filter((each) => each.failure !== null || troubled.has(taskKey(each.task)));
  return new Set([...new Set([...first, ...result.observations])].slice(0, most));
}
