import type { Normalises } from './normalisers.ts';
import type { CatalogueRows } from './rows.ts';
import type { TextRules } from './sql-text.ts';
import type { Dialect } from './statements.ts';

/** What was read of a catalogue, and how it is made comparable. */
export interface Reading {
  readonly rows: CatalogueRows;
  readonly dialect: Dialect;
  readonly normalises: Normalises;
  readonly rules: TextRules;
  /** `orders`, or `shop.orders` where several schemas are looked at. */
  readonly nameOf: (schema: string, name: string) => string;
}

interface InTable {
  readonly schema: string;
  readonly table: string;
}

/** Rows by the table they belong to: `tableKey`. */
export type ByTable<R> = ReadonlyMap<string, readonly R[]>;

/** One text for schema and table, whatever characters they hold. */
export function tableKey(schema: string, table: string): string {
  return JSON.stringify([schema, table]);
}

export function byTable<R extends InTable>(rows: readonly R[] | undefined): ByTable<R> {
  return grouped(rows ?? [], ({ schema, table }) => tableKey(schema, table));
}

/** Rows by a key, in their order. */
export function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Rows in the order that the server numbers them in. */
export function inOrder<R extends { readonly position: number }>(rows: readonly R[]): readonly R[] {
  return [...rows].sort((a, b) => a.position - b.position);
}

/** A comment; null: none. Some engines keep a password there, as text. */
export function commentText(comment: string | null): string | null {
  return comment === null || comment === '' ? null : withoutPasswords(comment);
}

/** Options and comments of tables that stand for a remote one (CONNECT, SPIDER, FEDERATED) name its account. */
export function withoutPasswords(text: string): string {
  return text
    .replaceAll(/(password['"`]?\s{0,5}[=:]?\s{0,5}\\?['"]?)[^\s'",;\\]{1,500}/gi, '$1***')
    .replaceAll(/(:\/\/[^\s:/@]{0,200}:)[^\s@]{1,500}@/g, '$1***@');
}
