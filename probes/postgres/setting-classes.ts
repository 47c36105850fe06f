import type { SettingClass } from '../../src/kit/database/settings-drift.ts';

/**
 * They say which server, account or connection this is, or where its files lie: other ones elsewhere are right. Or the
 * server works them out from others, which are compared themselves.
 */
const identity = new Set([
  'application_name',
  'bonjour_name',
  'cluster_name',
  'event_source',
  'in_hot_standby',
  'is_superuser',
  'listen_addresses',
  'log_filename',
  'port',
  'primary_conninfo',
  'primary_slot_name',
  'role',
  'server_version',
  'server_version_num',
  'session_authorization',
  'shared_memory_size',
  'shared_memory_size_in_huge_pages',
  'syslog_ident',
  'unix_socket_group',
]);

/** Names of files, folders and commands with such names in them; and the state of the transaction that reads. */
const placed = /_(?:file|directory|directories|dir|path|keyfile|command|conninfo)$|^(?:transaction_|recovery_target)/;

/**
 * What statements mean, what is promised when they commit, and what the product’s own dialect is. Not among them: what
 * changed its default from one release to another (extra_float_digits, password_encryption, data_checksums ...), which
 * counts where somebody set it.
 */
const semantic = new Set([
  'DateStyle',
  'IntervalStyle',
  'TimeZone',
  'timezone_abbreviations',
  'array_nulls',
  'backslash_quote',
  'bytea_output',
  'default_tablespace',
  'default_text_search_config',
  'default_transaction_deferrable',
  'default_transaction_isolation',
  'default_transaction_read_only',
  'integer_datetimes',
  'lc_collate',
  'lc_ctype',
  'lc_messages',
  'lc_monetary',
  'lc_numeric',
  'lc_time',
  'row_security',
  'search_path',
  'server_encoding',
  'session_replication_role',
  'standard_conforming_strings',
  'transform_null_equals',
  'xmlbinary',
  'xmloption',
  'archive_mode',
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'wal_level',
  // KingbaseES
  'database_mode',
  'enable_ci',
  'ora_input_emptystr_isnull',
  // openGauss and GaussDB
  'behavior_compat_options',
  'sql_compatibility',
]);

/** Sizes, and numbers of things. */
const capacity = /^(?:max|min)_|_(?:mem|buffers|size|workers|connections|processes|slots|senders|parallelism)$/;

/** What a difference of a setting means. */
export function settingClass(name: string): SettingClass {
  if (semantic.has(name)) return 'semantic';
  if (identity.has(name) || placed.test(name)) return 'identity';
  return capacity.test(name) ? 'capacity' : 'other';
}
