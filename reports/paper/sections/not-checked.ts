import type { Block } from '../../document/document.ts';
import { plain } from '../../document/document.ts';
import { checkTitle, findingName } from '../../finding-name.ts';
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

function gaps({ result, voice, checks }: PaperPage): readonly Block[] {
  const columns = [
    [voice.word('report.check'), 22],
    [voice.word('report.where'), 20],
    [voice.word('report.fact'), 25],
    [voice.word('report.why'), 15],
    [voice.word('report.said'), 18],
  ] as const;
  const rows = result.observations.flatMap((observation) =>
    observation.gaps.map(({ path, reason, detail }) => [
      plain(checkTitle(observation.task.check, checks, voice)),
      plain(taskPlace(observation.task, voice)),
      path === '' ? plain(voice.word('report.all-facts')) : [{ text: voice.raw(path), style: 'code' } as const],
      plain(voice.word(`gap.${reason}`)),
      plain(detail === null ? '' : voice.raw(detail)),
    ]),
  );
  return titled(voice.word('report.gaps', { n: rows.length }), tableBlocks(columns, rows, voice));
}
