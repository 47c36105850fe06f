import * as z from 'zod';

const bytes = () => z.number().exactOptional().meta({ unit: 'bytes' });
const milliseconds = () => z.number().exactOptional().meta({ unit: 'milliseconds' });
const amount = () => z.number().exactOptional();
const word = () => z.string().exactOptional();
const flag = () => z.boolean().exactOptional();

/** Sizes that are asked for most; all others are known by their unit in pg_settings when they are read. */
export const byteSettings = [
  'shared_buffers',
  'effective_cache_size',
  'work_mem',
  'maintenance_work_mem',
  'temp_buffers',
  'wal_buffers',
  'max_wal_size',
  'min_wal_size',
  'wal_keep_size',
] as const;

/** Times that are asked for most. */
export const millisecondSettings = [
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
  'checkpoint_timeout',
  'log_min_duration_statement',
] as const;

/** Settings with a known type; every other name of pg_settings is there too. */
export const KnownSettings = z
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
    autovacuum_freeze_max_age: amount(),
    ...shapes(byteSettings, bytes),
    ...shapes(millisecondSettings, milliseconds),
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
    default_transaction_read_only: flag(),
    autovacuum: flag(),
    fsync: flag(),
    full_page_writes: flag(),
    ssl: flag(),
    standard_conforming_strings: flag(),
    data_checksums: flag(),
    hot_standby: flag(),
    jit: flag(),
    // KingbaseES: whose dialect it speaks, and whether text compares without regard to case.
    database_mode: word().meta({ examples: ['oracle', 'pg', 'mysql'] }),
    enable_ci: flag(),
    // openGauss and GaussDB: A (Oracle), B (MySQL), C (Teradata), PG; A takes '' for NULL.
    sql_compatibility: word().meta({ examples: ['A', 'B', 'PG'] }),
    password_encryption_type: amount(),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** One shape for each of these names. */
function shapes<N extends string, T>(names: readonly N[], shape: () => T): Record<N, T> {
  // Object.fromEntries forgets which names it was given.
  return Object.fromEntries(names.map((name) => [name, shape()])) as Record<N, T>;
}
