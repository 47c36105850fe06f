import type { Message } from '../model/message.ts';
import { isPrototypeKey, type JsonObject } from '../model/json.ts';
import { environmentName } from '../model/profile.ts';
import { said } from './said.ts';
import { serviceAt, serviceSchemes, unusedIn } from './service-address.ts';
import type { Target } from './survey.ts';

/** One `--target`, read. */
export interface WrittenTarget extends Target {
  readonly component: string;
  readonly probe: string;
}

interface Located {
  readonly probe: string;
  readonly settings: JsonObject;
  readonly secrets?: readonly string[];
}

/**
 * Reads `ENVIRONMENT/NAME[/NODE]=ADDRESS`. The scheme of the address says what it is:
 * `postgres://user@host:5432/database`, `mysql://user@host/database`, `https://host/path`,
 * `release+https://host/version.json#build.version`, `browser+https://host/`, `file:/opt/app/config.properties`, `host:`,
 * `java:`, `ports:`, and the services of service-address.ts: `redis://host`, `amqp://user@host/vhost`, `dns:name`.
 * A password in an address is refused, and never repeated in the message.
 */
export function parseTarget(written: string): WrittenTarget | Message {
  const match = /^([^/=\s]+)\/([^/=\s]+)(?:\/([^/=\s]+))?=(\S+)$/u.exec(written.trim());
  const [, environment = '', component = '', node, address = ''] = match ?? [];
  if (match === null) return said('init.target-shape', { written: withoutPassword(written) });
  const wrong = nameMistake(environment) ?? nameMistake(component) ?? (node === undefined ? null : reservedName(node));
  if (wrong !== null) return wrong;
  const located = locate(address);
  if ('code' in located) return located;
  // In a profile ${ begins a variable; no address needs one, however it is encoded.
  if (JSON.stringify([node, located.settings]).includes('${'))
    return said('init.address', { written: withoutPassword(address) });
  return { environment, component, node: node ?? null, secrets: [], ...located };
}

/** Why an environment or check cannot be called so; null: it can. */
export function nameMistake(name: string): Message | null {
  if (!environmentName.test(name)) return said('init.name', { name });
  return reservedName(name);
}

function reservedName(name: string): Message | null {
  return isPrototypeKey(name) ? said('init.reserved-name', { name }) : null;
}

/** Whether reading gave a mistake. */
export function isMistake(read: object): read is Message {
  return 'code' in read;
}

/** What an address says of probe and settings. */
export function locate(address: string): Located | Message {
  const scheme = /^([a-z][a-z0-9+]*):/i.exec(address)?.[1]?.toLowerCase() ?? '';
  if (['host', 'java', 'ports'].includes(scheme)) return { probe: scheme, settings: {} };
  if (scheme === 'file') return fileAt(address);
  if (serviceSchemes.includes(scheme.replace(/\+http$/, '+https'))) return service(scheme, address);
  const bare = address.replace(/^(?:browser|release)\+/i, '');
  if (!URL.canParse(bare)) return said('init.address', { written: withoutPassword(address) });
  const url = new URL(bare);
  if (url.password !== '' || hasPassword(address)) return said('init.password-in-address', {});
  if (isWeb(address) && url.username !== '') return unused('account', address);
  switch (scheme) {
    case 'postgres':
    case 'postgresql':
      return database('postgres', url, 5432);
    case 'mysql':
    case 'mariadb':
      return database('mysql', url, 3306);
    case 'http':
    case 'https':
      return { probe: 'http', settings: { url: bare } };
    case 'browser+http':
    case 'browser+https':
      return { probe: 'browser', settings: { url: bare } };
    case 'release+http':
    case 'release+https':
      return release(url);
    default:
      return said('init.scheme', { written: scheme, known: known.join(', ') });
  }
}

const known = [
  ...['postgres', 'mysql', 'http', 'https', 'release+https', 'browser+https', 'file', 'host', 'java', 'ports'],
  ...serviceSchemes,
];

function service(scheme: string, address: string): Located | Message {
  if (hasPassword(address)) return said('init.password-in-address', {});
  const leftOver = unusedIn(scheme, address);
  if (leftOver !== null) return unused(leftOver, address);
  return safely(() => serviceAt(scheme, address)) ?? said('init.address', { written: withoutPassword(address) });
}

/** What stands behind `?` may be a secret, so it is not repeated. */
function unused(what: 'account' | 'query', address: string): Message {
  const [written = ''] = address.split(/[?#]/);
  return said(`init.unused-${what}`, { written: withoutPassword(written) });
}

/** Whether what reads the address takes it for a URL of HTTP. */
function isWeb(address: string): boolean {
  return /^(?:[a-z\d]+\+)?(?:https?|wss?):/i.test(address);
}

/**
 * Whether an address may hold a password, also one with a `/` or `?` in it, which end an account for every parser. What
 * could be read either way is taken for one: `@` in a path can be written `%40`. In the path of a URL it is common, so
 * there a `:` has to stand before the first `/`.
 */
function hasPassword(address: string): boolean {
  return isWeb(address) ? /:\/\/[^/@\s]*:(?:[^?#]*|[^/]*)@/.test(address) : /:.*:.*@/s.test(address);
}

/** Null where escapes mean nothing (`%zz`). */
function safely<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function fileAt(address: string): Located | Message {
  const path = address.replace(/^file:(?:\/\/(?=\/))?/i, '');
  return path === '' ? said('init.address', { written: address }) : { probe: 'files', settings: { path } };
}

function database(probe: string, url: URL, port: number): Located | Message {
  const name = decoded(url.pathname.replace(/^\//, ''));
  const user = decoded(url.username);
  if (url.hostname === '' || user === '' || name === '')
    return said('init.database', { written: withoutPassword(url.href) });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const settings = { host, port: url.port === '' ? port : Number(url.port), database: name, user };
  return { probe, settings, secrets: ['password'] };
}

function release(url: URL): Located | Message {
  const path = decoded(url.hash.replace(/^#/, ''));
  if (path === '') return said('init.release', { written: withoutPassword(url.href) });
  url.hash = '';
  return { probe: 'release', settings: { url: url.href, json: path } };
}

/** Empty where the escapes mean nothing (`%zz`). */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** What stands between the first `:` and the last `@` may be a password. */
function withoutPassword(written: string): string {
  return written.replace(/:(\/*).*@/s, ':$1…@');
}
