import { literal } from './postgres.ts';
import type { Family } from './session.ts';

/** What is asked of each side beside its tables. */
export interface CatalogueStatements {
  readonly server: string;
  /** Where the server stands in its own history: before and after everything else. */
  readonly position: string;
  /** Counters of changes; null: `position` tells them too. */
  readonly changes: string | null;
  readonly tables: string;
  readonly columns: string;
  /** Words that no name may be without quotation marks; null: known without asking. */
  readonly words: string | null;
  /** When the log was archived last; null: the product does not tell. */
  readonly archiver: string | null;
}

const asInstant = (moment: string) => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Rows that were written. MariaDB from 10.5 on has no InnoDB counter of them, and keeps temporary tables, which reading
 * the catalogue fills, out of its handler’s; in MySQL the handler’s have both.
 */
const rowCounters = {
  mysql: "'Innodb_rows_inserted', 'Innodb_rows_updated', 'Innodb_rows_deleted'",
  mariadb: "'Handler_write', 'Handler_update', 'Handler_delete'",
} as const;

/** PostgreSQL manual, chapters 9.27 (system information, recovery) and 53 (catalogs); MySQL and MariaDB manuals, INFORMATION_SCHEMA. */
export function catalogueStatements(family: Family, schema: string): CatalogueStatements {
  if (family === 'postgres') return postgres(schema);
  return {
    server: 'SELECT VERSION() AS version, @@character_set_database AS encoding, @@lower_case_table_names AS folding',
    position: `SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%fZ') AS moment, ${
      family === 'mariadb' ? '@@global.gtid_current_pos' : '@@global.gtid_executed'
    } AS position`,
    changes: `SHOW GLOBAL STATUS WHERE Variable_name IN (${rowCounters[family]})`,
    tables:
      "SELECT TABLE_NAME AS name, TABLE_ROWS AS estimate, COALESCE(DATA_LENGTH, 0) + COALESCE(INDEX_LENGTH, 0) AS bytes FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME",
    columns:
      'SELECT TABLE_NAME AS place, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS optional, COLUMN_DEFAULT AS initial, EXTRA AS extra, COLUMN_KEY AS part, CHARACTER_SET_NAME AS charset FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION',
    words: null,
    archiver: null,
  };
}

function postgres(schema: string): CatalogueStatements {
  const tables = `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
  const which = `n.nspname = ${literal(schema)} AND c.relkind IN ('r', 'p') AND NOT c.relispartition`;
  const key = `(SELECT json_agg(k.attname ORDER BY p.at) FROM pg_catalog.pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS p (number, at) JOIN pg_catalog.pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = p.number WHERE i.indrelid = c.oid AND i.indisprimary)`;
  const type = `CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) ELSE format_type(a.atttypid, a.atttypmod) END`;
  const labels = `(SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = a.atttypid)`;
  return {
    server:
      'SELECT version() AS version, pg_encoding_to_char(encoding) AS encoding FROM pg_catalog.pg_database WHERE datname = current_database()',
    position: `SELECT ${asInstant('clock_timestamp()')} AS moment, (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END)::text AS position, txid_snapshot_xmax(txid_current_snapshot()) AS changes`,
    changes: null,
    tables: `SELECT c.relname AS name, c.reltuples::bigint AS estimate, pg_table_size(c.oid) AS bytes, ${key} AS key ${tables} WHERE ${which} ORDER BY c.relname`,
    columns: `SELECT c.relname AS place, a.attname AS name, ${type} AS type, a.attnotnull OR t.typnotnull AS required, pg_get_expr(d.adbin, d.adrelid) AS initial, a.attidentity <> '' AS identity, ${labels} AS labels ${tables} JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid JOIN pg_catalog.pg_type t ON t.oid = a.atttypid LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE ${which} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum`,
    words: "SELECT word FROM pg_catalog.pg_get_keywords() WHERE catcode IN ('R', 'T') ORDER BY word",
    archiver: `SELECT ${asInstant('last_archived_time')} AS archived, failed_count AS failures FROM pg_catalog.pg_stat_archiver`,
  };
}
