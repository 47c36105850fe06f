import { outcomes } from '../../../src/model/words.ts';
import type { EnvironmentResult } from '../../../src/model/run-result.ts';
import { countsLine } from '../../counts-line.ts';
import { environmentName } from '../../environment-name.ts';
import { partialNote } from '../../partial-note.ts';
import { plain, type Block, type Inline } from '../../document/document.ts';
import { verdictPiece } from '../outcome-piece.ts';
import { tableBlocks, type PaperPage } from '../paper-page.ts';

/** Verdict, counts and reasons of each environment, in promotion order. */
export function environmentBlocks(page: PaperPage): readonly Block[] {
  const { result, voice } = page;
  const columns = [
    [voice.word('report.environment'), 14],
    [voice.word('report.verdict'), 15],
    [voice.word('report.counts'), 19],
    [voice.word('report.reasons'), 52],
  ] as const;
  return [
    { kind: 'heading', level: 1, text: voice.word('report.environments') },
    ...tableBlocks(
      columns,
      result.environments.map((environment) => row(environment, page)),
      voice,
    ),
    ...countTable(page),
  ];
}

function row(environment: EnvironmentResult, { result, voice }: PaperPage): readonly Inline[] {
  const name = plain(environmentName(environment, voice));
  if (!environment.selected) return [name, plain(voice.word('report.left-out')), [], []];
  const note = partialNote(result, voice);
  return [
    name,
    [verdictPiece(environment.verdict, voice), ...(note === '' ? [] : [{ text: `\n${note}` }])],
    plain(countsLine(environment.counts, voice)),
    plain(environment.reasons.map((reason) => voice.say(reason)).join('\n')),
  ];
}

/** How many of each outcome, one line an environment. */
function countTable({ result, voice }: PaperPage): readonly Block[] {
  const columns = [
    [voice.word('report.environment'), 2],
    ...outcomes.map((outcome) => [voice.outcome(outcome), 1] as const),
    [voice.word('report.waived'), 1],
  ] as const;
  const rows = result.environments
    .filter(({ selected }) => selected)
    .map((environment) => [
      plain(environmentName(environment, voice)),
      ...outcomes.map((outcome) => plain(String(environment.counts.byOutcome[outcome]))),
      plain(String(environment.counts.waived)),
    ]);
  return [
    { kind: 'heading', level: 2, text: voice.word('paper.environment-counts') },
    ...tableBlocks(columns, rows, voice),
  ];
}
