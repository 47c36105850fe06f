import { joinList } from '../../model/join-list.ts';
import type { Language } from '../../model/words.ts';
import type { PlacedCell } from './cell-words.ts';
import type { Complain } from './complaint.ts';
import { placeOf, sheetPrefix, type Grid, type GridRow } from './grid.ts';
import { columnTitles } from './make-form.ts';
import type { FormSheetName } from './form-layout.ts';
import { codeOf, formText } from './form-texts.ts';
import type { en } from './messages.en.ts';

/** A sheet of the form with its columns found. */
export interface FormTable<C extends string> {
  readonly sheet: string;
  readonly rows: readonly TableRow<C>[];
  /** Columns that the form does not name: in `parameters` the environments. */
  readonly others: readonly OtherColumn[];
  /** First column behind all that are used. */
  readonly nextColumn: number;
}

/** Row by row what stands in a column. */
export interface TableRow<C extends string> {
  /** Counted from 1. */
  readonly number: number;
  readonly at: (column: C) => PlacedCell;
  readonly other: (column: number) => PlacedCell;
}

export interface OtherColumn {
  /** Null: something stands in the column, but nothing above it. */
  readonly title: string | null;
  readonly column: number;
  readonly place: string;
}

/** What a table is read with. */
export interface TableInput<C extends string> {
  readonly name: FormSheetName;
  readonly codes: readonly C[];
  readonly code: (column: C) => keyof typeof en;
  /** Columns without which nothing can be read. */
  readonly needed: readonly C[];
  /** Other columns may stand there. */
  readonly open: boolean;
}

/** Finds the columns by their titles, in either language and any order. Null where nothing can be read. */
export function readTable<C extends string>(
  grid: Grid,
  input: TableInput<C>,
  language: Language,
  complain: Complain,
): FormTable<C> | null {
  const { codes, needed, open } = input;
  const place = (column: number, row: number): string => placeOf(grid.name, column, row);
  for (const range of grid.merged) complain(`${sheetPrefix(grid.name)}${range}`, 'form.merged');
  const head = grid.rows.find(({ row }) => row === 1);
  const body = grid.rows.filter(({ row }) => row > 1);
  const columns = new Map<C, number>();
  const others: OtherColumn[] = [];
  for (const column of usedColumns(grid.rows)) {
    const title = titleAt(head, column);
    const code = title === null ? undefined : codeOf(title, codes, input.code);
    if (code !== undefined && columns.has(code))
      complain(place(column, 1), 'form.column-twice', { column: title ?? '' });
    else if (code !== undefined) columns.set(code, column);
    else others.push({ title, column, place: place(column, 1) });
  }
  const known = joinList(columnTitles(input.name, language), language);
  for (const { title, place: at } of open ? [] : others)
    complain(at, title === null ? 'form.no-title' : 'form.unknown-column', { column: title ?? '', known });
  const missing = needed.filter((each) => !columns.has(each));
  for (const each of missing) complain(place(1, 1), 'form.no-column', { column: formText(language, input.code(each)) });
  if (missing.length > 0) return null;
  const used = [...columns.values(), ...others.map(({ column }) => column)];
  const rows = body.map(({ row, cells }) => ({
    number: row,
    at: (column: C) => {
      const index = columns.get(column);
      return { cell: index === undefined ? undefined : cells.get(index), place: place(index ?? 1, row) };
    },
    other: (column: number) => ({ cell: cells.get(column), place: place(column, row) }),
  }));
  return { sheet: grid.name, rows, others, nextColumn: Math.max(0, ...used) + 1 };
}

function usedColumns(rows: readonly GridRow[]): readonly number[] {
  return [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
}

function titleAt(head: GridRow | undefined, column: number): string | null {
  const cell = head?.cells.get(column);
  if (cell?.kind === 'text') return cell.text;
  return cell?.kind === 'number' ? String(cell.number) : null;
}
