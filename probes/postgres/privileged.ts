/**
 * Settings that pg_settings shows only to superusers and members of pg_read_all_settings: for others their rows are
 * simply not there (GUC_SUPERUSER_ONLY; seen on PostgreSQL 15 and 17).
 */
export const privileged: readonly string[] = [
  'config_file',
  'data_directory',
  'dynamic_library_path',
  'external_pid_file',
  'hba_file',
  'ident_file',
  'jit_provider',
  'krb_server_keyfile',
  'log_directory',
  'log_filename',
  'primary_conninfo',
  'session_preload_libraries',
  'shared_preload_libraries',
  'ssl_ciphers',
  'ssl_dh_params_file',
  'ssl_ecdh_curve',
  'ssl_max_protocol_version',
  'ssl_min_protocol_version',
  'ssl_passphrase_command',
  'unix_socket_directories',
];
