import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { ok, type Fault } from '../support/http-faults.ts';
import { reply, startTcp, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function ask(onSocket: (socket: Socket) => void, settings: Record<string, unknown>, signal?: AbortSignal) {
  const server = await startTcp(onSocket);
  running.push(server);
  const options = signal === undefined ? {} : { signal };
  return look(http, { url: `http://127.0.0.1:${String(server.port)}/`, ...settings }, options);
}

function whole(body: string | Buffer, headers = ''): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  return Buffer.concat([Buffer.from(ok(`Content-Length: ${String(bytes.length)}\r\n${headers}`)), bytes]);
}

const read = { read: ['a'] };
const xpath = { xpath: { state: '//state' } };
const page = '<html><head><title>Sign in</title></head><body><input type="password"></body></html>';

/** Beside those of test/support/http-faults.ts. */
const faults: readonly Fault[] = [
  {
    what: 'closed before the first byte of the body',
    server: reply(ok('Content-Length: 10\r\n')),
    cause: 'body-closed',
    phase: 'body',
    params: { received: { kind: 'value', value: 0, unit: 'bytes' } },
  },
  {
    what: 'closed before the last chunk',
    server: reply(ok('Transfer-Encoding: chunked\r\n', '3\r\nabc\r\n')),
    cause: 'body-closed',
    phase: 'body',
  },
  {
    what: 'chunk longer than it says',
    server: reply(ok('Transfer-Encoding: chunked\r\n', '2\r\nabcdef\r\n0\r\n\r\n')),
    cause: 'http-malformed',
    phase: 'body',
  },
  {
    what: 'reset after a chunk',
    server: reply(ok('Transfer-Encoding: chunked\r\n', '3\r\nabc\r\n'), 'reset'),
    cause: 'body-closed',
    phase: 'body',
  },
  {
    what: 'a hundred megabytes announced',
    server: reply(ok('Content-Length: 104857600\r\n', `[${'1,'.repeat(700_000)}`), 'stay'),
    settings: read,
    cause: 'body-too-large',
    phase: 'body',
  },
  {
    what: 'a megabyte more than the limit, in chunks',
    server: reply(ok('Transfer-Encoding: chunked\r\n', `200000\r\n${'x'.repeat(0x200000)}\r\n0\r\n\r\n`)),
    cause: 'body-too-large',
    phase: 'body',
  },
  {
    what: 'brotli bomb',
    server: reply(whole(brotliCompressSync(Buffer.alloc(40 * 1024 * 1024)), 'Content-Encoding: br\r\n')),
    cause: 'body-too-large',
    phase: 'body',
  },
  {
    what: 'four encodings',
    server: reply(whole('x', 'Content-Encoding: gzip, gzip, gzip, gzip\r\n')),
    cause: 'body-encoding-broken',
    phase: 'body',
  },
  {
    what: 'two encodings, the inner one missing',
    server: reply(whole(brotliCompressSync('{"a":1}'), 'Content-Encoding: gzip, br\r\n')),
    cause: 'body-encoding-broken',
    phase: 'body',
  },
  {
    what: 'header lines that end in LF alone',
    server: reply('HTTP/1.1 200 OK\nContent-Length: 1\n\nx'),
    cause: 'http-malformed',
    phase: 'response',
  },
  {
    what: 'JSON that ends too early',
    server: reply(whole('{"a": [1, 2')),
    settings: read,
    cause: 'body-not-json',
    phase: 'body',
    params: { at: 11 },
  },
  {
    what: 'JSON with a comma too many',
    server: reply(whole('{"a": 1, "b": [1, 2,]}')),
    settings: read,
    cause: 'body-not-json',
    phase: 'body',
    params: { at: 20 },
  },
  {
    what: 'no body where JSON is read',
    server: reply(whole('')),
    settings: read,
    cause: 'body-not-json',
    phase: 'body',
    params: { at: 0 },
  },
  {
    what: 'a login page where JSON is read',
    server: reply(whole(page)),
    settings: read,
    cause: 'body-html-instead',
    phase: 'body',
    params: { note: { kind: 'message', code: 'http.note.answered-by' } },
  },
  {
    what: 'a redirect to a login where JSON is read',
    server: reply(
      'HTTP/1.1 302 Found\r\nLocation: https://sso.invalid/cas/login?service=x\r\nContent-Length: 0\r\n\r\n',
    ),
    settings: read,
    cause: 'http-redirect-not-followed',
    phase: 'body',
    params: { note: { kind: 'message', code: 'http.note.answered-by' } },
  },
  {
    what: 'a page where XML is read',
    server: reply(whole(page)),
    settings: xpath,
    cause: 'body-html-instead',
    phase: 'body',
  },
  {
    what: 'JSON where XML is read',
    server: reply(whole('{"state": 1}')),
    settings: xpath,
    cause: 'body-not-xml',
    phase: 'body',
    params: { why: { kind: 'message', code: 'xml.not-well-formed', params: {} }, line: 1 },
  },
  {
    what: 'XML with an element that is not closed',
    server: reply(whole('<a>\n <state>1</a>')),
    settings: xpath,
    cause: 'body-not-xml',
    phase: 'body',
    params: { line: 2 },
  },
  {
    what: 'a bomb of entities',
    server: reply(whole('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a><state>&c;</state></a>')),
    settings: xpath,
    cause: 'body-not-xml',
    phase: 'body',
    params: { why: { kind: 'message', code: 'xml.doctype', params: {} } },
  },
  {
    what: 'an entity that is a file',
    server: reply(whole('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a><state>&b;</state></a>')),
    settings: xpath,
    cause: 'body-not-xml',
    phase: 'body',
  },
  {
    what: 'XML nested without end',
    server: reply(whole('<a>'.repeat(5000))),
    settings: xpath,
    cause: 'body-not-xml',
    phase: 'body',
    params: { why: { kind: 'message', code: 'xml.too-deep', params: {} } },
  },
];

describe('faults of a body', () => {
  it.each(faults)('$what: $cause in $phase', async (fault) => {
    const { failure } = await ask(fault.server, fault.settings ?? {});
    expect({ cause: failure?.failureCause, phase: failure?.phase }).toEqual({ cause: fault.cause, phase: fault.phase });
    expect(failure?.params).toMatchObject({ host: '127.0.0.1', ...fault.params });
    expect(failure?.learnt.facts?.['address']).toMatchObject({ ip: '127.0.0.1' });
  });

  it('names a body that stalls, and one that drips, when the deadline comes', async () => {
    for (const everyMs of [100_000, 20]) {
      const controller = new AbortController();
      const server = (socket: Socket) =>
        socket.once('data', () => {
          socket.write(ok('Content-Length: 99999\r\n', 'a'));
          const drip = setInterval(() => socket.write('a'), everyMs);
          socket.once('close', () => {
            clearInterval(drip);
          });
          setTimeout(() => {
            controller.abort(new DOMException('late', 'TimeoutError'));
          }, 150);
        });
      const { failure } = await ask(server, {}, controller.signal);
      expect(failure).toMatchObject({ failureCause: 'deadline-exceeded', phase: 'body' });
      expect(failure?.learnt.facts).toMatchObject({ status: 200 });
    }
  });

  it('takes what is odd and whole', async () => {
    const trailing = await ask(
      reply(ok('Transfer-Encoding: chunked\r\n', '7;x=y\r\n{"a":1}\r\n0\r\nX-Sum: 1\r\n\r\n')),
      read,
    );
    expect(trailing.answer?.facts.json).toEqual({ a: 1 });
    const twice = gzipSync(gzipSync('{"a":2}'));
    const layered = await ask(reply(whole(twice, 'Content-Encoding: gzip, gzip\r\n')), read);
    expect(layered.answer?.facts).toMatchObject({ json: { a: 2 }, body: { bytes: 7, wireBytes: twice.length } });
    const marked = await ask(reply(whole('\uFEFF{"a":3}')), read);
    expect(marked.answer?.facts).toMatchObject({ json: { a: 3 }, body: { charset: 'utf-8', charsetFrom: 'bom' } });
    const open = await ask(reply(ok('', '{"a":4}')), read);
    expect(open.answer?.facts.json).toEqual({ a: 4 });
  });

  it('says which keys stand twice, and takes none for the prototype', async () => {
    const text = '{"a": {"x": 1, "x": 2}, "list": [{}, {"k": 1, "\\u006b": 2}], "__proto__": {"p": 1}, "a": 3}';
    const { answer } = await ask(reply(whole(text)), { read: ['a', 'p'] });
    expect(answer?.facts).toMatchObject({ json: { a: 3 }, duplicateKeys: ['/a/x', '/list/1/k', '/a'] });
    expect(answer?.facts.json).not.toHaveProperty('p');
    expect(Object.hasOwn(Object.prototype, 'p')).toBe(false);
  });

  it('keeps the first of many keys that stand twice', async () => {
    const text = `{"a": 1, ${Array.from({ length: 300 }, () => '"b": 1').join()}}`;
    const { answer } = await ask(reply(whole(text)), read);
    expect(answer?.facts.duplicateKeys).toHaveLength(20);
    expect(answer?.gaps).toMatchObject([{ path: 'duplicateKeys', reason: 'truncated' }]);
  });
});
