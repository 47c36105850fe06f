import { findingKey, type FindingId } from '../model/identity.ts';
import { followUpStatuses, type FollowUp, type FollowUpStatus, type RunResult } from '../model/run-result.ts';
import type { Finding } from '../model/finding.ts';

type Item = FollowUp['items'][number];

/** The round before, as its result was saved. */
export type EarlierRound = Pick<RunResult, 'followUp' | 'judgedAs' | 'run'>;

/** `alone`: of one environment; `compared`: a comparison or relation, judged only where both sides are; `no`: not any more. */
export type Asked = 'alone' | 'compared' | 'no';

/** What must be known besides the findings to follow problems from round to round. */
export interface Following {
  /** Present name of a check by every name it ever had. */
  readonly formerly: ReadonlyMap<string, string>;
  /** Whether the profile still asks this, selected or not. */
  readonly asked: (id: FindingId) => Asked;
  /** The run was cut off: what it did not see says nothing of what it would have seen. */
  readonly interrupted: boolean;
}

/**
 * Numbers every finding that is, or ever was, a problem. A number once given stays with its finding, also through
 * `formerly`, and is never given again. What this round did not look at stays open as `unseen`; what nobody asks any
 * more is `gone`, which is not the same as mended. See docs/architecture.md, Identity.
 */
export function followUp(findings: readonly Finding[], earlier: EarlierRound | null, following: Following): FollowUp {
  const round = earlier === null ? 1 : earlier.followUp.round + 1;
  const present = presentOf(findings);
  const before = (earlier?.followUp.items ?? []).map((item) => ({
    ...item,
    finding: renamed(item.finding, following.formerly),
  }));
  const carriers = carriersOf(before);
  const kept = before.map((item) =>
    carriers.get(findingKey(item.finding)) === item ? carriedOn(item, present, round, following) : left(item, round),
  );
  const fresh = findings.filter((each) => isNew(each, following) && !carriers.has(findingKey(each.id)));
  const first = before.reduce((most, item) => Math.max(most, item.number), 0) + 1;
  const items = [...kept, ...fresh.map((each, index) => opened(each, first + index, round))];
  const previous =
    earlier === null ? null : { round: earlier.followUp.round, runId: earlier.run.id, judgedAs: earlier.judgedAs };
  return { round, previous, counts: countsOf(items, round), items };
}

/** The findings of this round, looked up without searching. */
interface Present {
  readonly byKey: ReadonlyMap<string, Finding>;
  /** Check, rule and environment of every finding: where one pair of nodes was judged, all were. */
  readonly questions: ReadonlySet<string>;
  /** Check and environment of what was judged on its own: where one question was judged, all were. */
  readonly places: ReadonlySet<string>;
}

function presentOf(findings: readonly Finding[]): Present {
  return {
    byKey: new Map(findings.map((each) => [findingKey(each.id), each])),
    questions: new Set(findings.map((each) => questionOf(each.id))),
    places: new Set(findings.filter(isAlone).map((each) => placeOf(each.id))),
  };
}

function questionOf(id: FindingId): string {
  return findingKey({ ...id, node: null, vantage: null });
}

function placeOf(id: FindingId): string {
  return findingKey({ ...id, rule: '', node: null, vantage: null });
}

function isAlone({ kind }: Finding): boolean {
  return kind === 'answers' || kind === 'expectation';
}

/**
 * The one item that goes on for each finding. Two checks that became one bring two: the one that is still open goes on,
 * of two such the lower number.
 */
function carriersOf(items: readonly Item[]): ReadonlyMap<string, Item> {
  const carriers = new Map<string, Item>();
  for (const item of items) {
    const key = findingKey(item.finding);
    const other = carriers.get(key);
    if (other === undefined || goesBefore(item, other)) carriers.set(key, item);
  }
  return carriers;
}

function goesBefore(item: Item, other: Item): boolean {
  const open = Number(item.closed === null) - Number(other.closed === null);
  return open === 0 ? item.number < other.number : open > 0;
}

/** An item whose finding goes on under another number. */
function left(item: Item, round: number): Item {
  return item.closed === null ? gone(item, round) : { ...item, outcome: null };
}

function carriedOn(item: Item, present: Present, round: number, following: Following): Item {
  const now = present.byKey.get(findingKey(item.finding));
  if (now === undefined) return missing(item, present, round, following);
  const { outcome, severity } = now;
  const wasOpen = item.closed === null;
  if (outcome === 'not-applicable') return wasOpen ? { ...gone(item, round), outcome } : { ...item, outcome };
  if (outcome === 'pass') {
    const status = item.status === 'gone' ? 'gone' : 'closed';
    return {
      ...item,
      status: wasOpen ? 'closed' : status,
      outcome,
      severity,
      waived: false,
      closed: item.closed ?? round,
    };
  }
  const waived = now.waiver !== null;
  if (isCut(now, following)) return { ...item, status: wasOpen ? 'unseen' : item.status, outcome, severity, waived };
  return { ...item, status: wasOpen ? 'open' : 'reopened', outcome, severity, waived, closed: null };
}

/** A finding that was not judged this time: left out, or not asked any more. */
function missing(item: Item, present: Present, round: number, { asked }: Following): Item {
  if (item.closed !== null) return { ...item, outcome: null };
  const still = asked(item.finding);
  const judged =
    still === 'alone' ? present.places.has(placeOf(item.finding)) : present.questions.has(questionOf(item.finding));
  return still === 'no' || judged ? gone(item, round) : { ...item, status: 'unseen', outcome: null };
}

function gone(item: Item, round: number): Item {
  return { ...item, status: 'gone', outcome: null, closed: item.closed ?? round };
}

function opened(finding: Finding, number: number, round: number): Item {
  const { id, outcome, severity, waiver } = finding;
  return {
    number,
    finding: id,
    status: 'new',
    outcome,
    severity,
    waived: waiver !== null,
    opened: round,
    closed: null,
  };
}

function isNew(finding: Finding, following: Following): boolean {
  const { outcome } = finding;
  return outcome !== 'pass' && outcome !== 'not-applicable' && !isCut(finding, following);
}

/** What a run that was cut off did not see is no problem yet. What it saw to be wrong is one. */
function isCut({ outcome }: Finding, { interrupted }: Following): boolean {
  return interrupted && outcome !== 'fail';
}

function renamed(id: FindingId, formerly: ReadonlyMap<string, string>): FindingId {
  return { ...id, check: formerly.get(id.check) ?? id.check };
}

/** `closed` and `gone` count only what ended in this round. */
function countsOf(items: readonly Item[], round: number): FollowUp['counts'] {
  const counts: { [S in FollowUpStatus]: number } = { new: 0, open: 0, reopened: 0, unseen: 0, closed: 0, gone: 0 };
  for (const item of items) if (item.closed === null || item.closed === round) counts[item.status] += 1;
  return counts;
}

/** Whether a problem still waits to be mended. */
export function isOpen(status: FollowUpStatus): boolean {
  return followUpStatuses.slice(0, 4).includes(status);
}
