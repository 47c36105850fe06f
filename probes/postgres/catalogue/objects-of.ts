import type { FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import { byRelation, grouped } from './by-relation.ts';
import { columnsOf } from './columns.ts';
import type { Context } from './context.ts';
import { identityOf, otherObject, schemaObject, sequenceObject } from './others.ts';
import { relationObject } from './relations.ts';
import { routineObject } from './routines.ts';
import type { CatalogueRows } from './rows.ts';
import { canonicalText, type Wanted } from './text/canonical-text.ts';
import { typeObject } from './types.ts';

/** What was read, as objects in canonical form. `version`: number of the release, 170004. */
export function objectsOf(rows: CatalogueRows, version: number, wanted: Wanted): readonly FoundObject[] {
  const of = byRelation(rows);
  const context = contextOf(rows, version, wanted);
  const ofDomain = grouped(rows.constraints, ({ domain }) => domain);
  const found: (FoundObject | null)[] = [
    ...rows.schemas.map((row) => schemaObject(row, context)),
    ...rows.relations.map((row) => relationObject(row, of, context)),
    ...rows.sequences.map((row) => sequenceObject(row, context)),
    ...rows.routines.map((row) => routineObject(row, context)),
    ...rows.types.map((row) =>
      typeObject(row, { columns: of.columns(row.relation), constraints: ofDomain(row.id) }, context),
    ),
    ...rows.others.map((row) => otherObject(row, context)),
    ...rows.ofDatabase.map((row) => otherObject(row, context, row.acl)),
  ];
  return found.filter((object) => object !== null);
}

function contextOf(rows: CatalogueRows, version: number, wanted: Wanted): Context {
  const identities = rows.sequences.filter(({ belongs }) => belongs === 'i');
  const lax = rows.constraints.filter(({ kind, validated }) => kind === 'n' && !validated);
  const base: Context = {
    version,
    wanted,
    text: remembered((written) => canonicalText(written, wanted)),
    columnsByTable: new Map(),
    identitySequences: new Map(identities.map((row) => [`${row.relation ?? ''} ${row.column ?? ''}`, identityOf(row)])),
    unvalidatedNotNull: new Set(lax.map(({ relation, columns }) => `${relation} ${columns?.[0] ?? ''}`)),
  };
  return { ...base, columnsByTable: parentColumns(rows, base) };
}

/** Thousands of columns share a default, and thousands of tables a check. */
function remembered(work: (written: string) => string): (written: string) => string {
  const known = new Map<string, string>();
  return (written) => {
    const made = known.get(written) ?? work(written);
    known.set(written, made);
    return made;
  };
}

/** Columns of those tables that are somebody’s parent. */
function parentColumns(rows: CatalogueRows, context: Context): Context['columnsByTable'] {
  const parents = new Set(rows.relations.flatMap(({ parents: names }) => names ?? []));
  const columns = grouped(rows.columns, ({ relation }) => relation);
  const found = new Map<string, ReturnType<typeof columnsOf>>();
  for (const row of rows.relations) {
    const name = `${row.schema}.${row.name}`;
    if (parents.has(name)) found.set(name, columnsOf(row, columns(row.id), context));
  }
  return found;
}
