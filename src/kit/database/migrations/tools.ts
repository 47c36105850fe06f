import type { Dialect } from './dialect.ts';

/** What became of a migration, by one row of the bookkeeping. */
export type Outcome = 'applied' | 'failed' | 'undone' | 'ignored';

/** A tool that keeps a table of the migrations it applied. */
export interface Tool {
  readonly name: string;
  /** Names its table has unless somebody configured another; the newer first. */
  readonly tables: readonly string[];
  /** Schema it has in PostgreSQL unless somebody configured another. */
  readonly schema: string;
  /** Whether a table with these columns (lower case) is its own; `beside`: names of the other known tables there. */
  readonly owns: (columns: ReadonlySet<string>, beside: ReadonlySet<string>) => boolean;
  /** Columns `id`, `checksum`, `description`, `at`, `state` of its rows; those left out are NULL. */
  readonly columns: (sql: Dialect) => Columns;
  /** Newest first. */
  readonly order: string;
  /** By the column `state`; absent: every row is an applied one, and of failures there is no record. */
  readonly outcome?: (state: string) => Outcome;
  /** Its lock, for a table that is called so: name of the table, expression that is true where it is taken. */
  readonly lock?: (table: string) => Lock;
}

interface Columns {
  readonly id: string;
  readonly checksum?: string;
  readonly description?: string;
  readonly at?: string;
  readonly state?: string;
}

export interface Lock {
  readonly table: string;
  readonly taken: string;
  readonly since?: string;
  readonly holder?: string;
}

const has =
  (...names: readonly string[]): Tool['owns'] =>
  (columns) =>
    names.every((name) => columns.has(name));
const only =
  (...names: readonly string[]): Tool['owns'] =>
  (columns) =>
    columns.size === names.length && names.every((name) => columns.has(name));

/**
 * The tools, by the tables each creates: its documentation or sources (Flyway “Schema history table”, Liquibase
 * “DATABASECHANGELOG table”, Prisma `_prisma_migrations`, Knex “Migrations”, Alembic `alembic_version`, Rails
 * `SchemaMigration`, Django `MigrationRecorder`, golang-migrate database drivers, dbmate, Ecto, TypeORM
 * `MigrationExecutor`, Sequelize CLI, Umzug, Laravel, EF Core “Custom Migrations History Table”, Drizzle).
 */
export const tools: readonly Tool[] = [
  {
    name: 'flyway',
    tables: ['flyway_schema_history', 'schema_version'],
    schema: 'public',
    owns: has('installed_rank', 'version', 'script', 'checksum', 'success'),
    // Repeatable migrations have no version.
    columns: ({ moment }) => ({
      id: 'COALESCE(version, script)',
      checksum: 'checksum',
      description: 'description',
      at: moment('installed_on'),
      state: `CASE WHEN success THEN type ELSE 'failed' END`,
    }),
    order: 'installed_rank DESC',
    outcome: (state) => {
      if (state === 'failed') return 'failed';
      if (state.startsWith('UNDO') || state === 'DELETE') return 'undone';
      return state === 'SCHEMA' ? 'ignored' : 'applied';
    },
  },
  {
    name: 'liquibase',
    tables: ['DATABASECHANGELOG', 'databasechangelog'],
    schema: 'public',
    owns: has('id', 'author', 'filename', 'orderexecuted', 'exectype', 'md5sum'),
    columns: ({ moment, joined }) => ({
      id: joined('filename', `'::'`, 'id', `'::'`, 'author'),
      checksum: 'md5sum',
      description: 'description',
      at: moment('dateexecuted'),
      state: 'exectype',
    }),
    order: 'dateexecuted DESC, orderexecuted DESC',
    outcome: (state) => {
      if (state === 'FAILED') return 'failed';
      return state === 'SKIPPED' ? 'ignored' : 'applied';
    },
    lock: (table) => ({
      table: table === table.toUpperCase() ? 'DATABASECHANGELOGLOCK' : 'databasechangeloglock',
      taken: 'locked',
      since: 'lockgranted',
      holder: 'lockedby',
    }),
  },
  {
    name: 'prisma',
    tables: ['_prisma_migrations'],
    schema: 'public',
    owns: has('migration_name', 'checksum', 'finished_at', 'rolled_back_at'),
    columns: ({ moment }) => ({
      id: 'migration_name',
      checksum: 'checksum',
      at: moment('COALESCE(finished_at, started_at)'),
      state: `CASE WHEN rolled_back_at IS NOT NULL THEN 'undone' WHEN finished_at IS NULL THEN 'failed' ELSE 'applied' END`,
    }),
    order: 'started_at DESC',
    outcome: (state) => (state === 'failed' || state === 'undone' ? state : 'applied'),
  },
  {
    name: 'knex',
    tables: ['knex_migrations'],
    schema: 'public',
    owns: has('id', 'name', 'batch', 'migration_time'),
    columns: ({ moment }) => ({ id: 'name', at: moment('migration_time') }),
    order: 'id DESC',
    lock: (table) => ({ table: `${table}_lock`, taken: 'is_locked = 1' }),
  },
  {
    name: 'alembic',
    tables: ['alembic_version'],
    schema: 'public',
    owns: only('version_num'),
    columns: () => ({ id: 'version_num' }),
    order: 'version_num DESC',
  },
  {
    name: 'golang-migrate',
    tables: ['schema_migrations'],
    schema: 'public',
    owns: only('version', 'dirty'),
    columns: () => ({ id: 'version', state: `CASE WHEN dirty THEN 'failed' ELSE 'applied' END` }),
    order: 'version DESC',
    outcome: (state) => (state === 'failed' ? 'failed' : 'applied'),
  },
  {
    name: 'ecto',
    tables: ['schema_migrations'],
    schema: 'public',
    owns: only('version', 'inserted_at'),
    columns: ({ moment }) => ({ id: 'version', at: moment('inserted_at') }),
    order: 'version DESC',
  },
  {
    name: 'rails',
    tables: ['schema_migrations'],
    schema: 'public',
    owns: (columns, beside) => only('version')(columns, beside) && beside.has('ar_internal_metadata'),
    columns: () => ({ id: 'version' }),
    order: 'version DESC',
  },
  {
    name: 'dbmate',
    tables: ['schema_migrations'],
    schema: 'public',
    owns: (columns, beside) => only('version')(columns, beside) && !beside.has('ar_internal_metadata'),
    columns: () => ({ id: 'version' }),
    order: 'version DESC',
  },
  {
    name: 'django',
    tables: ['django_migrations'],
    schema: 'public',
    owns: has('id', 'app', 'name', 'applied'),
    columns: ({ moment, joined }) => ({ id: joined('app', `'.'`, 'name'), at: moment('applied') }),
    order: 'id DESC',
  },
  {
    name: 'typeorm',
    tables: ['migrations'],
    schema: 'public',
    owns: only('id', 'timestamp', 'name'),
    columns: () => ({ id: 'name' }),
    order: 'id DESC',
  },
  {
    name: 'laravel',
    tables: ['migrations'],
    schema: 'public',
    owns: only('id', 'migration', 'batch'),
    columns: () => ({ id: 'migration' }),
    order: 'id DESC',
  },
  {
    name: 'sequelize',
    tables: ['SequelizeMeta'],
    schema: 'public',
    owns: only('name'),
    columns: () => ({ id: 'name' }),
    order: 'name DESC',
  },
  {
    name: 'ef-core',
    tables: ['__EFMigrationsHistory'],
    schema: 'public',
    owns: has('migrationid', 'productversion'),
    columns: ({ name }) => ({ id: name('MigrationId') }),
    order: '1 DESC',
  },
  {
    name: 'drizzle',
    tables: ['__drizzle_migrations'],
    schema: 'drizzle',
    owns: has('id', 'hash', 'created_at'),
    columns: () => ({ id: 'created_at', checksum: 'hash' }),
    order: 'id DESC',
  },
];

/** Lies beside the table of Rails, and tells it from that of dbmate. */
export const marks: readonly string[] = ['ar_internal_metadata'];
