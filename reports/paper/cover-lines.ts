import { documentLines } from '../document-lines.ts';
import { partialNote } from '../partial-note.ts';
import { spoken } from '../voice.ts';
import type { CoverLine } from '../document/document.ts';
import type { PaperPage } from './paper-page.ts';

/** What the site file says of the document, and who looked when, from where, at how much. */
export function coverLines({ result, voice }: Pick<PaperPage, 'result' | 'voice'>): readonly CoverLine[] {
  const { run, scope, provenance, profile } = result;
  const vantages = run.vantages.map((vantage) => voice.raw(vantage.hostname));
  const from = voice.instant(run.seenFrom);
  const to = voice.instant(run.seenTo);
  const counts = {
    selected: scope.selectedChecks,
    total: scope.totalChecks,
    tasks: scope.tasks,
    observed: scope.observed,
    findings: result.findings.length,
  };
  const gates = voice.word(profile.gates === 'all' ? 'report.gates-all' : 'report.gates-gate');
  const note = partialNote(result, voice);
  const verdict = voice.verdict(result.verdict);
  const lines = [
    {
      label: voice.word('report.verdict'),
      value: note === '' ? verdict : voice.word('paper.verdict-line', { verdict: spoken(verdict), note: spoken(note) }),
    },
    ...documentLines(profile.document, voice),
    { label: voice.word('report.seen-at'), value: from === to ? from : `${from} – ${to}` },
    { label: voice.word('report.judged-as'), value: voice.instant(result.judgedAs) },
    { label: voice.word('report.vantages'), value: [...new Set(vantages)].join(voice.word('report.list-comma')) },
    { label: voice.word('report.scope'), value: voice.word('report.scope-line', counts) },
    {
      label: voice.word('report.decided-by'),
      value: voice.word('report.decided-by-line', { severity: voice.severity(result.failOn), gates }),
    },
    { label: voice.word('report.tool'), value: `${voice.raw(provenance.tool)} ${voice.raw(provenance.toolVersion)}` },
    { label: voice.word('report.run-id'), value: voice.raw(run.id) },
  ];
  return lines.filter(({ value }) => value !== '');
}
