/** Names and texts in which the two protocols differ. */
interface Dialect {
  readonly moment: string;
  readonly serial: string;
  readonly flag: string;
  readonly lock: string;
  readonly q: (name: string) => string;
}

const dialects = {
  postgres: {
    moment: 'timestamp',
    serial: 'serial',
    flag: 'boolean',
    lock: 'boolean',
    q: (name: string) => `"${name}"`,
  },
  mysql: {
    moment: 'datetime',
    serial: 'int auto_increment',
    flag: 'boolean',
    lock: 'bit(1)',
    q: (name: string) => `\`${name}\``,
  },
} as const satisfies Record<string, Dialect>;

/** Tables as each tool creates them, by its documentation, with two applied migrations and what else it records. */
export function migrationTables(protocol: 'postgres' | 'mysql'): Readonly<Record<string, readonly string[]>> {
  const { moment, serial, flag, lock, q }: Dialect = dialects[protocol];
  const t = (text: string): string => `'2026-11-0${text} 08:00:00'`;
  const liquibase = protocol === 'mysql' ? 'DATABASECHANGELOG' : 'databasechangelog';
  const liquibaseLock = protocol === 'mysql' ? 'DATABASECHANGELOGLOCK' : 'databasechangeloglock';
  return {
    flyway: [
      `CREATE TABLE flyway_schema_history (installed_rank int NOT NULL PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL, installed_on ${moment} NOT NULL, execution_time int NOT NULL, success ${flag} NOT NULL)`,
      `INSERT INTO flyway_schema_history VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', NULL, 'app', ${t('1')}, 0, true), (1, '1', 'init', 'SQL', 'V1__init.sql', -123, 'app', ${t('1')}, 5, true), (2, '2', 'add index', 'SQL', 'V2__add_index.sql', 456, 'app', ${t('2')}, 5, true), (3, NULL, 'views', 'SQL', 'R__views.sql', 7, 'app', ${t('2')}, 5, true), (4, '2.1', 'gone', 'SQL', 'V2.1__gone.sql', 8, 'app', ${t('3')}, 5, true), (5, '2.1', 'gone', 'DELETE', 'V2.1__gone.sql', 8, 'app', ${t('3')}, 5, true), (6, '3', 'broken', 'SQL', 'V3__broken.sql', 9, 'app', ${t('4')}, 5, false)`,
    ],
    liquibase: [
      `CREATE TABLE ${liquibase} (ID varchar(255) NOT NULL, AUTHOR varchar(255) NOT NULL, FILENAME varchar(255) NOT NULL, DATEEXECUTED ${moment} NOT NULL, ORDEREXECUTED int NOT NULL, EXECTYPE varchar(10) NOT NULL, MD5SUM varchar(35), DESCRIPTION varchar(255), COMMENTS varchar(255), TAG varchar(255), LIQUIBASE varchar(20), CONTEXTS varchar(255), LABELS varchar(255), DEPLOYMENT_ID varchar(10))`,
      `INSERT INTO ${liquibase} (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE, MD5SUM, DESCRIPTION) VALUES ('1', 'li', 'db/a.xml', ${t('1')}, 1, 'EXECUTED', '8:d41d8cd9', 'createTable'), ('2', 'li', 'db/a.xml', ${t('2')}, 2, 'RERAN', '8:aaaa', 'addColumn'), ('3', 'li', 'db/a.xml', ${t('3')}, 3, 'FAILED', NULL, 'sql')`,
      `CREATE TABLE ${liquibaseLock} (ID int NOT NULL PRIMARY KEY, LOCKED ${lock} NOT NULL, LOCKGRANTED ${moment}, LOCKEDBY varchar(255))`,
      `INSERT INTO ${liquibaseLock} VALUES (1, ${protocol === 'mysql' ? "b'1'" : 'true'}, ${t('3')}, 'app1 (10.0.0.1)')`,
    ],
    prisma: [
      `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at ${moment}, migration_name varchar(255) NOT NULL, logs text, rolled_back_at ${moment}, started_at ${moment} NOT NULL, applied_steps_count int NOT NULL DEFAULT 0)`,
      `INSERT INTO _prisma_migrations VALUES ('a', 'aa', ${t('1')}, '2026_init', NULL, NULL, ${t('1')}, 1), ('b', 'bb', NULL, '2026_more', 'Error', ${t('3')}, ${t('2')}, 0), ('c', 'bc', ${t('4')}, '2026_more', NULL, NULL, ${t('4')}, 1), ('d', 'dd', NULL, '2026_broken', 'Error', NULL, ${t('5')}, 0)`,
    ],
    knex: [
      `CREATE TABLE knex_migrations (id ${serial} PRIMARY KEY, name varchar(255), batch int, migration_time ${moment})`,
      `INSERT INTO knex_migrations (name, batch, migration_time) VALUES ('1.js', 1, ${t('1')}), ('2.js', 2, ${t('2')})`,
      `CREATE TABLE knex_migrations_lock (${q('index')} ${serial} PRIMARY KEY, is_locked int)`,
      'INSERT INTO knex_migrations_lock (is_locked) VALUES (0)',
    ],
    alembic: [
      'CREATE TABLE alembic_version (version_num varchar(32) NOT NULL PRIMARY KEY)',
      "INSERT INTO alembic_version VALUES ('1975ea83b712'), ('27c6a30d7c24')",
    ],
    'golang-migrate': [
      `CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty ${flag} NOT NULL)`,
      'INSERT INTO schema_migrations VALUES (20261101, true)',
    ],
    ecto: [
      `CREATE TABLE schema_migrations (version bigint PRIMARY KEY, inserted_at ${moment})`,
      `INSERT INTO schema_migrations VALUES (1, ${t('1')}), (2, ${t('2')})`,
    ],
    rails: [
      'CREATE TABLE schema_migrations (version varchar(255) NOT NULL PRIMARY KEY)',
      `CREATE TABLE ar_internal_metadata (${q('key')} varchar(255) NOT NULL PRIMARY KEY, value varchar(255), created_at ${moment}, updated_at ${moment})`,
      "INSERT INTO schema_migrations VALUES ('1'), ('2')",
    ],
    dbmate: [
      'CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)',
      "INSERT INTO schema_migrations VALUES ('1'), ('2')",
    ],
    django: [
      `CREATE TABLE django_migrations (id ${serial} PRIMARY KEY, app varchar(255) NOT NULL, name varchar(255) NOT NULL, applied ${moment} NOT NULL)`,
      `INSERT INTO django_migrations (app, name, applied) VALUES ('auth', '0001_initial', ${t('1')}), ('shop', '0001_initial', ${t('2')})`,
    ],
    typeorm: [
      `CREATE TABLE migrations (id ${serial} PRIMARY KEY, ${q('timestamp')} bigint NOT NULL, name varchar(255) NOT NULL)`,
      `INSERT INTO migrations (${q('timestamp')}, name) VALUES (1, 'Init1'), (2, 'More2')`,
    ],
    laravel: [
      `CREATE TABLE migrations (id ${serial} PRIMARY KEY, migration varchar(255) NOT NULL, batch int NOT NULL)`,
      "INSERT INTO migrations (migration, batch) VALUES ('1_init', 1), ('2_more', 1)",
    ],
    sequelize: [
      `CREATE TABLE ${q('SequelizeMeta')} (name varchar(255) NOT NULL PRIMARY KEY)`,
      `INSERT INTO ${q('SequelizeMeta')} VALUES ('1.js'), ('2.js')`,
    ],
    'ef-core': [
      `CREATE TABLE ${q('__EFMigrationsHistory')} (${q('MigrationId')} varchar(150) NOT NULL PRIMARY KEY, ${q('ProductVersion')} varchar(32) NOT NULL)`,
      `INSERT INTO ${q('__EFMigrationsHistory')} VALUES ('1_Init', '9.0.0'), ('2_More', '9.0.0')`,
    ],
    drizzle: [
      ...(protocol === 'postgres' ? ['CREATE SCHEMA drizzle'] : []),
      `CREATE TABLE ${protocol === 'postgres' ? 'drizzle.' : ''}__drizzle_migrations (id ${serial} PRIMARY KEY, hash text NOT NULL, created_at bigint)`,
      `INSERT INTO ${protocol === 'postgres' ? 'drizzle.' : ''}__drizzle_migrations (hash, created_at) VALUES ('aaaa', 1), ('bbbb', 2)`,
    ],
  };
}

/** What is to be seen of each: ids applied, ids failed (null: not kept), whether it is locked (null: no lock). */
export const migrationsSeen: Readonly<
  Record<string, readonly [readonly string[], readonly string[] | null, boolean | null]>
> = {
  flyway: [['1', '2', 'R__views.sql'], ['3'], null],
  liquibase: [['db/a.xml::1::li', 'db/a.xml::2::li'], ['db/a.xml::3::li'], true],
  prisma: [['2026_init', '2026_more'], ['2026_broken'], null],
  knex: [['1.js', '2.js'], null, false],
  alembic: [['1975ea83b712', '27c6a30d7c24'], null, null],
  'golang-migrate': [[], ['20261101'], null],
  ecto: [['1', '2'], null, null],
  rails: [['1', '2'], null, null],
  dbmate: [['1', '2'], null, null],
  django: [['auth.0001_initial', 'shop.0001_initial'], null, null],
  typeorm: [['Init1', 'More2'], null, null],
  laravel: [['1_init', '2_more'], null, null],
  sequelize: [['1.js', '2.js'], null, null],
  'ef-core': [['1_Init', '2_More'], null, null],
  drizzle: [['1', '2'], null, null],
};
