import { createHash } from 'node:crypto';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Take } from '../../src/kit/service/conversation.ts';
import type { Settings } from './schema.ts';

/** Head of an HTTP reply. */
export interface Head {
  readonly status: number;
  readonly reason: string;
  /** By name in lower case; several of one name are joined. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Status line and headers together, bytes. */
const longestHead = 64 * 1024;

/**
 * The request that asks for a WebSocket (RFC 6455, section 4.1).
 *
 * @throws ProbeFailure `settings-invalid` for a header that cannot be sent
 */
export function upgradeRequest(settings: Settings, key: string, agentName: string): string {
  const url = new URL(settings.url);
  for (const [name, secret] of Object.entries(settings.query)) url.searchParams.append(name, secret);
  const headers: Record<string, string> = {
    Host: url.host,
    'User-Agent': agentName,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': key,
    'Sec-WebSocket-Version': '13',
    ...(settings.subprotocols.length === 0 ? {} : { 'Sec-WebSocket-Protocol': settings.subprotocols.join(', ') }),
    ...(settings.compression ? { 'Sec-WebSocket-Extensions': 'permessage-deflate' } : {}),
    ...(settings.origin === undefined ? {} : { Origin: settings.origin }),
    ...(settings.bearer === undefined ? {} : { Authorization: `Bearer ${settings.bearer}` }),
    ...settings.headers,
  };
  const lines = Object.entries(headers).map(([name, told]) => `${name}: ${told}`);
  if (lines.some((line) => /[\r\n\0]/.test(line))) {
    const items = ['bearer', 'headers'];
    throw new ProbeFailure('settings-invalid', { phase: 'request', params: { settings: { kind: 'list', items } } });
  }
  return `GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** Takes the head of the reply. `foreign` is for bytes that are no HTTP. */
export function takeHead(foreign: (bytes: Buffer) => Error): Take<Head> {
  return (bytes) => {
    const begin = bytes.subarray(0, 5).toString('latin1');
    if (!'HTTP/'.startsWith(begin)) throw foreign(bytes);
    const end = bytes.indexOf('\r\n\r\n');
    if (end > longestHead || (end === -1 && bytes.length > longestHead)) throw foreign(bytes);
    if (end === -1) return null;
    const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
    const [, status, reason] = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(first) ?? [];
    if (status === undefined) throw foreign(bytes);
    return { value: { status: Number(status), reason: reason ?? '', headers: headersOf(lines) }, used: end + 4 };
  };
}

function headersOf(lines: readonly string[]): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, name, told = ''] = /^([^:\s]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined) continue;
    const before = found.get(name.toLowerCase());
    found.set(name.toLowerCase(), before === undefined ? told : `${before}, ${told}`);
  }
  return Object.fromEntries(found);
}

/** What a server has to answer to a key (RFC 6455, section 4.2.2). */
export function acceptOf(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}
