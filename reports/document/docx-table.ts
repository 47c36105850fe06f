import { docxRuns } from './docx-runs.ts';
import type { DocxLibrary, WordPart, WordRow } from './docx-library.ts';
import type { Inline, Table } from './document.ts';

/** Width of the text on A4 between margins of 20 mm, in twentieths of a point. */
const textWidth = 9638;

/** How a table looks: with lines around its cells, with its titles repeated on every page. */
interface TableLook {
  readonly framed: boolean;
  readonly head: boolean;
}

/** A table of fixed column widths: measured widths differ from program to program. */
export function docxTable(docx: DocxLibrary, table: Table, look: TableLook): WordPart {
  const { Table: DocxTable, TableBorders } = docx;
  const whole = table.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = table.columns.map(({ share }) => Math.round((textWidth * share) / whole));
  const titles = table.columns.map(({ title }): Inline => [{ text: title, style: 'strong' }]);
  const head = look.head ? [row(docx, titles, widths, true)] : [];
  const rows = table.rows.map((cells) =>
    row(
      docx,
      table.columns.map((_, at) => cells[at] ?? []),
      widths,
      false,
    ),
  );
  const size = { width: { size: textWidth, type: 'dxa' }, columnWidths: widths, layout: 'fixed' } as const;
  const borders = look.framed ? {} : { borders: TableBorders.NONE };
  // Word takes a table without rows for damage.
  const filled =
    head.length + rows.length > 0
      ? [...head, ...rows]
      : [
          row(
            docx,
            widths.map(() => []),
            widths,
            false,
          ),
        ];
  return new DocxTable({ ...size, ...borders, rows: filled });
}

const headShading = { type: 'clear', fill: 'EEF1F4', color: 'auto' } as const;

function row(docx: DocxLibrary, cells: readonly Inline[], widths: readonly number[], head: boolean): WordRow {
  const { Paragraph, TableCell, TableRow: DocxRow } = docx;
  const shading = head ? { shading: headShading } : {};
  const children = cells.map(
    (cell, index) =>
      new TableCell({
        width: { size: widths[index] ?? 0, type: 'dxa' },
        margins: { top: 40, bottom: 40, left: 90, right: 90 },
        ...shading,
        children: [new Paragraph({ style: 'PaperCell', children: docxRuns(docx, cell) })],
      }),
  );
  return new DocxRow({ children, tableHeader: head, cantSplit: true });
}
