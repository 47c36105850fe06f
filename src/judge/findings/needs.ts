import { atLeastAsHeavy } from '../../model/words.ts';
import type { Finding } from '../../model/finding.ts';
import type { FindingId } from '../../model/identity.ts';
import type { Message } from '../../model/message.ts';
import type { Profile } from '../../model/profile.ts';

/** Most findings that `blockedBy` lists, heaviest first. */
const mostListed = 20;

/**
 * Blocks every finding of a check in an environment where a check it needs, or one that this one needs, has something
 * heavy (blocker, major) that is not passed and not waived; but what was seen to be wrong is wrong, and stays failed.
 * What was seen stays in the finding. Checks that need each other do not block each other.
 */
export function blockByNeeds(findings: readonly Finding[], profile: Profile): readonly Finding[] {
  const needed = neededChecks(profile);
  if (needed.size === 0) return findings;
  const heavy = heavyFindings(findings);
  const known = new Map<string, Blockage | null>();
  return findings.map((finding) => {
    const names = finding.kind === 'relation' ? undefined : needed.get(finding.id.check);
    if (names === undefined || !canBeBlocked(finding)) return finding;
    const key = JSON.stringify([finding.id.check, finding.environments]);
    const before = known.get(key);
    const blockage = before === undefined ? blockageOf(names, finding.environments, heavy) : before;
    known.set(key, blockage);
    if (blockage === null) return finding;
    return { ...finding, outcome: 'blocked', blockedBy: blockage.ids, notes: [...finding.notes, blockage.note] };
  });
}

function canBeBlocked({ outcome }: Finding): boolean {
  return outcome !== 'fail' && outcome !== 'not-applicable';
}

/** What stands in the way of a check in some environments. */
interface Blockage {
  readonly ids: readonly FindingId[];
  readonly note: Message;
}

function blockageOf(names: readonly string[], environments: readonly string[], heavy: Heavy): Blockage | null {
  const blockers = names.flatMap((name) => environments.flatMap((each) => heavy.get(name)?.get(each) ?? []));
  if (blockers.length === 0) return null;
  const order = [...new Set(blockers)].sort((a, b) => weight(a) - weight(b));
  const checks = { kind: 'list', items: [...new Set(order.map((each) => each.id.check))] } as const;
  return {
    ids: order.slice(0, mostListed).map((each) => each.id),
    note: { code: 'note.blocked-by-needs', params: { checks } },
  };
}

/** Failures before what is unknown, blockers before majors. */
function weight(finding: Finding): number {
  const kind = { fail: 0, unknown: 1, blocked: 2, pass: 3, 'not-applicable': 3 }[finding.outcome];
  return kind * 2 + (finding.severity === 'blocker' ? 0 : 1);
}

/** By check, then environment: what blocks those that need the check. */
type Heavy = ReadonlyMap<string, ReadonlyMap<string, readonly Finding[]>>;

function heavyFindings(findings: readonly Finding[]): Heavy {
  const found = new Map<string, Map<string, Finding[]>>();
  for (const finding of findings) {
    if (!isHeavy(finding)) continue;
    const byEnvironment = found.get(finding.id.check) ?? new Map<string, Finding[]>();
    found.set(finding.id.check, byEnvironment);
    for (const environment of finding.environments) add(byEnvironment, environment, finding);
  }
  return found;
}

function add(to: Map<string, Finding[]>, environment: string, finding: Finding): void {
  const list = to.get(environment);
  if (list === undefined) to.set(environment, [finding]);
  else list.push(finding);
}

function isHeavy({ kind, outcome, severity, waiver }: Finding): boolean {
  if (kind === 'relation' || waiver !== null || !atLeastAsHeavy(severity, 'major')) return false;
  return outcome === 'fail' || outcome === 'unknown' || outcome === 'blocked';
}

/** Every check with all that it needs, directly or through others; not those that need it in turn. */
function neededChecks(profile: Profile): ReadonlyMap<string, readonly string[]> {
  const direct = new Map(profile.checks.filter((each) => each.needs.length > 0).map((each) => [each.name, each.needs]));
  const known = new Map<string, readonly string[]>();
  const reach = (name: string): readonly string[] => {
    const reached = known.get(name) ?? reachable(name, direct);
    known.set(name, reached);
    return reached;
  };
  const all = new Map<string, readonly string[]>();
  for (const name of direct.keys()) {
    const reached = reach(name).filter((each) => !reach(each).includes(name));
    if (reached.length > 0) all.set(name, reached);
  }
  return all;
}

function reachable(from: string, direct: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  const waiting = [...(direct.get(from) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(direct.get(name) ?? []));
  }
  return [...seen].sort();
}
