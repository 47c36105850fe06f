import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { unescaped } from './column-default.ts';
import { isJsonCheck } from './columns.ts';
import { grouped, inOrder, type Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';
import { expressionText } from './sql-text.ts';

type Check = CatalogueRow<'checks'>;
type Reference = CatalogueRow<'references'>;
type KeyColumn = CatalogueRow<'keyColumns'>;

/** Checks of one table; those that make a column JSON are in its type. */
export function checkParts(
  checks: readonly Check[],
  json: ReadonlySet<string>,
  { dialect, rules }: Reading,
): { readonly [name: string]: Aspects } {
  const own = checks.filter((check) => !(json.has(check.name) && isJsonCheck(check)));
  // A column and a table may have checks of one name (MariaDB).
  const named = grouped(own, ({ name }) => name);
  const parts = Array.from(named, ([name, all]): [string, Aspects] => {
    const texts = all.map(({ clause }) => expressionText(dialect === 'mysql' ? unescaped(clause) : clause, rules));
    const enforced = all.every((each) => each.enforced !== 'NO');
    return [name, { type: 'check', check: texts.sort().join(' and '), enforced }];
  });
  return Object.fromEntries(parts);
}

/** Foreign keys of one table, without those of which only half was shown. */
export function foreignKeyParts(
  references: readonly Reference[],
  keyColumns: readonly KeyColumn[],
  reading: Reading,
): { readonly [name: string]: Aspects } {
  const columns = grouped(keyColumns, ({ name }) => name);
  const parts: [string, Aspects][] = [];
  for (const reference of references) {
    const keys = columns.get(reference.name);
    if (keys !== undefined) parts.push([reference.name, foreignKey(reference, inOrder(keys), reading)]);
  }
  return Object.fromEntries(parts);
}

function foreignKey(reference: Reference, keys: readonly KeyColumn[], { normalises, nameOf }: Reading): Aspects {
  const action = (written: string): string => {
    const text = written.toLowerCase();
    return text === 'no action' && normalises('no-action') ? 'restrict' : text;
  };
  const tables = keys.map(({ schema, toSchema, toTable }) =>
    toSchema === schema ? nameOf(toSchema, toTable) : `${toSchema}.${toTable}`,
  );
  return {
    type: 'foreign-key',
    columns: keys.map(({ column }) => column),
    references: `${tables[0] ?? ''}(${keys.map(({ toColumn }) => toColumn).join(', ')})`,
    match: reference.matching.toLowerCase(),
    onUpdate: action(reference.onUpdate),
    onDelete: action(reference.onDelete),
  };
}
