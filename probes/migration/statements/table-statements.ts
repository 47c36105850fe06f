import type { Product } from '../schema.ts';
import type { SideName } from '../sides.ts';
import { nameOn, type PlannedTable } from '../table-plan.ts';
import { boundaryNames, type BoundaryName } from './dialect.ts';
import { dialects } from './dialects.ts';

/** Where a table stands. */
export interface Place {
  readonly product: Product;
  readonly schema: string;
  readonly side: SideName;
}

/** Most keys of bad rows that are asked for. */
export const mostKeys = 5;

/** Everything that is asked of one written table on one side. */
export function tableStatements(table: PlannedTable, { product, schema, side }: Place) {
  const dialect = dialects[product];
  const here = dialect.table(schema, nameOn(table, side));
  const column = (name: string): string => dialect.quote(name);
  const own = (each: { readonly source: string; readonly target: string }): string => column(each[side]);
  const key = table.key === null ? null : own(table.key);
  const order = key === null ? '' : ` ORDER BY ${key}`;
  const values = table.columns.flatMap((each) => dialect.values(own(each), each.kind));
  const measured = table.columns.flatMap((each) => dialect.lengths(own(each), each.kind));
  return {
    count: `SELECT count(*) AS total FROM ${here}`,
    /** One scan for all columns; null: none is written. */
    boundaries:
      table.columns.length === 0
        ? null
        : `SELECT count(*) AS total, ${boundaryList(table, side, product)} FROM ${here}`,
    /** Least and greatest key; null: no key is written. */
    extremes: key === null ? null : `SELECT min(${key}) AS least, max(${key}) AS most FROM ${here}`,
    /** Rows in the order of the key, from a key on, so many. */
    page:
      key === null
        ? null
        : `SELECT ${aliased(values)} FROM ${here} WHERE ${key} >= ${dialect.from} ORDER BY ${key} LIMIT ${dialect.most}`,
    rehearsal: (rows: number) =>
      values.length === 0
        ? null
        : `SELECT ${aliased([...values, ...measured])} FROM ${here}${order} LIMIT ${String(rows)}`,
    rules: (conditions: readonly string[]) =>
      `SELECT count(*) AS total, ${conditions.map((each, at) => `count(CASE WHEN (${each}) THEN 1 END) AS r${String(at)}`).join(', ')} FROM ${here}`,
    /** Keys of some rows of which a condition is true; null: no key is written. */
    keysWhere: (condition: string) =>
      key === null ? null : `SELECT ${key} AS v0 FROM ${here} WHERE (${condition})${order} LIMIT ${String(mostKeys)}`,
    duplicates: (names: readonly string[]) => {
      const list = names.map(column).join(', ');
      const filled = names.map((name) => `${column(name)} IS NOT NULL`).join(' AND ');
      return `SELECT count(*) AS repeated, COALESCE(sum(n - 1), 0) AS surplus FROM (SELECT count(*) AS n FROM ${here} WHERE ${filled} GROUP BY ${list} HAVING count(*) > 1) d`;
    },
    /** True of a row whose value is no key of the other table. */
    orphan: (reference: PlannedTable['references'][number]) => {
      const other = dialect.table(schema, reference.table);
      const held = `${here}.${column(reference.column)}`;
      return `${held} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${other} parent WHERE parent.${column(reference.key)} = ${held})`;
    },
  };
}

function aliased(expressions: readonly string[]): string {
  return expressions.map((each, at) => `${each} AS v${String(at)}`).join(', ');
}

function boundaryList(table: PlannedTable, side: SideName, product: Product): string {
  const dialect = dialects[product];
  return table.columns
    .flatMap((each, at) => {
      const told = dialect.boundaries(dialect.quote(each[side]), each.kind);
      return boundaryNames.flatMap((name) => (told[name] === undefined ? [] : [`${told[name]} AS ${alias(name, at)}`]));
    })
    .join(', ');
}

/** Under which name a boundary of the column at a place comes back; in lower case, as PostgreSQL folds names. */
export function alias(name: BoundaryName, at: number): string {
  return `${name.toLowerCase()}_${String(at)}`;
}
