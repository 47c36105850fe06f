import { findingKey, type FindingId } from '../model/identity.ts';
import { followUpStatuses, type FollowUp, type FollowUpStatus, type RunResult } from '../model/run-result.ts';
import type { Finding } from '../model/finding.ts';
import type { Outcome } from '../model/words.ts';

type Item = FollowUp['items'][number];

/** The round before, as its result was saved. */
export type EarlierRound = Pick<RunResult, 'followUp' | 'judgedAs' | 'run'>;

/**
 * Numbers every finding that is, or ever was, a problem. A number once given stays with its finding, also through
 * `formerly`, and is never given again. What this round did not look at stays open as `unseen`; what nobody asks any
 * more is `gone`, which is not the same as mended.
 *
 * @param formerly present name of a check by its earlier names
 * @param asked whether the profile still has the check (or relation) of a finding in that environment
 */
export function followUp(
  findings: readonly Finding[],
  earlier: EarlierRound | null,
  formerly: ReadonlyMap<string, string>,
  asked: (id: FindingId) => boolean,
): FollowUp {
  const round = earlier === null ? 1 : earlier.followUp.round + 1;
  const present = new Map(findings.map((each) => [findingKey(each.id), each]));
  const before = (earlier?.followUp.items ?? []).map((item) => ({ ...item, finding: renamed(item.finding, formerly) }));
  const kept = before.map((item) => carriedOn(item, present.get(findingKey(item.finding)), round, asked));
  const known = new Set(before.map((item) => findingKey(item.finding)));
  const fresh = findings.filter((each) => isProblem(each.outcome) && !known.has(findingKey(each.id)));
  const first = before.reduce((most, item) => Math.max(most, item.number), 0) + 1;
  const items = [...kept, ...fresh.map((each, index) => opened(each, first + index, round))];
  const previous =
    earlier === null ? null : { round: earlier.followUp.round, runId: earlier.run.id, judgedAs: earlier.judgedAs };
  return { round, previous, counts: countsOf(items), items };
}

function carriedOn(item: Item, now: Finding | undefined, round: number, asked: (id: FindingId) => boolean): Item {
  const wasOpen = item.closed === null;
  if (now === undefined) {
    if (!asked(item.finding)) return { ...item, status: 'gone', outcome: null, closed: item.closed ?? round };
    return { ...item, status: wasOpen ? 'unseen' : 'closed', outcome: null };
  }
  const { outcome, severity } = now;
  if (!isProblem(outcome)) return { ...item, status: 'closed', outcome, severity, closed: item.closed ?? round };
  return { ...item, status: wasOpen ? 'open' : 'reopened', outcome, severity, closed: null };
}

function opened(finding: Finding, number: number, round: number): Item {
  const { id, outcome, severity } = finding;
  return { number, finding: id, status: 'new', outcome, severity, opened: round, closed: null };
}

function isProblem(outcome: Outcome): boolean {
  return outcome === 'fail' || outcome === 'unknown' || outcome === 'blocked';
}

function renamed(id: FindingId, formerly: ReadonlyMap<string, string>): FindingId {
  return { ...id, check: formerly.get(id.check) ?? id.check };
}

/** `closed` and `gone` count only what ended in this round. */
function countsOf(items: readonly Item[]): FollowUp['counts'] {
  const counts: { [S in FollowUpStatus]: number } = { new: 0, open: 0, reopened: 0, unseen: 0, closed: 0, gone: 0 };
  for (const item of items) counts[item.status] += 1;
  return counts;
}

/** Whether a problem still waits to be mended. */
export function isOpen(status: FollowUpStatus): boolean {
  return followUpStatuses.slice(0, 4).includes(status);
}
