import { touched, type TouchedLine } from '../../touched-lines.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { folded, remark, section, type Page } from '../parts/section.ts';
import { table } from '../parts/table.ts';

const mostRows = 3000;

/** What the run was allowed to touch, beside what it touched. */
export function touchList(page: Page): Markup {
  const { result, voice } = page;
  const all = touched(result);
  const beyond = all.filter((line) => line.allowed === null);
  const summary =
    beyond.length === 0 ? voice.word('report.touch-within') : voice.word('report.touch-beyond', { n: beyond.length });
  const shown = all.slice(0, mostRows);
  const caption = voice.word('report.touch');
  const head = [
    voice.word('report.touch-line'),
    voice.word('report.environment'),
    voice.word('report.vantage'),
    voice.word('report.touch-allowed'),
    voice.word('report.touch-done'),
    voice.word('report.touch-held'),
  ];
  const rest = all.length - shown.length;
  const content = [
    table({ caption, head, rows: shown.map((line) => row(line, page)) }),
    rest > 0 && remark(voice.word('report.more-rows', { n: rest })),
  ];
  const fold = folded(
    html`<h3>${voice.word('report.heading-count', { heading: caption, n: all.length })}</h3>`,
    content,
  );
  return section('touch', caption, [html`<p>${summary}</p>`, all.length > 0 && fold]);
}

function row(line: TouchedLine, { voice }: Page): readonly Content[] {
  const { allowed } = line;
  return [
    html`<code>${voice.text(line.line)}</code>`,
    voice.raw(line.environment),
    line.vantage === null ? voice.word('report.anywhere') : voice.raw(line.vantage),
    allowed === null ? html`<strong>${voice.word('report.touch-not-listed')}</strong>` : allowed.count,
    line.count,
    allowed !== null && voice.word(allowed.enforced ? 'report.enforced' : 'report.declared'),
  ];
}
