/** One read-only statement: which facts it gives and its verbatim text, as the touch list shows it. */
export interface Statement {
  /** Paths of the facts it gives: they become gaps when it is refused. */
  readonly gives: readonly string[];
  readonly text: string;
}

/**
 * Nothing of ours can write, wait for a lock, or run long. A pooler or a compatible product may refuse one; the session
 * is then as the server has it.
 */
export const sessionStatements: readonly string[] = [
  'SET default_transaction_read_only = on',
  "SET statement_timeout = '10s'",
  "SET lock_timeout = '1s'",
];

/** The one that is sent before sessionStatements, which would show up among the values it reads. */
export const settingsStatement = {
  gives: ['settings', 'settingOrigins'],
  text: `SELECT name, setting, unit, vartype, source, pending_restart FROM pg_catalog.pg_settings`,
} as const satisfies Statement;

/**
 * System functions and views of PostgreSQL, chapters 9.27 (system information), 53 and 54 (catalogs, views) of its
 * manual. What a compatible product may lack stands in a statement of its own, so that it costs no other fact.
 */
export const statements = {
  version: {
    gives: ['versionText', 'serverVersion', 'serverVersionNumber'],
    text: `SELECT version() AS text, current_setting('server_version') AS version, current_setting('server_version_num') AS number`,
  },
  identity: {
    gives: ['systemIdentifier'],
    text: 'SELECT system_identifier::text AS identifier FROM pg_catalog.pg_control_system()',
  },
  started: {
    gives: ['startedAt'],
    text: `SELECT to_char(pg_postmaster_start_time() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS started`,
  },
  server: {
    gives: ['address', 'port', 'inRecovery'],
    text: `SELECT host(inet_server_addr()) AS address, inet_server_port() AS port, pg_is_in_recovery() AS recovery`,
  },
  database: {
    gives: ['database', 'encoding', 'collation', 'characterType'],
    text: `SELECT datname AS name, pg_encoding_to_char(encoding) AS encoding, datcollate AS "collate", datctype AS ctype FROM pg_catalog.pg_database WHERE datname = current_database()`,
  },
  size: {
    gives: ['size'],
    text: 'SELECT pg_database_size(current_database()) AS size',
  },
  account: {
    gives: ['account'],
    text: `SELECT rolname AS name, rolsuper AS superuser, rolcreaterole AS createrole, rolcreatedb AS createdb, rolreplication AS replication, rolbypassrls AS bypassrls FROM pg_catalog.pg_roles WHERE rolname = current_user`,
  },
  extensions: {
    gives: ['extensions'],
    text: `SELECT extname AS name, extversion AS version FROM pg_catalog.pg_extension ORDER BY extname`,
  },
  available: {
    gives: ['availableExtensions'],
    text: `SELECT name, default_version AS version FROM pg_catalog.pg_available_extensions ORDER BY name`,
  },
  connections: {
    gives: ['connections'],
    text: `SELECT (SELECT sum(numbackends) FROM pg_catalog.pg_stat_database) AS used, current_setting('max_connections') AS max, current_setting('superuser_reserved_connections') AS reserved`,
  },
} as const satisfies Record<string, Statement>;

export type StatementName = keyof typeof statements;

/** The names of all statements but the one for the settings, in the order they are sent. */
export const statementNames: readonly StatementName[] = Object.keys(statements).filter((name): name is StatementName =>
  Object.hasOwn(statements, name),
);

/** Every statement of one look, in the order they are sent. */
export const allStatements: readonly string[] = [
  settingsStatement.text,
  ...sessionStatements,
  ...statementNames.map((name) => statements[name].text),
];
