import type { Duplex } from 'node:stream';
import type { CauseId } from '../../../model/cause.ts';
import { hostPort } from '../../../model/plan.ts';
import { nested, value, type Params } from '../../../model/message.ts';
import type { ProbeFailure } from '../../probe-failure.ts';
import { describeFirstBytes } from '../first-bytes.ts';
import type { Incoming } from './incoming.ts';
import type { Destination } from './no-proxy.ts';
import type { FailureAt } from './proxy-failure.ts';
import type { Proxy } from './proxy-url.ts';

/** Status line and headers together, bytes. */
const mostHead = 64 * 1024;

/** Interim replies are legal (RFC 9110 section 15.2); a proxy that sends nothing else is not. */
const mostInterim = 20;

interface Head {
  readonly status: number;
  readonly reason: string;
  /** By name in small letters; those of one name in a row. */
  readonly headers: ReadonlyMap<string, string>;
}

/**
 * Asks an HTTP proxy for a tunnel (CONNECT, RFC 9110 section 9.3.6). Proxy-Authorization goes to the proxy and nothing
 * else does.
 */
export async function httpConnect(
  stream: Duplex,
  incoming: Incoming,
  way: { readonly proxy: Proxy; readonly target: Destination; readonly agentName: string; readonly at: FailureAt },
): Promise<void> {
  const { proxy, target, agentName, at } = way;
  const name = hostPort(target.host, target.port);
  stream.write(
    [
      `CONNECT ${name} HTTP/1.1`,
      `Host: ${name}`,
      `User-Agent: ${agentName}`,
      ...(proxy.user === null ? [] : [`Proxy-Authorization: Basic ${pair(proxy)}`]),
      '',
      '',
    ].join('\r\n'),
  );
  for (let interim = 0; interim <= mostInterim; interim += 1) {
    const head = await incoming.read((bytes) => takeHead(bytes, at));
    if (head.status >= 200 && head.status < 300) return;
    if (head.status >= 200) throw refusal(head, way);
  }
  throw at('proxy-not-spoken', { seen: 'HTTP 1xx' });
}

/** RFC 7617 section 2.1: UTF-8. */
function pair({ user, password }: Proxy): string {
  return Buffer.from(`${user ?? ''}:${password ?? ''}`, 'utf8').toString('base64');
}

function takeHead(bytes: Buffer, at: FailureAt): { readonly value: Head; readonly used: number } | null {
  const begins = bytes.subarray(0, 5).toString('latin1');
  if (!'HTTP/'.startsWith(begins)) throw at('proxy-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1 && bytes.length <= mostHead) return null;
  if (end === -1 || end > mostHead) {
    throw at('proxy-not-spoken', { seen: 'HTTP', note: nested({ code: 'kit.note.proxy-headers', params: {} }) });
  }
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [, status, reason = ''] = /^HTTP\/1\.\d ([1-9]\d\d)(?: (.*))?$/.exec(first) ?? [];
  if (status === undefined) throw at('proxy-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  return { value: { status: Number(status), reason, headers: headersIn(lines) }, used: end + 4 };
}

function headersIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).toLowerCase();
    const text = line.slice(colon + 1).trim();
    const known = headers.get(name);
    headers.set(name, known === undefined ? text : `${known}, ${text}`);
  }
  return headers;
}

interface Way {
  readonly proxy: Proxy;
  readonly target: Destination;
  readonly at: FailureAt;
}

/** What a status of the proxy itself means; it is never taken for one of the target. */
function refusal(head: Head, { proxy, target, at }: Way): ProbeFailure {
  const { status, reason } = head;
  const params: Params = { status, reason: value(reason), said: value(whatItSays(head)), by: value(whoSays(head)) };
  switch (status) {
    case 407:
      return loginRefused(head, proxy, at, params);
    case 403:
    case 451:
      return at('proxy-denied', { ...params, ...portNote(target) });
    case 502:
    case 503:
    case 504:
      return at(causeTold(head) ?? 'proxy-target-unreachable', params);
    case 400:
    case 404:
    case 405:
    case 501:
      // A web server answers a request for a tunnel so.
      return at('proxy-not-spoken', { ...params, seen: value(`HTTP ${String(status)} ${reason}`.trim()) });
    default:
      return at(causeTold(head) ?? 'proxy-failed', params);
  }
}

function loginRefused(head: Head, proxy: Proxy, at: FailureAt, params: Params): ProbeFailure {
  const schemes = schemesIn(head.headers.get('proxy-authenticate') ?? '');
  const all: Params = { ...params, schemes: { kind: 'list', items: schemes.map((each) => value(each)) } };
  if (schemes.length > 0 && !schemes.some((each) => /^basic$/i.test(each))) return at('proxy-method-unsupported', all);
  return at(proxy.user === null ? 'proxy-login-required' : 'proxy-login-denied', all);
}

/** Names of the schemes in a Proxy-Authenticate header (RFC 9110 section 11.6.1): tokens that no `=` follows. */
export function schemesIn(header: string): readonly string[] {
  const bare = header.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const names = bare.split(',').flatMap((part) => /^\s*([A-Za-z][\w-]*)(?:\s+\S|\s*$)/.exec(part)?.[1] ?? []);
  return [...new Set(names)];
}

/** The proxy’s own reason, most telling first: Squid’s header, Proxy-Status (RFC 9209), the reason phrase. */
function whatItSays({ status, reason, headers }: Head): string {
  const own = headers.get('x-squid-error') ?? headers.get('proxy-status');
  return own ?? `${String(status)} ${reason}`.trim();
}

function whoSays({ headers }: Head): string {
  return headers.get('via') ?? headers.get('server') ?? '';
}

/** What the headers say more plainly than the status; null: they say nothing. */
function causeTold({ headers }: Head): CauseId | null {
  const told = `${headers.get('x-squid-error') ?? ''} ${headers.get('proxy-status') ?? ''}`;
  if (/ERR_DNS_FAIL|dns_(?:error|timeout)/.test(told)) return 'proxy-target-unresolved';
  // Squid says the latter with status 500, also where its name servers are dead.
  return /ERR_CONNECT_FAIL|ERR_CANNOT_FORWARD/.test(told) ? 'proxy-target-unreachable' : null;
}

function portNote({ port }: Destination): Params {
  if (port === 443) return {};
  return { note: nested({ code: 'kit.note.proxy-ports', params: { port: String(port) } }) };
}
