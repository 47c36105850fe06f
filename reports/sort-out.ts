import { atLeastAsHeavy } from '../src/model/words.ts';
import type { Finding } from '../src/model/finding.ts';
import type { RunResult } from '../src/model/run-result.ts';

/** The findings by what a reader has to do about them. Each stands in exactly one list. */
export interface SortedOut {
  /** Failed, not waived, heavy enough to decide. */
  readonly decisive: readonly Finding[];
  /** Unknown or blocked, not waived, any severity. */
  readonly unseen: readonly Finding[];
  /** Failed, not waived, too light to decide. */
  readonly light: readonly Finding[];
  readonly waived: readonly Finding[];
  readonly passed: readonly Finding[];
  readonly notApplicable: readonly Finding[];
}

/** Sorts the findings of a result, in their order. */
export function sortOut(result: RunResult): SortedOut {
  const sorted = { decisive: [], unseen: [], light: [], waived: [], passed: [], notApplicable: [] } satisfies {
    [K in keyof SortedOut]: Finding[];
  };
  const lists: { readonly [K in keyof SortedOut]: Finding[] } = sorted;
  for (const finding of result.findings) lists[placeOf(finding, result)].push(finding);
  return lists;
}

function placeOf(finding: Finding, result: RunResult): keyof SortedOut {
  if (finding.outcome === 'pass') return 'passed';
  if (finding.outcome === 'not-applicable') return 'notApplicable';
  if (finding.waiver !== null) return 'waived';
  if (finding.outcome !== 'fail') return 'unseen';
  return atLeastAsHeavy(finding.severity, result.failOn) ? 'decisive' : 'light';
}
