import { oneLine, type Statement } from './statement.ts';

/** The first of all: what else is asked hangs on the number it gives. */
export const versionStatement = {
  gives: ['versionText', 'serverVersion', 'serverVersionNumber'],
  text: `SELECT version() AS text, current_setting('server_version') AS version, current_setting('server_version_num') AS number`,
} as const satisfies Statement;

/** The two that name the running server. */
export const identityStatement = {
  gives: ['systemIdentifier', 'startedAt'],
  text: oneLine(
    `SELECT system_identifier::text AS identifier, to_char(pg_postmaster_start_time() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS started`,
    'FROM pg_catalog.pg_control_system()',
  ),
} as const satisfies Statement;

export const serverStatement = {
  gives: ['address', 'port', 'inRecovery'],
  text: `SELECT host(inet_server_addr()) AS address, inet_server_port() AS port, pg_is_in_recovery() AS recovery`,
} as const satisfies Statement;

/** Who sorts by the locale of a database is chosen for each one since release 15; before, it was the C library. */
function databaseText(provider: string, locale: string): string {
  return oneLine(
    `SELECT datname AS name, pg_encoding_to_char(encoding) AS encoding, datcollate AS "collate", datctype AS ctype, ${provider} AS provider, ${locale} AS locale, datconnlimit AS connections`,
    'FROM pg_catalog.pg_database WHERE datname = current_database()',
  );
}

export const databaseStatement = {
  gives: ['database', 'encoding', 'collation', 'characterType', 'localeProvider', 'locale', 'connectionLimit'],
  text: databaseText('datlocprovider', 'datlocale'),
  older: [
    { below: 150_000, text: databaseText(`'c'`, 'NULL') },
    { below: 170_000, text: databaseText('datlocprovider', 'daticulocale') },
  ],
} as const satisfies Statement;

export const sizeStatement = {
  gives: ['size'],
  text: 'SELECT pg_database_size(current_database()) AS size',
} as const satisfies Statement;

export const extensionsStatement = {
  gives: ['extensions'],
  text: 'SELECT extname AS name, extversion AS version FROM pg_catalog.pg_extension ORDER BY extname',
} as const satisfies Statement;

/** Of the names of functions, not by calling them: a server without them would write our call into its log as an error. */
export const functionsStatement = {
  gives: ['productFunctions'],
  text: `SELECT DISTINCT proname AS name FROM pg_catalog.pg_proc WHERE proname IN ('aurora_version') ORDER BY name`,
} as const satisfies Statement;

/** Apart from the installed ones: it reads files of the server, and one that is broken makes it fail. */
export const availableStatement = {
  gives: ['availableExtensions', 'outdatedExtensions'],
  text: 'SELECT name, default_version AS version, installed_version AS installed FROM pg_catalog.pg_available_extensions ORDER BY name',
} as const satisfies Statement;

export const connectionsStatement = {
  gives: ['connections'],
  text: `SELECT (SELECT sum(numbackends) FROM pg_catalog.pg_stat_database) AS used, current_setting('max_connections') AS max, current_setting('superuser_reserved_connections') AS reserved`,
} as const satisfies Statement;
