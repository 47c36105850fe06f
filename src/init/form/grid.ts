/** What a cell holds, as the workbook has it. */
export type GridCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'flag'; readonly flag: boolean }
  /** `2027-01-31`, with the time behind it where there is one. */
  | { readonly kind: 'date'; readonly shown: string }
  | { readonly kind: 'formula' }
  | { readonly kind: 'error'; readonly shown: string };

/** One sheet of a workbook. Rows and columns are counted from 1. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly GridRow[];
  /** Ranges of merged cells: `B2:C2`. */
  readonly merged: readonly string[];
}

export interface GridRow {
  readonly row: number;
  readonly cells: ReadonlyMap<number, GridCell>;
}

/** `D7` of a sheet, as Excel writes it: a name that is not one word stands in quotes. */
export function placeOf(sheet: string, column: number, row: number): string {
  return `${sheetPrefix(sheet)}${columnLetters(column)}${String(row)}`;
}

/** The name of a sheet in front of a place in it. */
export function sheetPrefix(sheet: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}

function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const last = String.fromCodePoint(65 + ((column - 1) % 26));
  return before === 0 ? last : `${columnLetters(before)}${last}`;
}

/** The number of a column, counted from 1; 0 for no letters. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + (letter.codePointAt(0) ?? 64) - 64;
  return number;
}
