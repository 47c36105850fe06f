import { createHash } from 'node:crypto';
import { Fragment, h, type ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visibleLines } from '../../src/model/visible.ts';
import { paperStyle } from './paper-style.ts';
import { signatureTable } from './signature-table.ts';
import type { Block, Inline, LabelledText, PaperDocument, Piece, SignatureLine, Table } from './document.ts';

/** A paper as one HTML file: no script, no request, for the screen and for A4. */
export function writePaperHtml(paper: PaperDocument): string {
  const hash = createHash('sha256').update(paperStyle, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const cover = paper.cover.map(({ label, value }) => ({ label, text: [{ text: value }] }));
  const page = h(
    'html',
    { lang: paper.language },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, visibleLines(paper.title)),
      h('style', { dangerouslySetInnerHTML: { __html: paperStyle } }),
    ),
    h(
      'body',
      null,
      h(
        'main',
        null,
        h(
          'header',
          null,
          h('h1', null, ...words(paper.title)),
          paper.subtitle === null ? null : h('p', { class: 'subtitle' }, ...words(paper.subtitle)),
          fields(cover),
        ),
        ...paper.blocks.map((each) => block(each, paper)),
      ),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

const headings = { 1: 'h2', 2: 'h3', 3: 'h4' } as const;

function block(part: Block, paper: PaperDocument): ComponentChild {
  switch (part.kind) {
    case 'heading':
      return h(headings[part.level], null, ...words(part.text));
    case 'paragraph':
      return h('p', null, ...inline(part.content));
    case 'list':
      return h(part.ordered ? 'ol' : 'ul', null, ...part.items.map((item) => h('li', null, ...inline(item))));
    case 'fields':
      return fields(part.fields);
    case 'table':
      return table(part.table);
    case 'code':
      return h('pre', { tabindex: 0 }, h('code', null, visibleLines(part.text)));
    case 'signatures':
      return signatures(part.lines, paper);
    case 'page-break':
      return h('div', { class: 'page-break' });
  }
}

function fields(lines: readonly LabelledText[]): ComponentChild {
  if (lines.length === 0) return null;
  const entries = lines.map(({ label, text }) =>
    h('div', null, h('dt', null, ...words(label)), h('dd', null, ...inline(text))),
  );
  return h('dl', null, ...entries);
}

function table({ columns, rows }: Table): ComponentChild {
  const whole = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map(({ share }) => h('col', { width: `${Math.round((100 * share) / whole)}%` }));
  const head = columns.map(({ title }) => h('th', { scope: 'col' }, ...words(title)));
  const body = rows.map((row) =>
    h('tr', null, ...columns.map((_, index) => h('td', null, ...inline(row[index] ?? [])))),
  );
  return h(
    'div',
    { class: 'box', tabindex: 0 },
    h(
      'table',
      null,
      h('colgroup', null, ...widths),
      h('thead', null, h('tr', null, ...head)),
      h('tbody', null, ...body),
    ),
  );
}

function signatures(lines: readonly SignatureLine[], paper: PaperDocument): ComponentChild {
  return h('div', { class: 'sign' }, table(signatureTable(lines, paper)));
}

function inline(content: Inline): readonly ComponentChild[] {
  return content.flatMap((piece) => styled(piece));
}

function styled(piece: Piece): readonly ComponentChild[] {
  const text = words(piece.text);
  if (piece.style === undefined) return text;
  if (piece.style === 'strong' || piece.style === 'code') return [h(piece.style, null, ...text)];
  return [h('span', { class: piece.style }, ...text)];
}

/** The lines of a text, harmless, with an element for each line break. */
function words(text: string): readonly ComponentChild[] {
  return visibleLines(text)
    .split('\n')
    .map((line, index) => (index === 0 ? line : h(Fragment, null, h('br', null), line)));
}
