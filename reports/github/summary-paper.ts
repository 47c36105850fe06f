import { findingKey } from '../../src/model/identity.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { EnvironmentResult, RunResult } from '../../src/model/run-result.ts';
import { countsLine } from '../counts-line.ts';
import { environmentName } from '../environment-name.ts';
import { findingName, indexChecks, type CheckIndex } from '../finding-name.ts';
import { verdictPiece } from '../paper/outcome-piece.ts';
import { partialNote } from '../partial-note.ts';
import { sortOut } from '../sort-out.ts';
import { targetName } from '../target-name.ts';
import { titleOf } from '../title-of.ts';
import { trackedProblems } from '../tracking/tracked-problems.ts';
import { spoken, type Voice } from '../voice.ts';
import { plain, type Block, type Inline, type PaperDocument } from '../document/document.ts';

/** The verdict, each environment in a line, then the problems; of each kind at most `most`. */
export function summaryPaper(result: RunResult, voice: Voice, most: number): PaperDocument {
  const sorted = sortOut(result);
  const checks = indexChecks(result);
  const page: Page = { result, voice, checks, most, tracked: trackedProblems(result) };
  const note = partialNote(result, voice);
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      content: [verdictPiece(result.verdict, voice), ...(note === '' ? [] : [{ text: ` · ${note}` }])],
    },
    ...problems(voice.word('report.section-decisive'), sorted.decisive, page),
    ...problems(voice.word('report.section-unseen'), sorted.unseen, page),
    ...problems(voice.word('report.section-light'), sorted.light, page),
    ...problems(voice.word('report.section-waived'), sorted.waived, page),
    environmentTable(result.environments.slice(0, most), voice),
  ];
  return { language: voice.language, title: titleOf(result.profile, voice), subtitle: null, cover: [], blocks };
}

interface Page {
  readonly result: RunResult;
  readonly voice: Voice;
  readonly checks: CheckIndex;
  readonly most: number;
  /** By findingKey. */
  readonly tracked: ReturnType<typeof trackedProblems>;
}

function environmentTable(environments: readonly EnvironmentResult[], voice: Voice): Block {
  const titles = [voice.word('report.environment'), voice.word('report.verdict'), voice.word('report.counts')];
  const rows = environments.map((environment) => [
    plain(environmentName(environment, voice)),
    environment.selected ? [verdictPiece(environment.verdict, voice)] : plain(voice.word('report.left-out')),
    plain(environment.selected ? countsLine(environment.counts, voice) : ''),
  ]);
  return { kind: 'table', table: { columns: titles.map((title) => ({ title, share: 1 })), rows } };
}

function problems(heading: string, findings: readonly Finding[], page: Page): readonly Block[] {
  const { voice, most } = page;
  if (findings.length === 0) return [];
  const titles = [
    voice.word('tracking.number'),
    voice.word('tracking.severity'),
    voice.word('report.finding'),
    voice.word('report.where'),
    voice.word('report.expected'),
    voice.word('report.actual'),
    voice.word('report.owner'),
  ];
  const rest = findings.length - most;
  const rows = findings.slice(0, most).map((finding) => row(finding, page));
  return [
    {
      kind: 'heading',
      level: 1,
      text: voice.word('report.heading-count', { heading: spoken(heading), n: findings.length }),
    },
    { kind: 'table', table: { columns: titles.map((title) => ({ title, share: 1 })), rows } },
    ...(rest > 0 ? [{ kind: 'paragraph', content: plain(voice.word('github.more', { n: rest })) } as const] : []),
  ];
}

function row(finding: Finding, { voice, checks, tracked }: Page): readonly Inline[] {
  const number = tracked.get(findingKey(finding.id))?.number;
  return [
    plain(number === undefined ? '' : String(number)),
    plain(voice.severity(finding.severity)),
    plain(findingName(finding, checks, voice)),
    plain(targetName(finding, voice)),
    plain(voice.say(finding.expected)),
    plain(voice.say(finding.actual)),
    plain(voice.text(finding.owner)),
  ];
}
