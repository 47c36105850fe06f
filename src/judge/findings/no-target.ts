import { draft, type Draft } from './new-finding.ts';
import type { Check, CheckInEnvironment } from '../../model/profile.ts';

/**
 * One finding for a check that has nothing to look at in an environment it belongs to: no machine stands in the zone
 * it is asked from, or the list it goes through is empty. Nothing was seen, so nothing may pass; where that is right,
 * the site file says that the check does not apply.
 */
export function noTarget(check: Check, { environment, answers }: CheckInEnvironment): Draft {
  return draft(
    [],
    {
      id: { check: check.name, rule: 'answers', environment, node: null, vantage: null },
      kind: 'answers',
      outcome: 'unknown',
      severity: answers,
      environments: [environment],
      expected: { code: 'expect.answers', params: {} },
      actual: { code: 'actual.no-target', params: {} },
    },
    { because: check.because, owner: check.owner },
  );
}
