import { documentLines } from '../document-lines.ts';
import { partialNote } from '../partial-note.ts';
import { decidedByLine, scopeLine, seenLine } from '../run-words.ts';
import { spoken } from '../voice.ts';
import type { CoverLine } from '../document/document.ts';
import type { PaperPage } from './paper-page.ts';

/** What the site file says of the document, and who looked when, from where, at how much. */
export function coverLines({ result, voice }: Pick<PaperPage, 'result' | 'voice'>): readonly CoverLine[] {
  const { run, provenance, profile } = result;
  const vantages = run.vantages.map((vantage) => voice.raw(vantage.hostname));
  const note = partialNote(result, voice);
  const verdict = voice.verdict(result.verdict);
  const lines = [
    {
      label: voice.word('report.verdict'),
      value: note === '' ? verdict : voice.word('paper.verdict-line', { verdict: spoken(verdict), note: spoken(note) }),
    },
    ...documentLines(profile.document, voice),
    { label: voice.word('report.seen-at'), value: seenLine(result, voice) },
    { label: voice.word('report.judged-as'), value: voice.instant(result.judgedAs) },
    { label: voice.word('report.vantages'), value: [...new Set(vantages)].join(voice.word('report.list-comma')) },
    { label: voice.word('report.scope'), value: scopeLine(result, voice) },
    { label: voice.word('report.decided-by'), value: decidedByLine(result, voice) },
    { label: voice.word('report.tool'), value: `${voice.raw(provenance.tool)} ${voice.raw(provenance.toolVersion)}` },
    { label: voice.word('report.run-id'), value: voice.raw(run.id) },
  ];
  return lines.filter(({ value }) => value !== '');
}
