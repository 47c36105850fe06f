import { variablePaths } from './variable-facts.ts';

/**
 * Which of the statements that differ between products a server gets: `mysql` from 8.0.22 on, `mysql-5.7` from 5.7 on,
 * `other` for older ones and for products that only speak the protocol.
 */
export type Family = 'mariadb' | 'mysql' | 'mysql-5.7' | 'other';

const families = ['mariadb', 'mysql', 'mysql-5.7', 'other'] as const;

/** One read-only statement: which facts it gives and its verbatim text, as the touch list shows it. */
interface Statement {
  /** Paths of the facts it gives: they become gaps when it is refused. */
  readonly gives: readonly string[];
  readonly text: string | { readonly [F in Family]: string };
}

const statusNames = `('Threads_connected', 'Max_used_connections', 'Uptime')`;
const status = (view: string) =>
  `SELECT VARIABLE_NAME AS name, VARIABLE_VALUE AS value, UNIX_TIMESTAMP() AS now FROM ${view} WHERE VARIABLE_NAME IN ${statusNames}`;

const system = `('information_schema', 'mysql', 'performance_schema', 'sys')`;

/**
 * What is asked, in this order: SHOW statements and information_schema of the manuals of MySQL 8.4 and MariaDB 10.11.
 * What a compatible product may lack stands in a statement of its own, so that it costs no other fact. Never sent as
 * prepared statements, which several of these products refuse for SHOW.
 */
export const statements = {
  version: {
    gives: ['versionText'],
    text: 'SELECT VERSION() AS version',
  },
  clock: {
    gives: ['clock'],
    text: 'SELECT UNIX_TIMESTAMP(NOW(6)) AS now',
  },
  variables: {
    gives: ['settings', ...variablePaths],
    text: 'SHOW GLOBAL VARIABLES',
  },
  session: {
    gives: [
      'database',
      'account.name',
      'characterSet.database',
      'collation.database',
      'timeZone.session',
      'sessionSqlMode',
    ],
    text: 'SELECT DATABASE() AS name, CURRENT_USER() AS account, @@character_set_database AS charset, @@collation_database AS collation, @@session.time_zone AS zone, @@session.sql_mode AS mode',
  },
  zones: {
    gives: ['timeZone.named'],
    text: `SELECT CONVERT_TZ('2026-01-01 00:00:00', 'UTC', 'Asia/Shanghai') AS moment`,
  },
  status: {
    gives: ['connections', 'startedAt'],
    // Uptime and time in one statement: only together they give the same start at every look.
    text: {
      mariadb: status('information_schema.GLOBAL_STATUS'),
      mysql: status('performance_schema.global_status'),
      'mysql-5.7': status('performance_schema.global_status'),
      other: `SHOW GLOBAL STATUS WHERE Variable_name IN ${statusNames}`,
    },
  },
  grants: {
    gives: ['account.grants', 'account.globalPrivileges', 'account.allPrivileges'],
    text: 'SHOW GRANTS',
  },
  databases: {
    gives: ['databases'],
    text: `SELECT SCHEMA_NAME AS name, DEFAULT_CHARACTER_SET_NAME AS charset, DEFAULT_COLLATION_NAME AS collation FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN ${system} ORDER BY SCHEMA_NAME`,
  },
  sizes: {
    gives: ['databaseSizes'],
    text: `SELECT TABLE_SCHEMA AS name, SUM(COALESCE(DATA_LENGTH, 0) + COALESCE(INDEX_LENGTH, 0)) AS size FROM information_schema.TABLES WHERE TABLE_SCHEMA NOT IN ${system} GROUP BY TABLE_SCHEMA ORDER BY TABLE_SCHEMA`,
  },
  replication: {
    gives: ['replication', 'isReplica'],
    text: {
      mariadb: 'SHOW ALL SLAVES STATUS',
      mysql: 'SHOW REPLICA STATUS',
      'mysql-5.7': 'SHOW SLAVE STATUS',
      other: 'SHOW SLAVE STATUS',
    },
  },
} as const satisfies Record<string, Statement>;

export type StatementName = keyof typeof statements;

/** The names of all statements, in the order they are sent. */
export const statementNames: readonly StatementName[] = Object.keys(statements).filter((name): name is StatementName =>
  Object.hasOwn(statements, name),
);

/** Text of one statement for one family. */
export function statementText(name: StatementName, family: Family): string {
  const { text } = statements[name];
  return typeof text === 'string' ? text : text[family];
}

/**
 * Nothing of ours can write, wait for a lock, or run long; and each statement is a transaction of its own. A proxy or a
 * compatible product may refuse one; the session is then as the server has it. `timeoutMs`: milliseconds.
 */
export function sessionStatements(family: Family, timeoutMs: number): readonly string[] {
  return [
    'SET SESSION TRANSACTION READ ONLY',
    'SET SESSION autocommit = 1, lock_wait_timeout = 1',
    family === 'mariadb'
      ? `SET SESSION max_statement_time = ${(timeoutMs / 1000).toFixed(3)}`
      : `SET SESSION max_execution_time = ${String(timeoutMs)}`,
  ];
}

/** Every statement that one look may send, whatever the product. */
export function everyStatement(timeoutMs: number): readonly string[] {
  const all = families.flatMap((family) => [
    ...sessionStatements(family, timeoutMs),
    ...statementNames.map((name) => statementText(name, family)),
  ]);
  return [...new Set(all)];
}

/** Products that keep the words of an old MySQL, by the version in their greeting. */
const imitators = /tidb|oceanbase|seekdb|doris|starrocks|-pxc-|vitess|clickhouse|databend|singlestore/i;

/**
 * The family by the version in the greeting. performance_schema.global_status is there from MySQL 5.7 on; SHOW REPLICA
 * STATUS from 8.0.22 on, and the only form from 8.4 on. MariaDB has kept the old words in every release.
 */
export function familyOf(greetingVersion: string): Family {
  if (/mariadb/i.test(greetingVersion)) return 'mariadb';
  if (imitators.test(greetingVersion)) return 'other';
  const [, first = '0', second = '0', third = '0'] =
    /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,6}))?/.exec(greetingVersion) ?? [];
  const [major, minor, release] = [Number(first), Number(second), Number(third)];
  if (major > 8 || (major === 8 && (minor > 0 || release >= 22))) return 'mysql';
  return major === 8 || (major === 5 && minor >= 7) ? 'mysql-5.7' : 'other';
}
