import { findingKey, type FindingId } from '../../src/model/identity.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { FollowUp, RunResult } from '../../src/model/run-result.ts';
import { waiverLine } from '../finding-fields.ts';
import { checkTitle, indexChecks, ruleTitle, type CheckIndex } from '../finding-name.ts';
import { environmentNames } from '../target-name.ts';
import type { Voice } from '../voice.ts';

type Item = FollowUp['items'][number];

/** What a table says of a finding, a column a field; null: nothing to say. Texts are spoken, numbers are numbers. */
export interface TrackingRow {
  readonly number: number | null;
  readonly clause: string;
  readonly environment: string;
  readonly node: string;
  readonly check: string;
  readonly what: string;
  /** Fact path, as a profile writes it. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  readonly severity: string;
  readonly outcome: string;
  readonly owner: string;
  readonly due: string;
  readonly remedy: string;
  readonly status: string;
  /** Round in which it was first seen. */
  readonly round: number | null;
  /** Round in which it was closed. */
  readonly closed: number | null;
  readonly waiver: string;
  readonly note: string;
  readonly finding: string;
}

/** The columns in their order. */
export const trackingColumns = [
  ...([
    'number',
    'clause',
    'environment',
    'node',
    'check',
    'what',
    'path',
    'expected',
    'actual',
    'severity',
    'outcome',
  ] as const),
  ...(['owner', 'due', 'remedy', 'status', 'round', 'closed', 'waiver', 'note', 'finding'] as const),
] as const satisfies readonly (keyof TrackingRow)[];

/**
 * One row for each finding, and for each problem of earlier rounds that this one did not judge: open problems by
 * number, then closed ones by number, then what was never a problem.
 */
export function trackingRows(result: RunResult, voice: Voice): readonly TrackingRow[] {
  const checks = indexChecks(result);
  const found = new Map(result.findings.map((finding) => [findingKey(finding.id), finding]));
  const items = [...result.followUp.items].sort(
    (a, b) => Number(a.closed !== null) - Number(b.closed !== null) || a.number - b.number,
  );
  const numbered = new Set(items.map((item) => findingKey(item.finding)));
  const others = result.findings.filter((finding) => !numbered.has(findingKey(finding.id)));
  return [
    ...items.map((item) => itemRow(item, found.get(findingKey(item.finding)), checks, voice)),
    ...others.map((finding) => ({ ...untracked, ...findingRow(finding, checks, voice) })),
  ];
}

const untracked = { number: null, status: '', round: null, closed: null } as const;

type Told = Omit<TrackingRow, keyof typeof untracked>;

function itemRow(item: Item, finding: Finding | undefined, checks: CheckIndex, voice: Voice): TrackingRow {
  const { number, status, opened: round, closed } = item;
  const told = finding === undefined ? lostRow(item, checks, voice) : findingRow(finding, checks, voice);
  return { ...told, number, round, closed, status: voice.word(`tracking.status-${status}`) };
}

function placeOf(id: FindingId, checks: CheckIndex, voice: Voice) {
  const references = checks.get(id.check)?.references ?? [];
  return {
    clause: references.map((each) => voice.raw(each)).join(voice.word('report.list-comma')),
    node: id.node === null ? '' : voice.raw(id.node),
    check: checkTitle(id.check, checks, voice),
    finding: voice.raw(findingKey(id)),
  };
}

function findingRow(finding: Finding, checks: CheckIndex, voice: Voice): Told {
  const { id } = finding;
  return {
    ...placeOf(id, checks, voice),
    environment: environmentNames(finding, voice),
    what: ruleTitle(finding, checks, voice),
    path: voice.raw(finding.path ?? ''),
    expected: voice.say(finding.expected),
    actual: voice.say(finding.actual),
    severity: voice.severity(finding.severity),
    outcome: voice.outcome(finding.outcome),
    owner: voice.text(finding.owner),
    due: finding.due === null ? '' : voice.raw(finding.due),
    remedy: voice.text(finding.remedy),
    waiver: waiverLine(finding, voice),
    note: finding.notes.map((note) => voice.say(note)).join(voice.word('report.semicolon')),
  };
}

/** A problem of an earlier round that nothing was judged of. */
function lostRow({ finding: id, severity }: Item, checks: CheckIndex, voice: Voice): Told {
  return {
    ...placeOf(id, checks, voice),
    environment: voice.raw(id.environment),
    what: voice.raw(id.rule),
    path: '',
    expected: '',
    actual: '',
    severity: voice.severity(severity),
    outcome: voice.word('tracking.not-judged'),
    owner: '',
    due: '',
    remedy: '',
    waiver: '',
    note: '',
  };
}
