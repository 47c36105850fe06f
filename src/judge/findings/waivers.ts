import { findingKey, type FindingId } from '../../model/identity.ts';
import { dayIn } from '../matchers/instant.ts';
import type { Finding } from '../../model/finding.ts';
import type { Waiver } from '../../model/profile.ts';
import type { Judgement } from '../judgement.ts';
import type { Scope } from '../scope.ts';

/** Waivers by the finding they cover, and which of them covered something. */
export interface Waivers {
  /** The finding with the waiver that covers it. The outcome stays what it is. */
  apply(finding: Finding): Finding;
  /** What the report says of waivers; to be asked when all findings are settled. */
  report(): Judgement['waivers'];
}

/** Only what was not seen to be right can be accepted. */
const acceptable = new Set<Finding['outcome']>(['fail', 'unknown', 'blocked']);

/** The waivers of the profile on a day: `until` is the last day on which one holds. */
export function waiversOn(scope: Scope, now: number): Waivers {
  const { profile, renamed } = scope;
  const today = dayIn(now, profile.timeZone);
  const holding = profile.waivers.filter((each) => each.until >= today);
  const expired = profile.waivers.filter((each) => each.until < today);
  const byFinding = new Map<string, Waiver>();
  for (const waiver of holding) {
    const key = waivedKey({ ...waiver.finding, check: renamed.get(waiver.finding.check) ?? waiver.finding.check });
    byFinding.set(key, byFinding.get(key) ?? waiver);
  }
  const used = new Set<Waiver>();
  return {
    apply: (finding) => {
      if (byFinding.size === 0 || !acceptable.has(finding.outcome)) return finding;
      const waiver = byFinding.get(waivedKey(finding.id));
      if (waiver === undefined) return finding;
      used.add(waiver);
      const { because, owner, ticket, until } = waiver;
      return { ...finding, waiver: { because, owner, ticket, until } };
    },
    report: () => ({
      unused: holding.filter((each) => !used.has(each) && inScope(each, scope)).map(asWritten),
      expired: expired.map(asWritten),
    }),
  };
}

/** A waiver names no vantage: it holds wherever the question was asked from. */
function waivedKey(id: Omit<FindingId, 'vantage'>): string {
  return findingKey({ check: id.check, rule: id.rule, environment: id.environment, node: id.node, vantage: null });
}

function asWritten(waiver: Waiver): string {
  return waivedKey(waiver.finding);
}

/** Of what was not selected nobody can say that its waiver is not needed. */
function inScope({ finding }: Waiver, scope: Scope): boolean {
  if (!scope.isSelectedEnvironment(finding.environment)) return false;
  const name = scope.renamed.get(finding.check) ?? finding.check;
  const check = scope.profile.checks.find((each) => each.name === name);
  if (check !== undefined) return scope.isSelected(check);
  const relation = scope.profile.relations.find((each) => each.id === finding.check);
  if (relation === undefined) return true;
  return [relation.left, relation.right].every((side) => scope.statesOf(side.check, finding.environment).length > 0);
}

/** A blocked finding shares the waiver of what blocks it, once all of that is waived. */
export function shareWaivers(findings: readonly Finding[]): readonly Finding[] {
  const waived = findings.filter((each) => each.waiver !== null);
  if (waived.length === 0) return findings;
  const byKey = new Map(waived.map((each) => [findingKey(each.id), each]));
  return findings.map((finding) => {
    if (finding.outcome !== 'blocked' || finding.waiver !== null) return finding;
    const waivers = finding.blockedBy.map((id) => byKey.get(findingKey(id))?.waiver ?? null);
    const [first] = waivers;
    return first === undefined || first === null || waivers.includes(null) ? finding : { ...finding, waiver: first };
  });
}
