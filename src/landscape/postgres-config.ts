/** Settings of postgresql.conf by name, in the server's own units and words. */
export interface PostgresSettings {
  readonly [name: string]: string | number | boolean;
}

/**
 * Lines for the end of postgresql.conf; later lines win. Text is quoted as the manual asks ("Parameter Interaction via
 * the Configuration File": embedded quotes are doubled).
 *
 * @throws Error when a name is not one that PostgreSQL could know, or a value has a line break.
 */
export function writeSettings(settings: PostgresSettings): string {
  let text = '\n';
  for (const [name, value] of Object.entries(settings)) {
    if (!/^[a-z_][a-z0-9_.]*$/i.test(name)) throw new Error(`Not a setting name: ${name}`);
    text += `${name} = ${quote(value)}\n`;
  }
  return text;
}

function quote(value: string | number | boolean): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (/[\r\n]/.test(value)) throw new Error('A setting must stay on one line');
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Settings of a throw-away server on one loopback address: nothing kept safe on disk, little memory, full log of logins. */
export function throwAwaySettings(host: string): PostgresSettings {
  const sharedMemory: PostgresSettings = process.platform === 'win32' ? {} : { dynamic_shared_memory_type: 'mmap' };
  return {
    listen_addresses: host,
    unix_socket_directories: '',
    fsync: false,
    synchronous_commit: false,
    full_page_writes: false,
    shared_buffers: '16MB',
    max_wal_size: '64MB',
    min_wal_size: '32MB',
    autovacuum: true,
    log_destination: 'stderr',
    logging_collector: false,
    log_connections: true,
    log_disconnections: true,
    log_line_prefix: '%m [%p] %q%u@%d %h ',
    lc_messages: 'C',
    log_timezone: 'UTC',
    ...sharedMemory,
  };
}
