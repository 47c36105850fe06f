import type { Socket } from 'node:net';
import type { CauseId } from '../../src/model/cause.ts';
import { reply } from './http-servers.ts';

/** A proxy that does something wrong, and what must be said about it. */
export interface RouteFault {
  readonly what: string;
  readonly scheme: 'http' | 'socks5' | 'socks4';
  readonly serve: (socket: Socket) => void;
  readonly cause: CauseId;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, unknown>>;
}

const refusal = (status: string, headers = '') =>
  reply(`HTTP/1.1 ${status}\r\n${headers}Content-Length: 0\r\nConnection: close\r\n\r\n`);

/** Answers each message with the next of these. */
function answers(...each: readonly (readonly number[])[]): (socket: Socket) => void {
  return (socket) => {
    let next = 0;
    socket.on('data', () => {
      const answer = each[next];
      next += 1;
      if (answer !== undefined) socket.write(Buffer.from(answer));
    });
  };
}

const flood = (socket: Socket): void => {
  socket.once('data', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n');
    const line = Buffer.from(`X-A: ${'y'.repeat(995)}\r\n`.repeat(100));
    for (let sent = 0; sent < 30; sent += 1) socket.write(line);
  });
};

const account = { proxyUser: 'scan', proxyPassword: 'not-a-word' };
const refusedByRule = [5, 2, 0, 1, 0, 0, 0, 0, 0, 0];

/** What can be wrong at a proxy that can be reached. */
export const routeFaults: readonly RouteFault[] = [
  { what: 'silent', scheme: 'http', serve: () => undefined, cause: 'proxy-timeout', settings: { proxyWithin: 300 } },
  { what: 'closes at once', scheme: 'http', serve: (socket) => socket.end(), cause: 'proxy-closed' },
  { what: 'closes on the question', scheme: 'http', serve: reply(''), cause: 'proxy-closed' },
  {
    what: 'resets on the question',
    scheme: 'http',
    serve: (socket) => socket.once('data', () => socket.resetAndDestroy()),
    cause: 'proxy-closed',
  },
  {
    what: 'SSH instead',
    scheme: 'http',
    serve: (socket) => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'),
    cause: 'proxy-not-spoken',
    params: { seen: { kind: 'value', value: 'SSH', unit: null } },
  },
  {
    what: 'garbage instead',
    scheme: 'http',
    serve: reply(Buffer.alloc(5000, 0x81), 'stay'),
    cause: 'proxy-not-spoken',
  },
  { what: 'a web server instead', scheme: 'http', serve: refusal('405 Not Allowed'), cause: 'proxy-not-spoken' },
  {
    what: 'three megabytes of headers',
    scheme: 'http',
    serve: flood,
    cause: 'proxy-not-spoken',
    params: { note: { kind: 'message', code: 'kit.note.proxy-headers', params: {} } },
  },
  {
    what: 'interim replies without end',
    scheme: 'http',
    serve: reply('HTTP/1.1 100 Continue\r\n\r\n'.repeat(100), 'stay'),
    cause: 'proxy-not-spoken',
  },
  {
    what: '407 for anybody',
    scheme: 'http',
    serve: refusal('407 No', 'Proxy-Authenticate: Basic realm="a, b", charset="UTF-8"\r\n'),
    cause: 'proxy-login-required',
    params: { schemes: { kind: 'list', items: [{ kind: 'value', value: 'Basic', unit: null }] } },
  },
  {
    what: '407 for this account',
    scheme: 'http',
    serve: refusal('407 No', 'Proxy-Authenticate: Basic realm="x"\r\n'),
    settings: account,
    cause: 'proxy-login-denied',
    params: { account: 'scan' },
  },
  {
    what: '407 with ways we do not know',
    scheme: 'http',
    serve: refusal('407 No', 'Proxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate\r\n'),
    settings: account,
    cause: 'proxy-method-unsupported',
  },
  { what: '403', scheme: 'http', serve: refusal('403 Forbidden'), cause: 'proxy-denied' },
  { what: '504', scheme: 'http', serve: refusal('504 Gateway Timeout'), cause: 'proxy-target-unreachable' },
  {
    what: '502 that speaks of DNS',
    scheme: 'http',
    serve: refusal('502 Bad Gateway', 'Proxy-Status: p.example; error=dns_error; rcode="NXDOMAIN"\r\n'),
    cause: 'proxy-target-unresolved',
  },
  {
    what: '503 of Squid for a name',
    scheme: 'http',
    serve: refusal('503 Service Unavailable', 'X-Squid-Error: ERR_DNS_FAIL 0\r\nVia: 1.1 p.example (squid/5.7)\r\n'),
    cause: 'proxy-target-unresolved',
    params: { by: { kind: 'value', value: '1.1 p.example (squid/5.7)', unit: null } },
  },
  { what: '500', scheme: 'http', serve: refusal('500 Oops'), cause: 'proxy-failed' },
  {
    what: 'SOCKS5: silent',
    scheme: 'socks5',
    serve: () => undefined,
    cause: 'proxy-timeout',
    settings: { proxyWithin: 300 },
  },
  { what: 'SOCKS5: HTTP instead', scheme: 'socks5', serve: refusal('400 Bad Request'), cause: 'proxy-not-spoken' },
  { what: 'SOCKS5: no way for anybody', scheme: 'socks5', serve: answers([5, 0xff]), cause: 'proxy-login-required' },
  {
    what: 'SOCKS5: a way we do not know',
    scheme: 'socks5',
    serve: answers([5, 1]),
    settings: account,
    cause: 'proxy-method-unsupported',
  },
  {
    what: 'SOCKS5: this account',
    scheme: 'socks5',
    serve: answers([5, 2], [1, 1]),
    settings: account,
    cause: 'proxy-login-denied',
  },
  { what: 'SOCKS5: a rule', scheme: 'socks5', serve: answers([5, 0], refusedByRule), cause: 'proxy-denied' },
  {
    what: 'SOCKS5: the target refuses',
    scheme: 'socks5',
    serve: answers([5, 0], [5, 5]),
    cause: 'proxy-target-unreachable',
    params: { said: 'Connection refused' },
  },
  { what: 'SOCKS5: closes after the greeting', scheme: 'socks5', serve: answersThenEnd([5, 0]), cause: 'proxy-closed' },
  {
    what: 'SOCKS5: an answer that never was',
    scheme: 'socks5',
    serve: answers([5, 0], [5, 77]),
    cause: 'proxy-failed',
  },
  {
    what: 'SOCKS4: rejected',
    scheme: 'socks4',
    serve: answers([0, 91, 0, 0, 0, 0, 0, 0]),
    cause: 'proxy-target-unreachable',
  },
  {
    what: 'SOCKS4: who are you',
    scheme: 'socks4',
    serve: answers([0, 93, 0, 0, 0, 0, 0, 0]),
    cause: 'proxy-login-required',
  },
  { what: 'SOCKS4: SOCKS5 instead', scheme: 'socks4', serve: answers([5, 0xff]), cause: 'proxy-not-spoken' },
];

function answersThenEnd(answer: readonly number[]): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from(answer));
      socket.once('data', () => socket.end());
    });
  };
}
