import type { SchemaSettings } from '../../../../src/kit/schema/schema-settings.ts';
import { filterOf } from './filter.ts';
import { ofDatabase, others, routines, types } from './objects.ts';
import {
  columns,
  constraints,
  indexes,
  policies,
  relations,
  rules,
  schemas,
  sequences,
  statistics,
  triggers,
} from './relations.ts';
import { sql } from './sql.ts';

/** The schema is read as of one moment, and nothing can be written. */
export const begin = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
/** However it ended, nothing is kept. */
export const end = 'ROLLBACK';

/**
 * What decides how the server writes definitions, for this transaction: names with their schema, moments in UTC, numbers
 * with as many digits as every release gives.
 */
export const spelling = sql`
  SELECT pg_catalog.set_config(name, value, true) AS set, pg_catalog.current_setting('server_version_num') AS version FROM (VALUES ('search_path', 'pg_catalog'), ('TimeZone', 'UTC'),
    ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), ('extra_float_digits', '0'), ('bytea_output', 'hex'),
    ('quote_all_identifiers', 'off'), ('standard_conforming_strings', 'on'), ('statement_timeout', '30s'))
    AS wanted (name, value)`;

/** Names of the statements that read. */
export type CatalogueStatement =
  | 'schemas'
  | 'relations'
  | 'columns'
  | 'constraints'
  | 'indexes'
  | 'triggers'
  | 'policies'
  | 'rules'
  | 'statistics'
  | 'sequences'
  | 'routines'
  | 'types'
  | 'others'
  | 'ofDatabase';

/** The statements that read the schema, in the order they are sent. Pure in the settings: the touch list shows them. */
export function catalogueStatements(settings: SchemaSettings): ReadonlyMap<CatalogueStatement, string> {
  const filter = filterOf(settings);
  return new Map([
    ['schemas', schemas(filter)],
    ['relations', relations(filter)],
    ['columns', columns(filter)],
    ['constraints', constraints(filter)],
    ['indexes', indexes(filter)],
    ['triggers', triggers(filter)],
    ['policies', policies(filter)],
    ['rules', rules(filter)],
    ['statistics', statistics(filter)],
    ['sequences', sequences(filter)],
    ['routines', routines(filter)],
    ['types', types(filter)],
    ['others', others(filter)],
    ['ofDatabase', ofDatabase(filter)],
  ]);
}

/** Everything that is sent to read the schema: nothing where the check does not ask for it. */
export function allCatalogueStatements(settings: SchemaSettings | undefined): readonly string[] {
  return settings === undefined ? [] : [begin, spelling, ...catalogueStatements(settings).values(), end];
}
