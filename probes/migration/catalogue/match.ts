import type { PlannedTable } from '../table-plan.ts';
import type { Column, TableShape } from './column-form.ts';

/** A table of the source and what answers to it in the target. */
export interface Pair {
  readonly source: TableShape;
  /** Null: the target has none of that name. */
  readonly target: TableShape | null;
  /** Name of a column in the target. */
  readonly nameOf: (column: string) => string;
}

/** The tables that move: the written ones, otherwise all; a name in another case answers where no exact one does. */
export function pairs(
  source: ReadonlyMap<string, TableShape>,
  target: ReadonlyMap<string, TableShape>,
  written: readonly PlannedTable[],
): readonly Pair[] {
  const folded = byFoldedName(target);
  const find = (name: string): TableShape | null => target.get(name) ?? folded.get(name.toLowerCase()) ?? null;
  if (written.length === 0) {
    return [...source.values()].map((table) => ({
      source: table,
      target: find(table.name),
      nameOf: (column) => column,
    }));
  }
  return written.flatMap((planned) => {
    const table = source.get(planned.source) ?? byFoldedName(source).get(planned.source.toLowerCase());
    if (table === undefined) return [];
    const renamed = new Map(planned.columns.map((column) => [column.source, column.target]));
    return [{ source: table, target: find(planned.target), nameOf: (column: string) => renamed.get(column) ?? column }];
  });
}

/** The column of a table by its name, or by its name in another case where only one is called so. */
export function columnOf(table: TableShape, name: string): Column | null {
  return table.columns.get(name) ?? byFoldedName(table.columns).get(name.toLowerCase()) ?? null;
}

function byFoldedName<T>(list: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  const twice = new Set<string>();
  for (const [name, each] of list) {
    const folded = name.toLowerCase();
    if (found.has(folded)) twice.add(folded);
    found.set(folded, each);
  }
  for (const name of twice) found.delete(name);
  return found;
}
