import type { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { reply } from './http-servers.ts';

/** Head of a good reply. */
export const ok = (headers: string, body = '') => `HTTP/1.1 200 OK\r\n${headers}\r\n${body}`;
const whole = (body: string | Buffer, headers = '') =>
  Buffer.concat([
    Buffer.from(ok(`Content-Length: ${String(Buffer.byteLength(body))}\r\n${headers}`)),
    Buffer.isBuffer(body) ? body : Buffer.from(body),
  ]);
const zipped = gzipSync(Buffer.from('x'.repeat(5000)));

/** Writes something again and again until the other side has had enough. */
const endlessly =
  (start: string, piece: string | Buffer, everyMs = 0) =>
  (socket: Socket) => {
    socket.once('data', () => {
      socket.write(start);
      const more = () => {
        if (socket.destroyed) return;
        if (everyMs > 0) setTimeout(() => socket.write(piece, more), everyMs);
        else if (socket.write(piece)) setImmediate(more);
        else socket.once('drain', more);
      };
      more();
    });
  };

/** A server that does something wrong, and what must be said about it. */
export interface Fault {
  readonly what: string;
  readonly server: (socket: Socket) => void;
  readonly settings?: Record<string, unknown>;
  readonly cause: string;
  readonly phase: string;
  readonly params?: Record<string, unknown>;
}

const html = '<!DOCTYPE html><html><head><title>Sign &amp; in</title></head></html>';

/** What can be wrong between the connection and the end of the body. */
export const faults: readonly Fault[] = [
  {
    what: 'SSH banner',
    server: (socket) => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'),
    cause: 'http-not-spoken',
    phase: 'response',
    params: { seen: { kind: 'value', value: 'SSH', unit: null } },
  },
  {
    what: 'SMTP banner',
    server: (s) => s.write('220 mx.example ESMTP\r\n'),
    cause: 'http-not-spoken',
    phase: 'response',
  },
  {
    what: 'binary garbage',
    server: reply(Buffer.from([1, 2, 3, 250, 7])),
    cause: 'http-not-spoken',
    phase: 'response',
  },
  { what: 'HTTP/0.9', server: reply('<html>hi</html>'), cause: 'http-not-spoken', phase: 'response' },
  {
    what: 'TLS alert',
    server: reply(Buffer.from([0x15, 3, 3, 0, 2, 2, 40])),
    cause: 'http-not-spoken',
    phase: 'response',
  },
  { what: 'closed at once', server: (s) => s.destroy(), cause: 'http-closed', phase: 'response' },
  {
    what: 'reset at once',
    server: (s) => s.once('data', () => s.resetAndDestroy()),
    cause: 'http-closed',
    phase: 'response',
  },
  { what: 'empty reply', server: reply(''), cause: 'http-closed', phase: 'response' },
  {
    what: 'silent',
    server: () => undefined,
    settings: { answerWithin: 300 },
    cause: 'http-timeout',
    phase: 'response',
  },
  {
    what: 'drip-fed headers',
    server: endlessly('HTTP/1.1 200 OK\r\n', 'a', 30),
    settings: { answerWithin: 500 },
    cause: 'http-timeout',
    phase: 'response',
  },
  {
    what: 'header flood',
    server: endlessly(ok('').slice(0, -2), `X-A: ${'y'.repeat(900)}\r\n`),
    cause: 'http-headers-too-large',
    phase: 'response',
  },
  { what: 'status 0', server: reply('HTTP/1.1 0 ?\r\n\r\n'), cause: 'http-malformed', phase: 'response' },
  { what: 'bad header name', server: reply(ok('Bad Name: x\r\n')), cause: 'http-malformed', phase: 'response' },
  { what: 'NUL in header', server: reply(ok('X: a\0b\r\n')), cause: 'http-malformed', phase: 'response' },
  {
    what: 'conflicting lengths',
    server: reply(ok('Content-Length: 3\r\nContent-Length: 5\r\n', 'abc')),
    cause: 'http-malformed',
    phase: 'response',
  },
  {
    what: 'length and chunked',
    server: reply(ok('Content-Length: 3\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n')),
    cause: 'http-malformed',
    phase: 'response',
  },
  {
    what: 'length that is no number',
    server: reply(ok('Content-Length: three\r\n', 'abc')),
    cause: 'http-malformed',
    phase: 'response',
  },
  {
    what: 'unasked upgrade',
    server: reply('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', 'stay'),
    cause: 'http-malformed',
    phase: 'response',
  },
  {
    what: 'endless 1xx',
    server: endlessly('', 'HTTP/1.1 102 Processing\r\n\r\n'),
    cause: 'http-malformed',
    phase: 'response',
  },
  {
    what: 'bad chunk size',
    server: reply(ok('Transfer-Encoding: chunked\r\n', 'zz\r\nabc\r\n')),
    cause: 'http-malformed',
    phase: 'body',
  },
  {
    what: 'truncated chunks',
    server: reply(ok('Transfer-Encoding: chunked\r\n', '5\r\nab')),
    cause: 'body-closed',
    phase: 'body',
  },
  {
    what: 'short body',
    server: reply(ok('Content-Length: 10\r\n', 'abc')),
    cause: 'body-closed',
    phase: 'body',
    params: {
      received: { kind: 'value', value: 3, unit: 'bytes' },
      expected: { kind: 'value', value: 10, unit: 'bytes' },
    },
  },
  {
    what: 'reset in the body',
    server: reply(ok('Content-Length: 10\r\n', 'abc'), 'reset'),
    cause: 'body-closed',
    phase: 'body',
  },
  { what: 'endless body', server: endlessly(ok(''), Buffer.alloc(65536)), cause: 'body-too-large', phase: 'body' },
  {
    what: 'gzip bomb',
    server: reply(whole(gzipSync(Buffer.alloc(60 * 1024 * 1024)), 'Content-Encoding: gzip\r\n')),
    cause: 'body-too-large',
    phase: 'body',
  },
  {
    what: 'truncated gzip',
    server: reply(whole(zipped.subarray(0, zipped.length - 12), 'Content-Encoding: gzip\r\n')),
    cause: 'body-encoding-broken',
    phase: 'body',
  },
  {
    what: 'bad gzip',
    server: reply(whole('no gzip', 'Content-Encoding: gzip\r\n')),
    cause: 'body-encoding-broken',
    phase: 'body',
  },
  {
    what: 'unknown encoding',
    server: reply(whole('abc', 'Content-Encoding: zstd\r\n')),
    cause: 'body-encoding-broken',
    phase: 'body',
  },
  {
    what: 'truncated brotli',
    server: reply(whole(brotliCompressSync('x'.repeat(99)).subarray(0, 5), 'Content-Encoding: br\r\n')),
    cause: 'body-encoding-broken',
    phase: 'body',
  },
  {
    what: 'truncated raw deflate',
    server: reply(
      whole(deflateRawSync(Buffer.from('abcdefgh'.repeat(9))).subarray(0, 4), 'Content-Encoding: deflate\r\n'),
    ),
    cause: 'body-encoding-broken',
    phase: 'body',
  },
  {
    what: 'HTML for JSON',
    server: reply(whole(html)),
    settings: { read: ['a'] },
    cause: 'body-html-instead',
    phase: 'body',
    params: { title: { kind: 'value', value: 'Sign & in', unit: null } },
  },
  {
    what: 'broken JSON',
    server: reply(whole('{"a": }')),
    settings: { read: ['a'] },
    cause: 'body-not-json',
    phase: 'body',
  },
  {
    what: 'redirect to itself',
    server: reply('HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n'),
    cause: 'http-redirect-loop',
    phase: 'response',
  },
  {
    what: 'redirect to a file',
    server: reply('HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n'),
    cause: 'http-redirect-invalid',
    phase: 'response',
  },
  {
    what: 'redirect nowhere',
    server: reply('HTTP/1.1 302 Found\r\n\r\n'),
    cause: 'http-redirect-invalid',
    phase: 'response',
  },
  {
    what: 'redirect to an invalid URL',
    server: reply('HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n'),
    cause: 'http-redirect-invalid',
    phase: 'response',
  },
  {
    what: 'redirect instead of JSON',
    server: reply('HTTP/1.1 302 Found\r\nLocation: https://sso.invalid/x?state=abc\r\nContent-Length: 0\r\n\r\n'),
    settings: { read: ['a'] },
    cause: 'http-redirect-not-followed',
    phase: 'body',
  },
  {
    what: '401',
    server: reply('HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n'),
    cause: 'http-login-denied',
    phase: 'response',
  },
  {
    what: '404',
    server: reply('HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n'),
    cause: 'http-unexpected-status',
    phase: 'response',
  },
  {
    what: '503 with a body that breaks off',
    server: reply('HTTP/1.1 503 Busy\r\nContent-Length: 9\r\n\r\nab'),
    cause: 'http-unexpected-status',
    phase: 'response',
  },
];
