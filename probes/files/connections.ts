import type { KeyValue } from './formats/key-sink.ts';
import type { Facts } from './schema.ts';

export type Connection = NonNullable<Facts['connections']>[number];

/** scheme, then hosts, then path; what stands before an `@` is dropped unread. */
const url = /^((?:jdbc:)?[a-z][a-z0-9+.-]*(?::[a-z]+)*):\/\/(?:[^\s/?#@]*@)?([^\s/?#;@]+)(?:\/([^\s?#;]*))?/i;

/** jdbc:sqlserver://host:port;databaseName=x */
const sqlServer = /^jdbc:sqlserver:[^\s]*;\s*database(?:name)?=([^;\s]+)/i;

/** jdbc:oracle:thin:[user/password]@[//]host:port[:sid|/service] */
const oracle = /^(jdbc:oracle:[a-z]+):(?:[^\s@]*)@(?:\/\/)?([^\s:/()@]+):(\d{1,5})[:/]([\w.$#-]+)/i;

/** Host and port; an IPv6 address stands in brackets. */
const hostPort = /^(\[[\da-f:.%]+\]|[\p{L}\p{N}._*-]+)(?::(\d{1,5}))?$/iu;

/**
 * The server that a connection text names, without user, password and parameters, so that it can be judged where the
 * text as a whole is withheld for the password in it. Null: it is none.
 */
export function connectionOf(key: string, value: KeyValue): Connection | null {
  if (typeof value !== 'string' || value.length > 4096) return null;
  const [, thin, at, number, service] = oracle.exec(value) ?? [];
  if (thin !== undefined && at !== undefined) {
    return { key, scheme: thin.toLowerCase(), host: at, port: Number(number), path: service ?? null };
  }
  const [whole = '', scheme, authority, path] = url.exec(value) ?? [];
  // an `@` further on: what stands before it may be the rest of a password that was written without escapes
  if (scheme === undefined || authority === undefined || value.slice(whole.length).includes('@')) return null;
  const hosts = authority.split(',').map((each) => hostPort.exec(each));
  if (hosts.includes(null) || path?.includes('@') === true) return null;
  const ports = hosts.flatMap((each) => (each?.[2] === undefined ? [] : [Number(each[2])]));
  const database = sqlServer.exec(value)?.[1] ?? path;
  return {
    key,
    scheme: scheme.toLowerCase(),
    host: hosts.map((each) => each?.[1] ?? '').join(','),
    port: ports[0] ?? null,
    path: database === undefined || database === '' ? null : database,
  };
}
