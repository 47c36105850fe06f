import type { Block, Inline } from '../../document/document.ts';
import { plain } from '../../document/document.ts';
import { checkTitle, findingName } from '../../finding-name.ts';
import { groupGaps } from '../../group-gaps.ts';
import { taskPlace, targetName } from '../../target-name.ts';
import { remark, tableBlocks, type PaperPage } from '../paper-page.ts';
import { problemBlocks, sectionHeading } from './problems.ts';

/** What was not looked at or not seen, and why. */
export function notCheckedBlocks(page: PaperPage): readonly Block[] {
  const { voice, sorted } = page;
  const unseen =
    sorted.unseen.length === 0 ? [remark(voice.word('report.nothing-unseen'))] : problemBlocks(sorted.unseen, page);
  const heading = sectionHeading(voice.word('report.section-unseen'), sorted.unseen, page);
  return [heading, ...unseen, ...leftOut(page), ...notApplicable(page), ...gaps(page)];
}

function titled(text: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text }, ...blocks];
}

function leftOut({ result, voice, checks }: PaperPage): readonly Block[] {
  const names = result.checks.filter((check) => !check.selected).map(({ name }) => name);
  if (names.length === 0) return [];
  const items = names.map((name) => plain(checkTitle(name, checks, voice)));
  return titled(voice.word('paper.left-out'), [
    { kind: 'paragraph', content: plain(voice.word('report.left-out-why')) },
    { kind: 'list', ordered: false, items },
  ]);
}

function notApplicable({ voice, sorted, checks }: PaperPage): readonly Block[] {
  const columns = [
    [voice.word('report.finding'), 35],
    [voice.word('report.where'), 20],
    [voice.word('report.because'), 30],
    [voice.word('report.owner'), 15],
  ] as const;
  const rows = sorted.notApplicable.map((finding) => [
    plain(findingName(finding, checks, voice)),
    plain(targetName(finding, voice)),
    plain(voice.text(finding.because)),
    plain(voice.text(finding.owner)),
  ]);
  return titled(voice.word('report.not-applicable', { n: rows.length }), tableBlocks(columns, rows, voice));
}

/** Paths of one line: a row of a paper must fit on a page. */
const mostPaths = 20;

function gaps(page: PaperPage): readonly Block[] {
  const { result, voice, checks } = page;
  const columns = [
    [voice.word('report.check'), 18],
    [voice.word('report.where'), 16],
    [voice.word('report.fact'), 32],
    [voice.word('report.why'), 18],
    [voice.word('report.said'), 16],
  ] as const;
  const rows = result.observations.flatMap(({ task, gaps: missing }) =>
    groupGaps(missing, voice).map(({ paths, why, said }) => [
      plain(checkTitle(task.check, checks, voice)),
      plain(taskPlace(task, voice)),
      pathsOf(paths, page),
      plain(why),
      plain(said),
    ]),
  );
  const n = result.observations.reduce((sum, observation) => sum + observation.gaps.length, 0);
  return titled(voice.word('report.gaps', { n }), tableBlocks(columns, rows, voice));
}

function pathsOf(paths: readonly string[], { voice }: PaperPage): Inline {
  const shown = paths
    .slice(0, mostPaths)
    .flatMap((path, index): Inline => [
      { text: index === 0 ? '' : '\n' },
      path === '' ? { text: voice.word('report.all-facts') } : { text: voice.raw(path), style: 'code' },
    ]);
  const rest = paths.length - mostPaths;
  return rest > 0 ? [...shown, { text: ` ${voice.word('report.and-others', { n: rest })}`, style: 'muted' }] : shown;
}
