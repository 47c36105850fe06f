import { BlockList, isIP } from 'node:net';

/** What is connected to. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/** What a way is asked for: host and port, and the scheme that programs of this machine would see. */
export type PlaceOfUrl = Destination & { readonly scheme: 'http' | 'https' };

/**
 * The entry of a NO_PROXY list that takes a destination out; null: none does. As curl 7.86 and later reads it, and with
 * a port besides, as Go’s programs do:
 *
 * - entries stand apart by commas or blanks; `*` alone takes out everything
 * - `corp.example`, `.corp.example` and `*.corp.example` all mean the name itself and every name below it
 * - an address means itself, `10.0.0.0/8` every address in it; names are not looked up for this
 * - `name:8080` holds for that port only
 *
 * Capitals and a dot at the end of a name do not count.
 */
export function noProxyEntry(list: string, destination: Destination): string | null {
  const host = plain(destination.host);
  const entries = list.split(/[\s,]+/).filter((entry) => entry !== '');
  return entries.find((entry) => entry === '*' || takesOut(entry, host, destination.port)) ?? null;
}

function takesOut(entry: string, host: string, port: number): boolean {
  const { name, only } = withPort(entry);
  if (only !== null && only !== port) return false;
  if (isIP(host) !== 0) return holdsAddress(name, host);
  const domain = plain(name).replace(/^\*?\./, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** An IPv6 address has colons of its own: a port after it needs brackets. */
function withPort(entry: string): { readonly name: string; readonly only: number | null } {
  const [, bracketed, name = bracketed ?? entry, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  return { name, only: port === undefined ? null : Number(port) };
}

function holdsAddress(entry: string, host: string): boolean {
  const [network = '', bits, ...more] = plain(entry).split('/');
  const family = isIP(network);
  if (family === 0 || family !== isIP(host) || more.length > 0) return false;
  const type = family === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  if (bits === undefined) list.addAddress(network, type);
  else if (isPrefix(bits, family)) list.addSubnet(network, Number(bits), type);
  return list.check(host, type);
}

function isPrefix(bits: string, family: number): boolean {
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}
