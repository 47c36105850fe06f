import { plain, type Block, type LabelledText } from '../../document/document.ts';
import { experimentalChecks } from '../../experimental-checks.ts';
import { referenceRows } from '../../reference-rows.ts';
import { remark, tableBlocks, type PaperPage } from '../paper-page.ts';

/** What the paper rests on: tool, run, files, evidence, reference data, and what its integrity is worth. */
export function provenanceBlocks({ result, voice }: PaperPage): readonly Block[] {
  const { provenance: made, run } = result;
  const sources = made.sources.map((source) =>
    source === 'live' ? voice.word('report.source-live') : voice.raw(source),
  );
  const field = (label: string, text: string): LabelledText => ({ label, text: plain(text) });
  const files = [
    [voice.word('report.file'), 35],
    ['SHA-256', 65],
  ] as const;
  const reference = [
    [voice.word('report.reference'), 35],
    [voice.word('report.date'), 20],
    [voice.word('report.source'), 45],
  ] as const;
  const experimental = experimentalChecks(result, voice);
  return [
    { kind: 'heading', level: 1, text: voice.word('report.provenance') },
    ...(experimental === null ? [] : [remark(experimental)]),
    {
      kind: 'fields',
      fields: [
        field(voice.word('report.tool'), `${voice.raw(made.tool)} ${voice.raw(made.toolVersion)}`),
        field(voice.word('report.runs-on'), `Node.js ${voice.raw(made.node)} · ${voice.raw(made.platform)}`),
        field(voice.word('report.run-id'), voice.raw(run.id)),
        field(voice.word('report.judged-at'), voice.instant(made.judgedAt)),
        field(voice.word('report.sources'), sources.join('\n')),
        field(voice.word('report.catalogue'), voice.raw(result.catalogue.sha256)),
        field(voice.word('report.integrity'), voice.word(made.sealed ? 'report.sealed' : 'report.not-sealed')),
      ],
    },
    ...tableBlocks(
      files,
      result.profile.files.map(({ name, sha256 }) => [
        plain(voice.raw(name)),
        [{ text: voice.raw(sha256), style: 'code' }],
      ]),
      voice,
    ),
    ...tableBlocks(
      reference,
      referenceRows(result, voice).map(({ name, date, source, sha256 }) => [
        plain(name),
        plain(date),
        sha256 === null ? plain(source) : [...plain(`${source} `), { text: voice.raw(sha256), style: 'code' }],
      ]),
      voice,
    ),
  ];
}
