/** One reading statement: which facts it gives and its verbatim text, as the touch list shows it. */
interface Statement {
  /** Paths of the facts it gives: they become gaps when it is refused. */
  readonly gives: readonly string[];
  readonly text: string;
}

/** Nothing can be written in it, and every statement sees the same moment. */
export const sessionStatements: readonly string[] = ['SET TRANSACTION READ ONLY'];

const environment = (name: string, as: string): string => `SYS_CONTEXT('USERENV', '${name}') AS "${as}"`;
const utc = (column: string): string =>
  `TO_CHAR(SYS_EXTRACT_UTC(FROM_TZ(CAST(${column} AS TIMESTAMP), TO_CHAR(SYSTIMESTAMP, 'TZH:TZM'))), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const parameters = [
  'compatible',
  'cursor_sharing',
  'db_block_size',
  'db_files',
  'deferred_segment_creation',
  'max_string_size',
  'memory_target',
  'nls_length_semantics',
  'open_cursors',
  'optimizer_features_enable',
  'pga_aggregate_target',
  'processes',
  'recyclebin',
  'sec_case_sensitive_logon',
  'sessions',
  'sga_target',
  'undo_retention',
];

/** Views and functions of Oracle Database Reference, 12.1 and later. Names in quotes keep their case. */
export const statements = {
  version: {
    gives: ['versionText', 'serverVersion'],
    text: `SELECT product AS "product", version AS "version" FROM product_component_version WHERE product LIKE 'Oracle%'`,
  },
  full: {
    gives: ['fullVersion'],
    text: `SELECT version_full AS "version" FROM product_component_version WHERE product LIKE 'Oracle%'`,
  },
  context: {
    gives: ['database', 'uniqueName', 'container', 'service', 'instance', 'machine', 'role'],
    text: `SELECT ${environment('DB_NAME', 'database')}, ${environment('DB_UNIQUE_NAME', 'uniqueName')}, ${environment('CON_NAME', 'container')}, ${environment('SERVICE_NAME', 'service')}, ${environment('INSTANCE_NAME', 'instance')}, ${environment('SERVER_HOST', 'machine')}, ${environment('DATABASE_ROLE', 'role')}, ${environment('NETWORK_PROTOCOL', 'protocol')} FROM dual`,
  },
  language: {
    gives: ['characterSet', 'nationalCharacterSet', 'lengthSemantics', 'comparison', 'sort', 'dateFormat'],
    text: `SELECT parameter AS "name", value AS "value" FROM nls_database_parameters`,
  },
  zone: {
    gives: ['timeZone'],
    text: `SELECT DBTIMEZONE AS "database", TO_CHAR(SYSTIMESTAMP, 'TZH:TZM') AS "machine" FROM dual`,
  },
  account: {
    gives: ['account'],
    text: `SELECT username AS "name", account_status AS "status", TO_CHAR(expiry_date, 'YYYY-MM-DD') AS "expires" FROM user_users`,
  },
  privileges: {
    gives: ['privileges'],
    text: 'SELECT privilege AS "name" FROM session_privs ORDER BY privilege',
  },
  instance: {
    gives: ['startedAt', 'status'],
    text: `SELECT status AS "status", ${utc('startup_time')} AS "started" FROM v$instance`,
  },
  archive: {
    gives: ['databaseId', 'archiving', 'openMode'],
    text: `SELECT TO_CHAR(dbid) AS "id", log_mode AS "mode", open_mode AS "open" FROM v$database`,
  },
  settings: {
    gives: ['settings'],
    text: `SELECT name AS "name", value AS "value" FROM v$parameter WHERE name IN (${parameters.map((name) => `'${name}'`).join(', ')}) ORDER BY name`,
  },
  connections: {
    gives: ['connections'],
    text: `SELECT current_utilization AS "used", max_utilization AS "most", TRIM(limit_value) AS "max" FROM v$resource_limit WHERE resource_name = 'processes'`,
  },
  checks: {
    gives: ['checks'],
    text: `SELECT (SELECT COUNT(*) FROM user_objects WHERE status = 'INVALID') AS "invalid", (SELECT COUNT(*) FROM user_indexes WHERE status = 'UNUSABLE') AS "unusable", (SELECT COUNT(*) FROM user_constraints WHERE status = 'DISABLED' OR validated = 'NOT VALIDATED') AS "unvalidated" FROM dual`,
  },
  backup: {
    gives: ['lastBackup'],
    text: `SELECT ${utc('MAX(completion_time)')} AS "finished" FROM v$backup_set`,
  },
} as const satisfies Record<string, Statement>;

export type StatementName = keyof typeof statements;

/** The names of all statements, in the order they are sent. */
export const statementNames: readonly StatementName[] = Object.keys(statements).filter((name): name is StatementName =>
  Object.hasOwn(statements, name),
);

/** Every statement of one look, in the order they are sent. */
export const allStatements: readonly string[] = [
  ...sessionStatements,
  ...statementNames.map((name) => statements[name].text),
];
