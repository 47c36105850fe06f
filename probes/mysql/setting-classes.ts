import type { SettingClass } from '../../src/kit/database/settings-drift.ts';

/** Names and places of one server, and what it has done so far: they have to differ, or differ by themselves. */
const identity = [
  /^(?:hostname|port|socket|bind_address|datadir|basedir|tmpdir|license|timestamp|identity|pid_file|log_error)$/,
  /^(?:server_(?:id|uuid|uid)|report_\w+|admin_(?:address|port|ssl_\w+)|mysqlx_(?:port|socket|bind_address|ssl_\w+))$/,
  /^(?:extra_port|aurora_server_id|auto_increment_offset|lc_messages|lc_messages_dir|in_transaction|gtid_domain_id)$/,
  /^(?:innodb_version|protocol_version|version_\w+|original_\w+|immediate_\w+|pseudo_\w+|rand_seed\d|have_\w+)$/,
  /^(?:gtid_(?:executed|purged|owned|next|seq_no|\w+_pos|binlog_state)|last_insert_id|insert_id|last_gtid)$/,
  /^(?:wsrep_(?:node_\w+|cluster_\w+|provider|data_home_dir|start_position|sst_\w*address))$/,
  /^group_replication_(?:group_name|local_address|group_seeds|ip_allowlist)$/,
  /^ssl_(?:ca|capath|cert|crl|crlpath|key)$/,
  /(?:_dir|dir_path|_directory|_file|_path|_basename|_index|_home_dir|_socket|_tmpdir|_address|_port)$/,
];

/** Which of these names only look like the name of a file. */
const noPath = /^(?:core_file|innodb_file_per_table|local_infile)$/;

/** What decides what a statement means or what is promised when one ends: it must agree, whoever set it. */
const semantic = new Set([
  ...['sql_mode', 'old_mode', 'new_mode', 'old', 'sql_auto_is_null', 'sql_select_limit', 'sql_safe_updates'],
  ...['time_zone', 'system_time_zone', 'lc_time_names', 'default_week_format', 'div_precision_increment'],
  ...[
    'transaction_isolation',
    'autocommit',
    'completion_type',
    'innodb_rollback_on_timeout',
    'innodb_snapshot_isolation',
  ],
  ...['character_set_server', 'collation_server', 'character_set_collations', 'default_collation_for_utf8mb4'],
  ...['lower_case_table_names', 'explicit_defaults_for_timestamp', 'default_storage_engine', 'enforce_storage_engine'],
  ...['innodb_strict_mode', 'innodb_default_row_format', 'innodb_autoinc_lock_mode', 'innodb_page_size'],
  ...[
    'auto_increment_increment',
    'group_concat_max_len',
    'foreign_key_checks',
    'unique_checks',
    'check_constraint_checks',
  ],
  ...['sql_require_primary_key', 'sql_generate_invisible_primary_key', 'show_compatibility_56'],
  ...['log_bin_trust_function_creators', 'event_scheduler', 'require_secure_transport'],
  ...['authentication_policy', 'default_authentication_plugin', 'binlog_format', 'binlog_row_image', 'gtid_mode'],
  ...['log_bin', 'innodb_flush_log_at_trx_commit', 'sync_binlog', 'innodb_doublewrite'],
  ...['ft_min_word_len', 'innodb_ft_min_token_size', 'ngram_token_size', 'new_collations_enabled_on_first_bootstrap'],
  ...['ob_compatibility_mode', 'max_sp_recursion_depth', 'skip_name_resolve'],
]);

const capacity =
  /(?:_size|_cache|_connections|_limit|_capacity|_capacity_max|_instances|_threads|_mem|_entries|_packet|_len|_length|back_log|_buffers?)$/;

const bytes =
  /^(?:innodb_(?:buffer_pool_size|buffer_pool_chunk_size|log_buffer_size|log_file_size|redo_log_capacity|sort_buffer_size|ft_cache_size|online_alter_log_max_size)|max_allowed_packet|(?:replica|slave)_max_allowed_packet|(?:sort|join|key|read|read_rnd|bulk_insert|myisam_sort|aria_pagecache)_buffer_size|tmp_table_size|tmp_memory_table_size|temptable_max_ram|temptable_max_mmap|max_heap_table_size|max_binlog_size|binlog_cache_size|max_binlog_cache_size|query_cache_size|thread_stack)$/;

/** What a difference of a variable of MySQL or MariaDB means. */
export function classOf(name: string): SettingClass {
  if (semantic.has(name)) return 'semantic';
  if (identity.some((pattern) => pattern.test(name)) && !noPath.test(name)) return 'identity';
  return capacity.test(name) ? 'capacity' : 'other';
}

/** Whether a variable belongs into a comparison; the version does, as it says which product has them. */
export function isCompared(name: string): boolean {
  return name === 'version' || classOf(name) !== 'identity';
}

/** Whether its number is of bytes. */
export function isInBytes(name: string): boolean {
  return bytes.test(name);
}
