import { fieldList } from '../parts/fields.ts';
import { html, type Markup } from '../markup.ts';
import { section, type Page } from '../parts/section.ts';
import { titledTable } from '../parts/table.ts';

/** What the report rests on: tool, run, files, evidence, reference data, and what its integrity is worth. */
export function provenance(page: Page): Markup {
  const { result, voice } = page;
  const { provenance: made, run } = result;
  const sources = made.sources.map((source) => {
    const words = source === 'live' ? voice.word('report.source-live') : voice.raw(source);
    return html`<li><code>${words}</code></li>`;
  });
  const fields = fieldList([
    { label: voice.word('report.tool'), text: `${voice.raw(made.tool)} ${voice.raw(made.toolVersion)}` },
    { label: voice.word('report.command'), text: html`<code>${made.command}</code>` },
    { label: voice.word('report.runs-on'), text: `Node.js ${voice.raw(made.node)} · ${voice.raw(made.platform)}` },
    { label: voice.word('report.run-id'), text: html`<code>${voice.raw(run.id)}</code>` },
    { label: voice.word('report.judged-at'), text: voice.instant(made.judgedAt) },
    {
      label: voice.word('report.sources'),
      text: html`<ul>
        ${sources}
      </ul>`,
    },
    { label: voice.word('report.catalogue'), text: html`<code>${voice.raw(result.catalogue.sha256)}</code>` },
    { label: voice.word('report.integrity'), text: voice.word(made.sealed ? 'report.sealed' : 'report.not-sealed') },
  ]);
  const files = titledTable({
    caption: voice.word('report.files'),
    head: [voice.word('report.file'), 'SHA-256'],
    rows: result.profile.files.map((file) => [voice.raw(file.name), html`<code>${voice.raw(file.sha256)}</code>`]),
  });
  const reference = titledTable({
    caption: voice.word('report.reference'),
    head: [voice.word('report.name'), voice.word('report.date'), voice.word('report.source')],
    rows: result.reference.map((each) => [voice.raw(each.name), voice.raw(each.date), voice.raw(each.source)]),
  });
  return section('provenance', voice.word('report.provenance'), [fields, files, reference]);
}
