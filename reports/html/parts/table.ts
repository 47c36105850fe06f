import { html, type Content, type Markup } from '../markup.ts';

/** A table that scrolls in its own box. The first cell of each row heads the row. */
export interface TableContent {
  /** Names the table for those who hear it; a heading stands above it for those who see. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Content[])[];
}

/** A table with its name above it (no heading: it may stand at any depth); nothing where it has no rows. */
export function titledTable(content: TableContent): Markup | null {
  return content.rows.length === 0
    ? null
    : html`<p class="title">${content.caption}</p>
        ${table(content)}`;
}

/** Draws a table; nothing where it has no rows. */
export function table(content: TableContent): Markup | null {
  if (content.rows.length === 0) return null;
  const head = content.head.map((title) => html`<th scope="col">${title}</th>`);
  const rows = content.rows.map(
    (row) =>
      html`<tr>
        ${row.map(cell)}
      </tr>`,
  );
  return html`<div class="box" role="region" tabindex="0" aria-label="${content.caption}">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function cell(content: Content, index: number): Markup {
  return index === 0 ? html`<th scope="row">${content}</th>` : html`<td>${content}</td>`;
}
