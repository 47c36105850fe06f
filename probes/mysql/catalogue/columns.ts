import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { columnDefault, unescaped } from './column-default.ts';
import { collationText, columnType } from './column-type.ts';
import { commentText, inOrder, type Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';
import { expressionText } from './sql-text.ts';

type Column = CatalogueRow<'columns'>;

/** Columns of one table. `json`: names of those that are JSON by their own check (MariaDB). */
export function columnParts(columns: readonly Column[], json: ReadonlySet<string>, reading: Reading) {
  const parts: [string, Aspects][] = inOrder(columns).map((column) => [
    column.name,
    columnAspects(column, json.has(column.name), reading),
  ]);
  return { parts: Object.fromEntries(parts), order: parts.map(([name]) => name) };
}

function columnAspects(column: Column, isJson: boolean, reading: Reading): Aspects {
  const { dialect, normalises, rules } = reading;
  const extra = column.extra ?? '';
  const generated = generatedOf(column, reading);
  return {
    type: isJson ? 'json' : columnType(column.type, normalises),
    nullable: column.nullable === 'YES',
    default: generated === null ? columnDefault(column, dialect, rules) : null,
    collation: isJson ? null : collationText(column.collation, normalises),
    autoIncrement: /\bauto_increment\b/i.test(extra),
    invisible: /\bINVISIBLE\b/i.test(extra),
    generated,
    generatedKind: generated === null ? null : kindOf(extra),
    onUpdate: onUpdateOf(extra, reading),
    systemVersioned: /\bWITHOUT SYSTEM VERSIONING\b/i.test(extra) ? false : null,
    srid: column.srid ?? null,
    comment: commentText(column.comment),
  };
}

function generatedOf({ expression, extra }: Column, { dialect, rules }: Reading): string | null {
  if (expression === null || expression === '' || !/\bGENERATED\b/i.test(extra ?? '')) return null;
  return expressionText(dialect === 'mysql' ? unescaped(expression) : expression, rules);
}

function kindOf(extra: string): string {
  return /\bVIRTUAL\b/i.test(extra) ? 'virtual' : 'stored';
}

function onUpdateOf(extra: string, { rules }: Reading): string | null {
  const written = /\bon update (\w+(?:\(\d?\))?)/i.exec(extra)?.[1];
  return written === undefined ? null : expressionText(written, rules);
}

/** Columns that MariaDB keeps as `longtext` with a check of its own, because that is its `json`. */
export function jsonColumns(
  columns: readonly Column[],
  checks: readonly CatalogueRow<'checks'>[],
  { dialect, normalises }: Pick<Reading, 'dialect' | 'normalises'>,
): ReadonlySet<string> {
  if (dialect !== 'mariadb' || !normalises('json-checks')) return new Set();
  const checked = new Set(checks.filter((check) => isJsonCheck(check)).map(({ name }) => name));
  const found = columns.filter(
    ({ name, type, collation }) => checked.has(name) && type === 'longtext' && collation === 'utf8mb4_bin',
  );
  return new Set(found.map(({ name }) => name));
}

/** The check that `json` stands for: on a column, and so called like it. */
export function isJsonCheck({ name, clause }: Pick<CatalogueRow<'checks'>, 'name' | 'clause'>): boolean {
  return clause === `json_valid(\`${name.replaceAll('`', '``')}\`)`;
}
