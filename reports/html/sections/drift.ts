import { checkTitle } from '../../finding-name.ts';
import { taskPlace } from '../../target-name.ts';
import { html, type Markup } from '../markup.ts';
import { remark, section, type Page } from '../parts/section.ts';
import { table } from '../parts/table.ts';

const mostRows = 2000;

/** What changed since the baseline; nothing where the run had none. */
export function drift(page: Page): Markup | null {
  const { result, voice } = page;
  if (result.drift === null) return null;
  const { baseline, changes } = result.drift;
  const since = voice.word('report.drift-since', { run: baseline.runId, at: voice.instant(baseline.seenAt) });
  const rows = changes
    .slice(0, mostRows)
    .map((change) => [
      checkTitle(change.check, page.checks, voice),
      taskPlace(change, voice),
      html`<code>${voice.raw(change.path)}</code>`,
      voice.word(`report.drift-${change.kind}`),
      change.kind === 'appeared' ? '–' : voice.value(change.before),
      change.kind === 'disappeared' ? '–' : voice.value(change.after),
      voice.word(change.listed ? 'report.listed' : 'report.unlisted'),
    ]);
  const head = [
    voice.word('report.check'),
    voice.word('report.where'),
    voice.word('report.fact'),
    voice.word('report.kind'),
    voice.word('report.before'),
    voice.word('report.after'),
    voice.word('report.asked-for'),
  ];
  const rest = changes.length - rows.length;
  return section('drift', voice.word('report.drift'), [
    html`<p>${since}</p>`,
    rows.length === 0 ? remark(voice.word('report.nothing-drifted')) : table({ caption: since, head, rows }),
    rest > 0 && remark(voice.word('report.more-rows', { n: rest })),
  ]);
}
