import { draft, type Draft } from './new-finding.ts';
import type { Check, CheckInEnvironment } from '../../model/profile.ts';

/** One finding for a check that the site file says does not apply in an environment. */
export function notApplicable(check: Check, { environment, notApplicable: said, answers }: CheckInEnvironment): Draft {
  return draft(
    [],
    {
      id: { check: check.name, rule: 'answers', environment, node: null, vantage: null },
      kind: 'answers',
      outcome: 'not-applicable',
      severity: answers,
      environments: [environment],
      expected: { code: 'expect.answers', params: {} },
      actual: {
        code: 'actual.not-applicable',
        params: { because: said === null ? null : { kind: 'text', text: said.because } },
      },
    },
    { because: check.because, owner: said?.owner ?? check.owner },
  );
}
