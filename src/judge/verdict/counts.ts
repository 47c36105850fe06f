import type { Finding } from '../../model/finding.ts';
import type { Counts } from '../../model/run-result.ts';
import type { Outcome, Severity } from '../../model/words.ts';

/** How many findings of an environment came out how. */
export function countFindings(findings: readonly Finding[]): Counts {
  const byOutcome: Record<Outcome, number> = { pass: 0, fail: 0, unknown: 0, blocked: 0, 'not-applicable': 0 };
  const failed: Record<Severity, number> = { blocker: 0, major: 0, minor: 0, info: 0 };
  const unknown: Record<Severity, number> = { blocker: 0, major: 0, minor: 0, info: 0 };
  let waived = 0;
  for (const finding of findings) {
    byOutcome[finding.outcome] += 1;
    if (finding.waiver !== null) waived += 1;
    else if (finding.outcome === 'fail') failed[finding.severity] += 1;
    else if (finding.outcome === 'unknown' || finding.outcome === 'blocked') unknown[finding.severity] += 1;
  }
  return { byOutcome, failed, unknown, waived };
}
