import { settleOffice } from '../document/settle-office.ts';
import { textWidth } from '../terminal/text-width.ts';
import { cellText } from './cell-text.ts';
import { rowLines } from './row-lines.ts';
import type { Worksheet } from 'exceljs';
import type { Cell, Sheet, SheetChoice, SheetColumn } from './sheet.ts';

/** Widths in characters of the usual font; longer texts are wrapped. */
const widest = 48;
const narrowest = 8;

/** Height of a line of the usual font, in points. */
const lineHeight = 16;

/** Rows below the written ones that have the drop-down too. */
const addedRows = 200;

/** Rows that decide the widths: measuring all of ten thousand costs more than writing them. */
const measured = 300;

/** Sheets as Excel file: the same sheets give the same bytes. Loads the library when it is first needed. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.creator = 'Plumbline';
  workbook.lastModifiedBy = 'Plumbline';
  for (const sheet of sheets) {
    const target = workbook.addWorksheet(sheetName(sheet.name), {
      views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }],
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- A4 is 9 in the format; the library has the name in its types only
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    fill(target, sheet);
  }
  return settleOffice(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function fill(target: Worksheet, sheet: Sheet): void {
  const { columns, rows } = sheet;
  const widths = columns.map((column, index) => column.width ?? widthOf(column, rows, index));
  target.columns = columns.map((column, index) => ({
    width: widths[index] ?? narrowest,
    style: { alignment: { vertical: 'top', wrapText: true }, ...(column.asTyped === true ? { numFmt: '@' } : {}) },
  }));
  const head = target.addRow(columns.map(({ title }) => valueOf(title)));
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF1F4' } };
  for (const row of rows) {
    const added = target.addRow(row.map(valueOf));
    // Not every program measures wrapped texts when it opens a file.
    const lines = rowLines(row, widths);
    if (lines > 1) added.height = lines * lineHeight;
  }
  if (sheet.filtered)
    target.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  target.pageSetup.printTitlesRow = '1:1';
  for (const [index, column] of columns.entries()) {
    const { letter } = target.getColumn(index + 1);
    if (column.choice !== undefined) offer(target, `${letter}2:${letter}${rows.length + addedRows}`, column.choice);
  }
  for (const { row, column, choice } of sheet.choices ?? [])
    offer(target, `${target.getColumn(column + 1).letter}${row + 2}`, choice);
}

/** An empty text is an empty cell: filters count it as blank. */
function valueOf(cell: Cell): Cell {
  if (cell === '') return null;
  return typeof cell === 'string' ? cellText(cell) : cell;
}

/** What the library has and its types do not: one validation for a whole range. That of single cells makes ranges overlap. */
interface Validated {
  readonly dataValidations: { add(range: string, validation: object): void };
}

/** A drop-down; that of a column reaches to the rows that people add. */
function offer(target: Worksheet, range: string, choice: SheetChoice): void {
  const validated = target as unknown as Validated; // see there
  validated.dataValidations.add(range, {
    type: 'list',
    allowBlank: true,
    formulae: [`"${choice.words.join(',')}"`],
    showErrorMessage: true,
    error: choice.refusal,
  });
}

/** Room for the title with its filter button, and for the longest line that still fits. */
function widthOf({ title }: SheetColumn, rows: readonly (readonly Cell[])[], index: number): number {
  let width = Math.max(narrowest, textWidth(title) + 4);
  for (const row of rows.slice(0, measured)) {
    const lines = String(row[index] ?? '').split('\n');
    for (const line of lines) width = Math.max(width, Math.min(widest, textWidth(line.slice(0, widest)) + 2));
  }
  return Math.min(width, widest);
}

/** Names of sheets have at most 31 characters and none of \ / ? * [ ] : */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
