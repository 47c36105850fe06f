import type { JsonObject } from '../../src/model/json.ts';
import { mostColumns, mostTables, tablePaths } from './table-limits.ts';
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
  /** `{tables}` stands for the tables that are looked at; null: this family is not asked. */
  readonly text: string | { readonly [F in Family]: string | null };
}

const statusNames = `('Threads_connected', 'Max_used_connections', 'Uptime')`;
const status = (view: string) =>
  `SELECT VARIABLE_NAME AS name, VARIABLE_VALUE AS value, UNIX_TIMESTAMP() AS now FROM ${view} WHERE VARIABLE_NAME IN ${statusNames}`;

const passwordChanged =
  "SELECT UNIX_TIMESTAMP(password_last_changed) AS changed FROM mysql.user WHERE CONCAT(User, '@', Host) = CURRENT_USER()";

const system = `('information_schema', 'mysql', 'performance_schema', 'sys')`;

/**
 * What is asked, in this order: SHOW statements and information_schema of the manuals of MySQL 8.4 and MariaDB 10.11.
 * What a compatible product may lack stands in a statement of its own, so that it costs no other fact. Never sent as
 * prepared statements, which several of these products refuse for SHOW. Views of information_schema are put together and
 * grouped, never joined: on MariaDB a join takes the square of the number of tables.
 */
export const statements = {
  version: {
    gives: ['versionText'],
    text: 'SELECT VERSION() AS version',
  },
  clock: {
    gives: ['clock', 'timeZone.named'],
    text: `SELECT UNIX_TIMESTAMP(NOW(6)) AS now, CONVERT_TZ('2026-01-01 00:00:00', 'UTC', 'Asia/Shanghai') AS moment`,
  },
  variables: {
    gives: ['settings', 'configuration', ...variablePaths],
    text: 'SHOW GLOBAL VARIABLES',
  },
  origins: {
    // Without the origins the configuration still has the values.
    gives: [],
    text: {
      mariadb: 'SELECT VARIABLE_NAME AS name, GLOBAL_VALUE_ORIGIN AS origin FROM information_schema.SYSTEM_VARIABLES',
      mysql: 'SELECT VARIABLE_NAME AS name, VARIABLE_SOURCE AS origin FROM performance_schema.variables_info',
      'mysql-5.7': null,
      other: null,
    },
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
    gives: ['account.grants', 'account.globalPrivileges', 'account.allPrivileges', 'account.beyondReading'],
    text: 'SHOW GRANTS',
  },
  login: {
    gives: ['account.authentication', 'account.passwordLifetime'],
    text: 'SHOW CREATE USER CURRENT_USER()',
  },
  password: {
    gives: ['account.passwordExpires'],
    text: {
      mariadb:
        "SELECT UNIX_TIMESTAMP(PASSWORD_EXPIRATION_TIME) AS expires FROM information_schema.USERS WHERE REPLACE(USER, '''', '') = CURRENT_USER()",
      mysql: passwordChanged,
      'mysql-5.7': passwordChanged,
      other: passwordChanged,
    },
  },
  databases: {
    gives: ['databases', 'databaseSizes'],
    // The size is what the server keeps in its statistics; the session asks that they are not written anew.
    text: `SELECT name, MAX(charset) AS charset, MAX(collation) AS collation, SUM(counted) AS tables, SUM(size) AS size FROM (SELECT SCHEMA_NAME AS name, DEFAULT_CHARACTER_SET_NAME AS charset, DEFAULT_COLLATION_NAME AS collation, 0 AS counted, 0 AS size FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN ${system} UNION ALL SELECT TABLE_SCHEMA, NULL, NULL, TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED'), COALESCE(DATA_LENGTH, 0) + COALESCE(INDEX_LENGTH, 0) FROM information_schema.TABLES WHERE TABLE_SCHEMA NOT IN ${system}) listed GROUP BY name HAVING MAX(charset) IS NOT NULL ORDER BY name`,
  },
  tables: {
    gives: tablePaths,
    text: `SELECT place, name, MAX(engine) AS engine, MAX(keyed) AS keyed FROM (SELECT TABLE_SCHEMA AS place, TABLE_NAME AS name, ENGINE AS engine, 0 AS keyed FROM information_schema.TABLES WHERE TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND {tables} UNION ALL SELECT TABLE_SCHEMA, TABLE_NAME, NULL, 1 FROM information_schema.STATISTICS WHERE INDEX_NAME = 'PRIMARY' AND SEQ_IN_INDEX = 1 AND {tables}) listed GROUP BY place, name HAVING MAX(engine) <> 'InnoDB' OR MAX(keyed) = 0 ORDER BY place, name LIMIT ${String(mostTables + 1)}`,
  },
  autoIncrement: {
    gives: ['autoIncrement', 'autoIncrementUsed'],
    text: `SELECT place, name, MAX(col) AS col, MAX(type) AS type, MAX(next) AS next FROM (SELECT TABLE_SCHEMA AS place, TABLE_NAME AS name, COLUMN_NAME AS col, COLUMN_TYPE AS type, NULL AS next, CASE DATA_TYPE WHEN 'tinyint' THEN 127e0 WHEN 'smallint' THEN 32767e0 WHEN 'mediumint' THEN 8388607e0 WHEN 'int' THEN 2147483647e0 WHEN 'float' THEN 16777216e0 ELSE 9223372036854775807e0 END * IF(COLUMN_TYPE LIKE '%unsigned%', 2, 1) AS most FROM information_schema.COLUMNS WHERE EXTRA LIKE '%auto_increment%' AND {tables} UNION ALL SELECT TABLE_SCHEMA, TABLE_NAME, NULL, NULL, AUTO_INCREMENT, NULL FROM information_schema.TABLES WHERE AUTO_INCREMENT IS NOT NULL AND {tables}) counted GROUP BY place, name HAVING MAX(col) IS NOT NULL AND MAX(next) IS NOT NULL ORDER BY MAX(next) / MAX(most) DESC, place, name LIMIT ${String(mostColumns)}`,
  },
  transactions: {
    gives: ['transactions'],
    // The start is in the time of the machine, whatever the time zone of the session.
    text: `SELECT COUNT(*) AS running, MAX(TIMESTAMPDIFF(SECOND, trx_started, CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', 'SYSTEM'))) AS oldest FROM information_schema.INNODB_TRX`,
  },
  plugins: {
    gives: ['plugins'],
    text: `SELECT PLUGIN_NAME AS name FROM information_schema.PLUGINS WHERE PLUGIN_STATUS = 'ACTIVE' AND PLUGIN_LIBRARY IS NOT NULL ORDER BY PLUGIN_NAME`,
  },
  components: {
    gives: ['components'],
    text: {
      mariadb: null,
      mysql: 'SELECT component_urn AS name FROM mysql.component ORDER BY component_urn',
      'mysql-5.7': null,
      other: null,
    },
  },
  newCollation: {
    gives: ['newCollation'],
    text: {
      mariadb: null,
      mysql: null,
      'mysql-5.7': null,
      other: `SELECT VARIABLE_VALUE AS value FROM mysql.tidb WHERE VARIABLE_NAME = 'new_collation_enabled'`,
    },
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

/** What decides between texts of one statement. */
export interface Asked {
  /** Milliseconds after which the server ends a statement. */
  readonly statementTimeout: number;
  /** Absent: all databases are looked at. */
  readonly database?: string;
}

/** Text of one statement for one family; null: this family is not asked. */
export function statementText(name: StatementName, family: Family, { database }: Asked): string | null {
  const { text } = statements[name];
  const chosen = typeof text === 'string' ? text : text[family];
  const tables = database === undefined ? `TABLE_SCHEMA NOT IN ${system}` : 'TABLE_SCHEMA = DATABASE()';
  return chosen?.replaceAll('{tables}', tables) ?? null;
}

/**
 * Nothing of ours can write, wait for a lock, or run long; and each statement is a transaction of its own. A proxy or a
 * compatible product may refuse one; the session is then as the server has it.
 */
export function sessionStatements(family: Family, { statementTimeout }: Asked): readonly string[] {
  const limit =
    family === 'mariadb'
      ? `max_statement_time = ${(statementTimeout / 1000).toFixed(3)}`
      : `max_execution_time = ${String(statementTimeout)}`;
  // MySQL writes statistics of tables down for a day when somebody reads them, unless it is told to look for itself.
  const fresh = family === 'mysql' ? ', information_schema_stats_expiry = 0' : '';
  return [
    'SET SESSION TRANSACTION READ ONLY',
    ...(family === 'other'
      ? ['SET SESSION autocommit = 1, lock_wait_timeout = 1', `SET SESSION ${limit}`]
      : [`SET SESSION autocommit = 1, lock_wait_timeout = 1, ${limit}${fresh}`]),
  ];
}

/** Every statement that one look may send, whatever the product. */
export function everyStatement(asked: Asked): readonly string[] {
  const all = families.flatMap((family) => [
    ...sessionStatements(family, asked),
    ...statementNames.flatMap((name) => statementText(name, family, asked) ?? []),
  ]);
  return [...new Set(all)];
}

/** What some products have not, so that nobody needs to ask. */
export function withoutAsking(family: Family): JsonObject {
  return {
    ...(statements.components.text[family] === null ? { components: null } : {}),
    ...(statements.newCollation.text[family] === null ? { newCollation: null } : {}),
  };
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
