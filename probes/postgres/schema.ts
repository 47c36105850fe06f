import * as z from 'zod';
import { tlsFactShapes } from '../../src/kit/database/tls-fact-shapes.ts';
import { postgresLogin } from '../../src/kit/postgres/login.ts';

export const Settings = z.strictObject({
  ...postgresLogin,
});
export type Settings = z.infer<typeof Settings>;

const bytes = () => z.number().exactOptional().meta({ unit: 'bytes' });
const milliseconds = () => z.number().exactOptional().meta({ unit: 'milliseconds' });
const amount = () => z.number().exactOptional();
const word = () => z.string().exactOptional();
const flag = () => z.boolean().exactOptional();

/** Settings with a known type; every other name of pg_settings is there too. */
const KnownSettings = z
  .object({
    max_connections: amount().meta({ examples: [100] }),
    superuser_reserved_connections: amount(),
    reserved_connections: amount(),
    max_worker_processes: amount(),
    max_parallel_workers: amount(),
    max_prepared_transactions: amount(),
    max_locks_per_transaction: amount(),
    max_wal_senders: amount(),
    max_replication_slots: amount(),
    shared_buffers: bytes(),
    effective_cache_size: bytes(),
    work_mem: bytes(),
    maintenance_work_mem: bytes(),
    temp_buffers: bytes(),
    wal_buffers: bytes(),
    max_wal_size: bytes(),
    min_wal_size: bytes(),
    wal_keep_size: bytes(),
    statement_timeout: milliseconds(),
    lock_timeout: milliseconds(),
    idle_in_transaction_session_timeout: milliseconds(),
    checkpoint_timeout: milliseconds(),
    log_min_duration_statement: milliseconds(),
    TimeZone: word().meta({ examples: ['Asia/Shanghai'] }),
    DateStyle: word(),
    lc_messages: word(),
    lc_monetary: word(),
    lc_numeric: word(),
    lc_time: word(),
    default_transaction_isolation: word().meta({ examples: ['read committed'] }),
    wal_level: word().meta({ examples: ['replica'] }),
    archive_mode: word(),
    archive_command: word(),
    // Both may hold a password.
    primary_conninfo: word().meta({ sensitive: true, privilege: 'pg_read_all_settings' }),
    ssl_passphrase_command: word().meta({ sensitive: true, privilege: 'pg_read_all_settings' }),
    password_encryption: word(),
    listen_addresses: word(),
    shared_preload_libraries: word().meta({ privilege: 'pg_read_all_settings', examples: ['pg_stat_statements'] }),
    search_path: word(),
    synchronous_commit: word(),
    default_text_search_config: word(),
    autovacuum: flag(),
    fsync: flag(),
    full_page_writes: flag(),
    ssl: flag(),
    standard_conforming_strings: flag(),
    data_checksums: flag(),
    hot_standby: flag(),
    jit: flag(),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));

const Extension = z.strictObject({
  name: z
    .string()
    .meta({ examples: ['pg_trgm'] })
    .describe('name of the extension'),
  version: z
    .string()
    .nullable()
    .meta({ dialect: 'loose', examples: ['1.6'] })
    .describe('its version; null: it has none'),
});

export const Facts = z.strictObject({
  versionText: z
    .string()
    .exactOptional()
    .meta({ examples: ['PostgreSQL 17.2 on x86_64-pc-linux-gnu'] })
    .describe('what version() says'),
  serverVersion: z
    .string()
    .exactOptional()
    .meta({ examples: ['17.2'] })
    .describe('setting server_version'),
  serverVersionNumber: z
    .number()
    .exactOptional()
    .meta({ examples: [170002] })
    .describe('setting server_version_num'),
  systemIdentifier: z
    .string()
    .exactOptional()
    .meta({ role: 'identity' })
    .describe('number that initdb gave the cluster; its standbys and copies carry the same'),
  startedAt: z.string().exactOptional().meta({ unit: 'instant', volatile: true }).describe('server start'),
  address: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ role: 'address' })
    .describe('address the server was reached at'),
  port: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ examples: [5432] })
    .describe('port the server was reached at'),
  inRecovery: z
    .boolean()
    .exactOptional()
    .meta({ examples: [false] })
    .describe('true: a standby, read-only'),
  database: z
    .string()
    .exactOptional()
    .meta({ examples: ['orders'] })
    .describe('database the check logged in to'),
  encoding: z
    .string()
    .exactOptional()
    .meta({ examples: ['UTF8'] })
    .describe('encoding of the database'),
  collation: z
    .string()
    .exactOptional()
    .meta({ examples: ['zh_CN.UTF-8'] })
    .describe('LC_COLLATE of the database'),
  characterType: z
    .string()
    .exactOptional()
    .meta({ examples: ['zh_CN.UTF-8'] })
    .describe('LC_CTYPE of the database'),
  size: z.number().exactOptional().meta({ unit: 'bytes', volatile: true }).describe('size of the database'),
  account: z
    .strictObject({
      name: z
        .string()
        .meta({ examples: ['ready'] })
        .describe('current_user'),
      superuser: z
        .boolean()
        .meta({ examples: [false] })
        .describe('may do everything'),
      createRole: z
        .boolean()
        .meta({ examples: [false] })
        .describe('may create roles'),
      createDatabase: z
        .boolean()
        .meta({ examples: [false] })
        .describe('may create databases'),
      replication: z
        .boolean()
        .meta({ examples: [false] })
        .describe('may copy the cluster'),
      bypassRowSecurity: z
        .boolean()
        .meta({ examples: [false] })
        .describe('sees rows that policies hide'),
    })
    .exactOptional()
    .describe('rights of the account the check logs in with'),
  settings: KnownSettings.exactOptional().describe(
    'pg_settings: sizes in bytes, times in milliseconds, on/off as true/false',
  ),
  settingOrigins: z
    .record(
      z.string(),
      z.strictObject({
        source: z.string().describe('pg_settings.source: configuration file, command line, database, user ...'),
        pendingRestart: z
          .boolean()
          .meta({ examples: [false] })
          .describe('changed in the file, in force after a restart'),
      }),
    )
    .exactOptional()
    .describe('where each setting that is not at its default comes from'),
  extensions: z.array(Extension).exactOptional().meta({ key: 'name' }).describe('installed extensions'),
  availableExtensions: z
    .array(Extension)
    .exactOptional()
    .meta({ key: 'name' })
    .describe('extensions that could be installed'),
  connections: z
    .strictObject({
      used: z.number().meta({ volatile: true }).describe('open connections to all databases, ours among them'),
      max: z
        .number()
        .meta({ examples: [100] })
        .describe('max_connections'),
      reserved: z.number().describe('kept for superusers'),
    })
    .exactOptional(),
  ...tlsFactShapes,
});
export type Facts = z.infer<typeof Facts>;

export const DerivedFacts = z.strictObject({
  product: z
    .string()
    .meta({ examples: ['PostgreSQL'] })
    .describe('PostgreSQL, or the product that speaks its protocol'),
  version: z
    .string()
    .meta({ dialect: 'postgresql', role: 'version', examples: ['>=15 <18'] })
    .describe('version of the product'),
  connections: z.strictObject({
    free: z
      .number()
      .meta({ volatile: true, examples: [20] })
      .describe('connections still to be had by ordinary accounts'),
  }),
  endOfLife: z.strictObject({
    date: z.string().meta({ unit: 'instant' }).describe('day on which the maker ends support'),
    daysLeft: z.number().meta({ unit: 'days', volatile: true }).describe('days until then; negative: days since'),
    dataDate: z.string().meta({ unit: 'instant' }).describe('date of the end-of-life data'),
  }),
});
