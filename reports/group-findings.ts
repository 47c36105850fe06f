import { canonical } from '../src/model/canonical.ts';
import { findingKey } from '../src/model/identity.ts';
import { severities, type Outcome, type Severity } from '../src/model/words.ts';
import type { Message } from '../src/model/message.ts';
import type { Finding } from '../src/model/finding.ts';

/** Findings that one line tells: the same question on several targets, or the same cause. */
export interface FindingGroup {
  readonly outcome: Outcome;
  readonly severity: Severity;
  /** The first of them speaks for all. */
  readonly first: Finding;
  readonly members: readonly Finding[];
}

/** Groups findings, heaviest first, else in their own order. Each finding is in exactly one group. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, { first: Finding; members: Finding[] }>();
  for (const finding of findings) {
    const key = groupKey(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: finding, members: [finding] });
    else group.members.push(finding);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, outcome: group.first.outcome, severity: group.first.severity }))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** What is remarked on any of a group, each remark once and not too many of them. */
export function groupNotes({ members }: FindingGroup): readonly Message[] {
  const notes = new Map(members.flatMap((member) => member.notes).map((note) => [JSON.stringify(note), note]));
  return [...notes.values()].slice(0, mostNotes);
}

const mostNotes = 5;

function groupKey(finding: Finding): string {
  const { outcome, severity, waiver } = finding;
  return canonical([outcome, severity, waiver === null, ...sameness(finding)]);
}

/** What makes two findings one line: what blocks them, the cause they share, or the question they ask. */
function sameness(finding: Finding): readonly string[] {
  if (finding.blockedBy.length > 0) return ['blocked', ...finding.blockedBy.map(findingKey)];
  // Questions to people share a cause, but each asks for something else.
  if (finding.cause !== null && finding.cause !== 'unanswered' && finding.waiver === null)
    return ['cause', finding.cause, finding.actual.code];
  return ['question', finding.id.check, finding.id.rule, finding.actual.code];
}
