import { referenceRows } from '../../reference-rows.ts';
import { Fields } from '../parts/fields.tsx';
import { TitledTable } from '../parts/table.tsx';
import type { Chapter, Page } from '../parts/chapter.ts';

const mostRuns = 200;

/** What the report rests on: tool, runs, files, evidence, reference data, and what its integrity is worth. */
export function provenance(page: Page): Chapter {
  const { result, voice } = page;
  const { provenance: made, run } = result;
  const fields = [
    { label: voice.word('report.tool'), text: `${voice.raw(made.tool)} ${voice.raw(made.toolVersion)}` },
    { label: voice.word('report.command'), text: <code>{made.command}</code> },
    { label: voice.word('report.runs-on'), text: `Node.js ${voice.raw(made.node)} · ${voice.raw(made.platform)}` },
    { label: voice.word('report.run-id'), text: <code>{voice.raw(run.id)}</code> },
    { label: voice.word('report.judged-at'), text: voice.instant(made.judgedAt) },
    { label: voice.word('report.sources'), text: sources(page) },
    { label: voice.word('report.catalogue'), text: <code class="digest">{voice.raw(result.catalogue.sha256)}</code> },
    { label: voice.word('report.integrity'), text: voice.word(made.sealed ? 'report.sealed' : 'report.not-sealed') },
  ];
  const content = (
    <>
      <Fields fields={fields} />
      <TitledTable
        caption={voice.word('report.files')}
        head={[voice.word('report.file'), 'SHA-256']}
        rows={result.profile.files.map((file) => [
          voice.raw(file.name),
          <code class="digest">{voice.raw(file.sha256)}</code>,
        ])}
      />
      <TitledTable
        caption={voice.word('report.runs')}
        head={(['run-id', 'seen-at', 'tasks'] as const).map((word) => voice.word(`report.${word}`))}
        rows={run.runs
          .slice(0, mostRuns)
          .map((each) => [
            <code>{voice.raw(each.id)}</code>,
            `${voice.instant(each.seenFrom)} – ${voice.instant(each.seenTo)}`,
            String(each.tasks),
          ])}
      />
      <TitledTable
        caption={voice.word('report.reference')}
        head={(['name', 'date', 'source'] as const).map((word) => voice.word(`report.${word}`))}
        rows={referenceRows(result, voice).map(({ name, date, source, sha256 }) => [
          name,
          date,
          sha256 === null ? (
            source
          ) : (
            <>
              {source} <code class="digest">{voice.raw(sha256)}</code>
            </>
          ),
        ])}
      />
    </>
  );
  return { id: 'provenance', title: voice.word('report.provenance'), content };
}

function sources({ result, voice }: Page) {
  return (
    <ul>
      {result.provenance.sources.map((source) => (
        <li>
          {source === 'live' ? voice.word('report.source-live') : <code class="digest">{voice.raw(source)}</code>}
        </li>
      ))}
    </ul>
  );
}
