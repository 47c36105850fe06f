import type { CellValue, Row, Worksheet } from 'exceljs';
import type { Message } from '../../model/message.ts';
import { bareWorkbook } from './bare-workbook.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';

/**
 * The sheets of an .xlsx file with what their cells hold. Formulas are not evaluated, macros not read. Gives a message
 * for what is no workbook or larger than a form can be. Loads the library when it is first needed.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Grid[] | Message> {
  const bare = bareWorkbook(bytes);
  if (!(bare instanceof Uint8Array)) return bare;
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  try {
    const { buffer, byteOffset, byteLength } = bare;
    // The library names Node’s Buffer and takes any view of bytes.
    await workbook.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  } catch {
    return { code: 'form.not-xlsx', params: {} };
  }
  return workbook.worksheets.map(gridOf);
}

function gridOf(sheet: Worksheet): Grid {
  const rows: GridRow[] = [];
  sheet.eachRow((row, number) => {
    const cells = cellsOf(row);
    if (cells.size > 0) rows.push({ row: number, cells });
  });
  return { name: sheet.name, rows, merged: sheet.model.merges };
}

function cellsOf(row: Row): ReadonlyMap<number, GridCell> {
  const cells = new Map<number, GridCell>();
  row.eachCell((cell, column) => {
    const read = cellOf(cell.value);
    if (read !== null) cells.set(column, read);
  });
  return cells;
}

/** Null: nothing stands there. */
function cellOf(value: CellValue): GridCell | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'flag', flag: value };
  if (value instanceof Date) return { kind: 'date', shown: shownDate(value) };
  if ('error' in value) return { kind: 'error', shown: value.error };
  if ('richText' in value) return textCell(value.richText.map(({ text }) => text).join(''));
  if ('formula' in value || 'sharedFormula' in value) return { kind: 'formula' };
  return textCell(typeof value.text === 'string' ? value.text : '');
}

function textCell(text: string): GridCell | null {
  // JavaScript trims the wide blank of Chinese input methods and the non-breaking one, too.
  const trimmed = text.replaceAll(/\r\n?/g, '\n').trim();
  return trimmed === '' ? null : { kind: 'text', text: trimmed };
}

/** The library counts days in UTC. */
function shownDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return '?';
  const [day = '', time = ''] = date.toISOString().split(/[T.]/);
  return time === '00:00:00' ? day : `${day} ${time}`;
}
