import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { unescaped } from './column-default.ts';
import { commentText, grouped, inOrder, type Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';
import { expressionText } from './sql-text.ts';

type IndexRow = CatalogueRow<'indexes'>;

/** Indexes of one table, its primary and unique keys among them. */
export function indexParts(rows: readonly IndexRow[], reading: Reading): { readonly [name: string]: Aspects } {
  const parts: [string, Aspects][] = [];
  for (const [name, keys] of grouped(rows, (row) => row.name)) {
    const first = keys[0];
    if (first !== undefined) parts.push([name, indexAspects(first, keys, reading)]);
  }
  return Object.fromEntries(parts);
}

function indexAspects(first: IndexRow, rows: readonly IndexRow[], reading: Reading): Aspects {
  return {
    primary: first.name === 'PRIMARY',
    unique: first.nonUnique === '0',
    keys: inOrder(rows).map((row) => keyText(row, reading)),
    method: first.type.toLowerCase(),
    visible: first.visible !== 'NO' && first.ignored !== 'YES',
    comment: commentText(first.comment),
  };
}

/** `name(10)`, `created_at desc`, `(lower(name))`. */
function keyText({ column, expression, prefix, sorting, type }: IndexRow, { dialect, rules }: Reading): string {
  const ordered = sorting === 'D' ? ' desc' : '';
  if (column === null) {
    const text = expression ?? '';
    return `(${expressionText(dialect === 'mysql' ? unescaped(text) : text, rules)})${ordered}`;
  }
  // Of a spatial index the server shows the length of a box.
  const part = prefix === null || type === 'SPATIAL' ? '' : `(${prefix})`;
  return `${column}${part}${ordered}`;
}
