/** A setting that ordinary roles do not see. */
export interface Privileged {
  readonly name: string;
  /** server_version_num of the first release that has it; absent: all. */
  readonly from?: number;
  /** Of the first release that no longer has it; absent: none. */
  readonly until?: number;
  /** It changes with a restart only. */
  readonly restart?: true;
}

/**
 * Settings that pg_settings shows only to superusers and members of pg_read_all_settings: for others their rows are
 * simply not there (GUC_SUPERUSER_ONLY; seen on PostgreSQL 10, 13, 15, 17 and 18).
 */
const privileged: readonly Privileged[] = [
  { name: 'config_file' },
  { name: 'data_directory', restart: true },
  { name: 'dynamic_library_path' },
  { name: 'extension_control_path', from: 180_000 },
  { name: 'external_pid_file', restart: true },
  { name: 'hba_file', restart: true },
  { name: 'ident_file', restart: true },
  { name: 'jit_provider', from: 110_000, restart: true },
  { name: 'krb_server_keyfile' },
  { name: 'log_directory' },
  { name: 'log_filename' },
  { name: 'oauth_validator_libraries', from: 180_000 },
  { name: 'primary_conninfo', from: 120_000 },
  { name: 'session_preload_libraries' },
  { name: 'shared_preload_libraries', restart: true },
  { name: 'ssl_ciphers' },
  { name: 'ssl_dh_params_file' },
  { name: 'ssl_ecdh_curve', until: 180_000 },
  { name: 'ssl_groups', from: 180_000 },
  { name: 'ssl_max_protocol_version', from: 120_000 },
  { name: 'ssl_min_protocol_version', from: 120_000 },
  { name: 'ssl_passphrase_command', from: 110_000 },
  { name: 'ssl_tls13_ciphers', from: 180_000 },
  { name: 'stats_temp_directory', until: 150_000 },
  { name: 'unix_socket_directories', restart: true },
];

/** Those of one release; all of them where it is not known. */
export function privilegedIn(serverVersionNumber: number | null): readonly Privileged[] {
  if (serverVersionNumber === null) return privileged;
  return privileged.filter(
    ({ from = 0, until = Infinity }) => from <= serverVersionNumber && serverVersionNumber < until,
  );
}

/** Whether some release hides it from ordinary roles. */
export function isPrivileged(name: string): boolean {
  return privileged.some((each) => each.name === name);
}
