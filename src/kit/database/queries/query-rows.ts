import type { Session } from '../session.ts';

/** One value of a row: a number where JSON has the same number, else as the server writes it. */
export type Cell = string | number | boolean | null;

/** Rows of one query. */
export interface QueryRows {
  /** Names of the columns, in their order; two may be alike. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** More rows were there than were asked for, or than may be kept. */
  readonly more: boolean;
}

/** Most that the rows of one query may weigh, characters; the rest is not read, or not kept. */
export const mostCharacters = 256 * 1024;

/** A session that gives typed rows. */
export interface QueryingSession extends Session {
  /** At most so many rows of one statement. Rejects as `ask` does. */
  readonly query: (text: string, mostRows: number) => Promise<QueryRows>;
}

/** The first rows of those that came, as many as may be kept. */
export function keptRows(columns: readonly string[], rows: readonly (readonly Cell[])[], mostRows: number): QueryRows {
  const kept: (readonly Cell[])[] = [];
  let characters = 0;
  for (const row of rows) {
    characters += charactersIn(row);
    if (kept.length === mostRows || characters > mostCharacters) break;
    kept.push(row);
  }
  return { columns, rows: kept, more: kept.length < rows.length };
}

/** About what a row weighs. */
export function charactersIn(row: readonly unknown[]): number {
  let sum = 0;
  for (const cell of row) sum += typeof cell === 'string' ? cell.length : 8;
  return sum;
}
