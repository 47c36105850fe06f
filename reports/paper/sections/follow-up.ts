import { findingKey } from '../../../src/model/identity.ts';
import type { FollowUp } from '../../../src/model/run-result.ts';
import { checkTitle } from '../../finding-name.ts';
import { plain, type Block, type Inline } from '../../document/document.ts';
import { remark, tableBlocks, type PaperPage } from '../paper-page.ts';

type Item = FollowUp['items'][number];

/** What changed since the last round: the counts, and what was closed in this one. */
export function followUpBlocks(page: PaperPage): readonly Block[] {
  const { result, voice } = page;
  const { round, previous, items, counts } = result.followUp;
  const heading: Block = { kind: 'heading', level: 1, text: voice.word('paper.follow-up') };
  if (previous === null) return [heading, remark(voice.word('paper.follow-up-first'))];
  // Closed ones stay on the list for ever; of them, only this round's are news.
  const ended = items.filter(({ closed }) => closed === round);
  const at = voice.instant(previous.judgedAs);
  const columns = [
    [voice.word('tracking.number'), 10],
    [voice.word('report.finding'), 65],
    [voice.word('tracking.status'), 25],
  ] as const;
  const table = tableBlocks(
    columns,
    ended.map((item) => row(item, page)),
    voice,
  );
  return [
    heading,
    {
      kind: 'paragraph',
      content: plain(voice.word('paper.follow-up-line', { round, before: previous.round, at, ...counts })),
    },
    ...(table.length === 0 ? [] : [{ kind: 'heading', level: 2, text: voice.word('paper.follow-up-closed') } as const]),
    ...table,
  ];
}

function row({ number, finding, status }: Item, { voice, checks }: PaperPage): readonly Inline[] {
  return [
    plain(String(number)),
    [{ text: `${checkTitle(finding.check, checks, voice)} ` }, { text: voice.raw(findingKey(finding)), style: 'code' }],
    plain(voice.word(`tracking.status-${status}`)),
  ];
}
