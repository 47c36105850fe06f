import type { Protocol } from '../queries/token.ts';
import { dialects } from './dialect.ts';
import type { MigrationSettings } from './settings.ts';
import { marks, tools, type Lock, type Tool } from './tools.ts';

/** A table that may be the bookkeeping of a tool, and what is sent where it is. */
export interface Candidate {
  readonly tool: Tool;
  /** Null: the database of the login (MySQL). */
  readonly schema: string | null;
  readonly table: string;
  readonly text: string;
  readonly lock: { readonly table: string; readonly text: string } | null;
}

/** Migrations that are read, the newest; one more shows that there are others. */
export const mostMigrations = 1000;

/** Every table that is read where it is there. `table` of the settings may be any tool’s. */
export function candidates(protocol: Protocol, settings: MigrationSettings = {}): readonly Candidate[] {
  return tools.flatMap((tool) => {
    const schema = settings.schema ?? (protocol === 'postgres' ? tool.schema : null);
    return tablesOf(tool, protocol, settings).map((table): Candidate => {
      const lock = tool.lock?.(table);
      return {
        tool,
        schema,
        table,
        text: readText(tool, placeOf(protocol, schema, table), protocol),
        lock:
          lock === undefined
            ? null
            : { table: lock.table, text: lockText(lock, placeOf(protocol, schema, lock.table), protocol) },
      };
    });
  });
}

/** Which of the known tables are there, by their columns. PostgreSQL: in every schema, the ones that are read first. */
export function detectionText(protocol: Protocol, settings: MigrationSettings = {}): string {
  const { text } = dialects[protocol];
  const all = candidates(protocol, settings);
  const names = new Set([
    ...all.flatMap(({ table, lock }) => (lock === null ? [table] : [table, lock.table])),
    ...marks,
  ]);
  const list = [...names].map(text).join(', ');
  if (protocol === 'mysql') {
    const place = settings.schema === undefined ? 'DATABASE()' : text(settings.schema);
    return `SELECT t.TABLE_SCHEMA AS place, t.TABLE_NAME AS name, c.COLUMN_NAME AS col FROM information_schema.TABLES t LEFT JOIN information_schema.COLUMNS c ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME WHERE t.TABLE_SCHEMA = ${place} AND t.TABLE_NAME IN (${list}) ORDER BY t.TABLE_NAME, c.ORDINAL_POSITION`;
  }
  const wanted = [...new Set(all.map(({ schema }) => text(schema ?? '')))].join(', ');
  return `SELECT n.nspname AS place, c.relname AS name, a.attname AS col FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relkind IN ('r', 'p') AND c.relname IN (${list}) AND n.nspname !~ '^pg_' ORDER BY n.nspname NOT IN (${wanted}), n.nspname, c.relname, a.attnum LIMIT 2000`;
}

/** Every statement that may be sent for the bookkeeping; only those of tables that are there are. */
export function migrationStatements(protocol: Protocol, settings?: MigrationSettings): readonly string[] {
  const texts = candidates(protocol, settings).flatMap(({ text, lock }) =>
    lock === null ? [text] : [text, lock.text],
  );
  return [...new Set([detectionText(protocol, settings), ...texts])];
}

/** MySQL keeps names in lower case where lower_case_table_names says so. */
function tablesOf(tool: Tool, protocol: Protocol, { table }: MigrationSettings): readonly string[] {
  if (table !== undefined) return [table];
  if (protocol === 'mysql') return [...new Set(tool.tables.flatMap((name) => [name, name.toLowerCase()]))];
  return tool.name === 'liquibase' ? ['databasechangelog'] : tool.tables;
}

function placeOf(protocol: Protocol, schema: string | null, table: string): string {
  const { name } = dialects[protocol];
  return schema === null ? name(table) : `${name(schema)}.${name(table)}`;
}

function readText(tool: Tool, place: string, protocol: Protocol): string {
  const { id, checksum = 'NULL', description = 'NULL', at = 'NULL', state = 'NULL' } = tool.columns(dialects[protocol]);
  return `SELECT ${id} AS id, ${checksum} AS checksum, ${description} AS description, ${at} AS at, ${state} AS state, (SELECT count(*) FROM ${place}) AS total FROM ${place} ORDER BY ${tool.order} LIMIT ${String(mostMigrations + 1)}`;
}

function lockText({ taken, since, holder = 'NULL' }: Lock, place: string, protocol: Protocol): string {
  const moment = since === undefined ? 'NULL' : dialects[protocol].moment(since);
  return `SELECT CASE WHEN ${taken} THEN 1 ELSE 0 END AS taken, ${moment} AS since, ${holder} AS holder FROM ${place}`;
}
