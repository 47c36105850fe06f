import { findingKey } from '../../model/identity.ts';
import { atLeastAsHeavy, type Severity } from '../../model/words.ts';
import type { Finding } from '../../model/finding.ts';

/** What counts for one environment. */
export interface Weighed {
  /** Findings that count for it, those that are not applicable left out. */
  readonly judged: readonly Finding[];
  /** Failed and not waived. */
  readonly failed: readonly Finding[];
  /** Unknown and not waived; blocked ones among them where what blocks them does not already count as much. */
  readonly unknown: readonly Finding[];
  /** Not passed, and accepted. */
  readonly waived: readonly Finding[];
}

/** What counts, by environment. A comparison counts for both its sides. */
export function weigh(findings: readonly Finding[]): (environment: string) => Weighed {
  const blocking = findings.some((each) => each.outcome === 'blocked') ? findings.filter(mayBlock) : [];
  const byKey = new Map(blocking.map((each) => [findingKey(each.id), each]));
  const found = new Map<string, { judged: Finding[]; failed: Finding[]; unknown: Finding[]; waived: Finding[] }>();
  for (const finding of findings) {
    if (finding.outcome === 'not-applicable') continue;
    for (const environment of new Set(finding.environments)) {
      const weighed = found.get(environment) ?? { judged: [], failed: [], unknown: [], waived: [] };
      found.set(environment, weighed);
      weighed.judged.push(finding);
      pile(finding, environment, weighed, byKey)?.push(finding);
    }
  }
  return (environment) => found.get(environment) ?? { judged: [], failed: [], unknown: [], waived: [] };
}

function mayBlock({ outcome }: Finding): boolean {
  return outcome === 'fail' || outcome === 'unknown' || outcome === 'blocked';
}

function pile(
  finding: Finding,
  environment: string,
  to: { failed: Finding[]; unknown: Finding[]; waived: Finding[] },
  byKey: ReadonlyMap<string, Finding>,
): Finding[] | null {
  if (finding.outcome === 'pass') return null;
  if (finding.waiver !== null) return to.waived;
  if (finding.outcome === 'fail') return to.failed;
  if (finding.outcome === 'unknown') return to.unknown;
  return alreadyCounts(finding, environment, finding.severity, byKey, new Set()) ? null : to.unknown;
}

/** Whether something that blocks a finding, at whatever remove, counts here, unwaived, at that severity or higher. */
function alreadyCounts(
  finding: Finding,
  environment: string,
  severity: Severity,
  byKey: ReadonlyMap<string, Finding>,
  seen: Set<Finding>,
): boolean {
  for (const id of finding.blockedBy) {
    const blocker = byKey.get(findingKey(id));
    if (blocker === undefined || seen.has(blocker)) continue;
    seen.add(blocker);
    const counts = (blocker.outcome === 'fail' || blocker.outcome === 'unknown') && blocker.waiver === null;
    if (counts && blocker.environments.includes(environment) && atLeastAsHeavy(blocker.severity, severity)) return true;
    if (alreadyCounts(blocker, environment, severity, byKey, seen)) return true;
  }
  return false;
}
