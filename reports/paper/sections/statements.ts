import type { JudgedAttestation } from '../../../src/model/run-result.ts';
import { checkTitle } from '../../finding-name.ts';
import { taskPlace } from '../../target-name.ts';
import { spoken } from '../../voice.ts';
import { plain, type Block, type Inline } from '../../document/document.ts';
import { tableBlocks, type PaperPage } from '../paper-page.ts';

/** What people state: never mistaken for what was observed. */
export function statementBlocks(page: PaperPage): readonly Block[] {
  const { result, voice } = page;
  if (result.attestations.length === 0) return [];
  const columns = [
    [voice.word('report.check'), 18],
    [voice.word('report.where'), 14],
    [voice.word('report.fact'), 14],
    [voice.word('report.value'), 10],
    [voice.word('paper.stated-by'), 10],
    [voice.word('paper.stated-at'), 12],
    [voice.word('report.because'), 12],
    [voice.word('tracking.status'), 10],
  ] as const;
  return [
    { kind: 'heading', level: 1, text: voice.word('paper.attestations') },
    { kind: 'paragraph', content: plain(voice.word('paper.attestations-words')) },
    ...tableBlocks(
      columns,
      result.attestations.map((each) => row(each, page)),
      voice,
    ),
  ];
}

function row(stated: JudgedAttestation, { voice, checks }: PaperPage): readonly Inline[] {
  const { check, environment, node, attachment } = stated;
  const file =
    attachment === null
      ? ''
      : `\n${voice.word('paper.attachment', { name: spoken(voice.raw(attachment.name)), sha256: attachment.sha256 })}`;
  return [
    plain(checkTitle(check, checks, voice)),
    plain(taskPlace({ check, environment, node, vantage: null }, voice)),
    [{ text: voice.raw(stated.path), style: 'code' }],
    plain(voice.value(stated.value)),
    plain(voice.raw(stated.by)),
    plain(voice.instant(stated.at)),
    plain(voice.text(stated.because) + file),
    plain(voice.word(`paper.standing-${stated.standing}`)),
  ];
}
