/** Capabilities of the MySQL protocol (manual of the source, “Capabilities Flags”), by the driver’s names. */
const bits = {
  LONG_PASSWORD: 0x1,
  LONG_FLAG: 0x4,
  CONNECT_WITH_DB: 0x8,
  PROTOCOL_41: 0x200,
  SSL: 0x800,
  TRANSACTIONS: 0x2000,
  SECURE_CONNECTION: 0x8000,
  PLUGIN_AUTH: 0x80000,
  CONNECT_ATTRS: 0x100000,
  PLUGIN_AUTH_LENENC_CLIENT_DATA: 0x200000,
} as const;

/**
 * What the driver would ask for besides: files of this machine (LOCAL_FILES), another sql_mode for our session
 * (IGNORE_SPACE), and what we have no use for.
 */
const refused = [
  'FOUND_ROWS',
  'ODBC',
  'LOCAL_FILES',
  'IGNORE_SPACE',
  'IGNORE_SIGPIPE',
  'RESERVED',
  'MULTI_RESULTS',
  'SESSION_TRACK',
  'CLIENT_QUERY_ATTRIBUTES',
] as const;

/** Bit of the greeting by which a server says that it can do TLS. */
export const sslBit = bits.SSL;

/**
 * The capabilities we ask for, as a number and as the driver’s option. Both must say the same: servers read them from
 * the request for TLS, which is ours, and take no notice of them in the login, which is the driver’s.
 */
export function clientFlags(wanted: { readonly database: boolean; readonly secure: boolean }): {
  readonly number: number;
  readonly option: readonly string[];
} {
  let number = 0;
  const option: string[] = refused.map((name) => `-${name}`);
  for (const [name, bit] of Object.entries(bits)) {
    const off = (name === 'SSL' && !wanted.secure) || (name === 'CONNECT_WITH_DB' && !wanted.database);
    number += off ? 0 : bit;
    option.push(off ? `-${name}` : name);
  }
  return { number, option };
}
