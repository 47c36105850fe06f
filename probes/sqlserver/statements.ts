/** One reading statement: which facts it gives and its verbatim text, as the touch list shows it. */
interface Statement {
  /** Paths of the facts it gives: they become gaps when it is refused. */
  readonly gives: readonly string[];
  readonly text: string;
}

/** What the driver sends right after the login, made of its options in session.ts. */
export const openingStatement = [
  'set ansi_nulls on',
  'set ansi_null_dflt_on on',
  'set ansi_padding on',
  'set ansi_warnings on',
  'set arithabort on',
  'set concat_null_yields_null on',
  'set datefirst 7',
  'set dateformat mdy',
  'set implicit_transactions off',
  'set language us_english',
  'set numeric_roundabort off',
  'set quoted_identifier on',
  'set textsize 65536',
  'set transaction isolation level read committed',
  'set xact_abort off',
].join('\n');

/**
 * SQL Server has no read-only session; what we send only reads. A statement of ours never waits for a lock longer than
 * a second, and is the one that a deadlock ends.
 */
export const sessionStatements: readonly string[] = ['SET LOCK_TIMEOUT 1000', 'SET DEADLOCK_PRIORITY LOW'];

const property = (name: string, as: string): string => `CONVERT(nvarchar(256), SERVERPROPERTY('${name}')) AS ${as}`;

/** System functions and views of Transact-SQL, SQL Server 2008 and later; what newer ones add stands by itself. */
export const statements = {
  server: {
    gives: [
      'versionText',
      'serverVersion',
      'level',
      'edition',
      'evaluationDaysLeft',
      'serverName',
      'clustered',
      'serverCollation',
    ],
    text: `SELECT @@VERSION AS text, ${property('ProductVersion', 'version')}, ${property('ProductLevel', 'level')}, ${property('Edition', 'edition')}, ${property('ServerName', 'server')}, CONVERT(int, SERVERPROPERTY('IsClustered')) AS clustered, ${property('Collation', 'collation')}, (SELECT DATEDIFF(day, GETDATE(), DATEADD(day, 180, create_date)) FROM sys.server_principals WHERE sid = 0x010100000000000512000000) AS evaluation`,
  },
  newer: {
    gives: ['update', 'alwaysOn'],
    text: `SELECT ${property('ProductUpdateLevel', 'updated')}, CONVERT(int, SERVERPROPERTY('IsHadrEnabled')) AS hadr`,
  },
  clock: {
    gives: ['clockOffset', 'startedAt'],
    text: `SELECT DATEPART(TZoffset, SYSDATETIMEOFFSET()) AS zone, (SELECT CONVERT(varchar(33), SWITCHOFFSET(TODATETIMEOFFSET(create_date, DATEPART(TZoffset, SYSDATETIMEOFFSET())), 0), 127) FROM sys.databases WHERE name = 'tempdb') AS started`,
  },
  database: {
    gives: [
      'database',
      'databaseIdentity',
      'collation',
      'codePage',
      'caseSensitive',
      'compatibilityLevel',
      'state',
      'readOnly',
      'userAccess',
      'recoveryModel',
      'readCommittedSnapshot',
      'snapshotIsolation',
      'encrypted',
    ],
    text: `SELECT name, CONVERT(nvarchar(36), service_broker_guid) AS broker, collation_name AS collation, CONVERT(int, COLLATIONPROPERTY(collation_name, 'CodePage')) AS page, CONVERT(int, COLLATIONPROPERTY(collation_name, 'ComparisonStyle')) AS style, CONVERT(int, compatibility_level) AS level, state_desc AS state, CONVERT(int, is_read_only) AS readonly, user_access_desc AS access, recovery_model_desc AS recovery, CONVERT(int, is_read_committed_snapshot_on) AS rcsi, snapshot_isolation_state_desc AS snapshot, CONVERT(int, is_encrypted) AS encrypted FROM sys.databases WHERE database_id = DB_ID()`,
  },
  size: {
    gives: ['size'],
    text: 'SELECT CONVERT(varchar(20), SUM(CONVERT(bigint, size)) * 8192) AS size FROM sys.database_files',
  },
  account: {
    gives: ['account'],
    text: `SELECT SUSER_SNAME() AS name, USER_NAME() AS dbuser, IS_SRVROLEMEMBER('sysadmin') AS sysadmin, IS_MEMBER('db_owner') AS owner, CONVERT(int, LOGINPROPERTY(SUSER_SNAME(), 'DaysUntilExpiration')) AS expires`,
  },
  connections: {
    gives: ['connections'],
    text: `SELECT @@MAX_CONNECTIONS AS most, HAS_PERMS_BY_NAME(NULL, NULL, 'VIEW SERVER STATE') AS sees, (SELECT COUNT(*) FROM sys.dm_exec_sessions WHERE is_user_process = 1) AS used`,
  },
  settings: {
    gives: ['settings', 'pendingSettings'],
    text: `SELECT name, CONVERT(varchar(20), value) AS wanted, CONVERT(varchar(20), value_in_use) AS used FROM sys.configurations ORDER BY name`,
  },
  checks: {
    gives: ['checks'],
    text: `SELECT (SELECT COUNT(*) FROM sys.tables t WHERE t.is_ms_shipped = 0 AND OBJECTPROPERTY(t.object_id, 'TableHasPrimaryKey') = 0) AS keyless, (SELECT COUNT(*) FROM sys.indexes WHERE is_disabled = 1) AS disabled, (SELECT COUNT(*) FROM sys.foreign_keys WHERE is_not_trusted = 1 OR is_disabled = 1) + (SELECT COUNT(*) FROM sys.check_constraints WHERE is_not_trusted = 1 OR is_disabled = 1) AS untrusted`,
  },
  backup: {
    gives: ['lastFullBackup'],
    text: `SELECT CONVERT(varchar(33), SWITCHOFFSET(TODATETIMEOFFSET(MAX(backup_finish_date), DATEPART(TZoffset, SYSDATETIMEOFFSET())), 0), 127) AS finished FROM msdb.dbo.backupset WHERE database_name = DB_NAME() AND type = 'D' AND is_copy_only = 0`,
  },
} as const satisfies Record<string, Statement>;

export type StatementName = keyof typeof statements;

/** The names of all statements, in the order they are sent. */
export const statementNames: readonly StatementName[] = Object.keys(statements).filter((name): name is StatementName =>
  Object.hasOwn(statements, name),
);

/** Every statement of one look, in the order they are sent. */
export const allStatements: readonly string[] = [
  openingStatement,
  ...sessionStatements,
  ...statementNames.map((name) => statements[name].text),
];
