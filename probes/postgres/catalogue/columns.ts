import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import type { Context } from './context.ts';
import { inWords } from './codes.ts';
import { withoutSecrets } from './options.ts';
import type { ColumnRow, RelationRow } from './rows.ts';

interface Named {
  readonly [name: string]: Aspects;
}

/** Columns of a table. */
export function columnsOf(relation: RelationRow, rows: readonly ColumnRow[], context: Context): Named {
  return Object.fromEntries(rows.map((row) => [row.name, columnAspects(relation, row, context)]));
}

/**
 * Columns of a child table that are more than what it has from its parents: what it takes over changes with the parent,
 * and is told there.
 */
export function ownColumns(relation: RelationRow, rows: readonly ColumnRow[], context: Context): Named {
  const all = columnsOf(relation, rows, context);
  if (relation.parents === null || !context.wanted('inherited-columns')) return all;
  const parents = relation.parents.map((name) => context.columnsByTable.get(name) ?? {});
  const inherited = (row: ColumnRow): boolean =>
    !row.local &&
    parents.some((parent) => Object.hasOwn(parent, row.name) && alike(parent[row.name] ?? {}, all[row.name] ?? {}));
  return Object.fromEntries(rows.flatMap((row) => (inherited(row) ? [] : [[row.name, all[row.name] ?? {}]])));
}

/** The server copies neither comments nor, before 17, that the parent numbers its rows. */
function alike(parent: Aspects, child: Aspects): boolean {
  const told = ({ comment: _comment, identity: _identity, ...rest }: Aspects): string => JSON.stringify(rest);
  return child['comment'] === null && child['identity'] === null && told(parent) === told(child);
}

function columnAspects(relation: RelationRow, row: ColumnRow, context: Context): Aspects {
  const value = row.value === null ? null : context.text(row.value);
  const generated = row.generated === 's' || row.generated === 'v';
  const levelled = relation.partition && context.wanted('partition-identity');
  // In the order of their names, so that nothing has to be sorted.
  const usual = {
    collation: row.collation,
    comment: row.comment,
    default: generated ? null : value,
    generated: generated ? `${row.generated === 's' ? 'stored' : 'virtual'} ${value ?? ''}` : null,
    identity: row.identity === '' || levelled ? null : identityOf(relation, row, context),
    nullable: !row.notnull,
    type: row.type,
  };
  return isPlain(row, context) ? usual : { ...usual, ...rareAspects(row, context) };
}

function isPlain(row: ColumnRow, context: Context): boolean {
  const { storage, compression, statistics, options, serveroptions } = row;
  const none = [storage, statistics, options, serveroptions].every((each) => each === null);
  return none && compression === '' && !context.unvalidatedNotNull.has(`${row.relation} ${row.name}`);
}

function rareAspects(row: ColumnRow, context: Context): Aspects {
  return present({
    compression: row.compression === '' ? null : inWords('compression', row.compression),
    options: row.options,
    serverOptions: withoutSecrets(row.serveroptions),
    statistics: row.statistics === null ? null : Number(row.statistics),
    storage: row.storage === null ? null : inWords('storage', row.storage),
    validated: context.unvalidatedNotNull.has(`${row.relation} ${row.name}`) ? false : null,
  });
}

/** Rare aspects stand only where they are not what they usually are. */
export function present(aspects: Aspects): Aspects {
  return Object.fromEntries(Object.entries(aspects).filter(([, value]) => value !== null));
}

function identityOf(relation: RelationRow, row: ColumnRow, context: Context): string {
  const sequence = context.identitySequences.get(`${relation.id} ${row.name}`);
  const kind = inWords('identity', row.identity);
  return sequence === undefined ? kind : `${kind} (${sequence})`;
}
