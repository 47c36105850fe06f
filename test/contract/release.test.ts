import { gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { release } from '../../probes/release/index.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { reply, startTcp, startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const page = (body: string | Buffer, headers = '') =>
  reply(
    Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${String(Buffer.byteLength(body))}\r\n${headers}\r\n`),
      Buffer.from(body),
    ]),
  );

async function ask(onSocket: (socket: Socket) => void, settings: Record<string, unknown>) {
  const server = await startTcp(onSocket);
  running.push(server);
  return look(release, { url: `http://127.0.0.1:${String(server.port)}/v?key=in-the-url`, ...settings });
}

describe('release', () => {
  it('takes the version from a JSON value, as it is written', async () => {
    const { answer } = await ask(page('{"build": {"version": 1.10}}'), { json: 'build.version' });
    expect(answer?.facts).toEqual({ version: '1.10', source: 'json: build.version' });
  });

  it('takes it from a header', async () => {
    const { answer } = await ask(page('', 'X-Version: 8.2.1\r\n'), { header: 'X-Version' });
    expect(answer?.facts).toEqual({ version: '8.2.1', source: 'header: x-version' });
  });

  it('takes it from a pattern, also out of a compressed page', async () => {
    const { answer } = await ask(page(gzipSync('<b>Build 7.3-rc1</b>'), 'Content-Encoding: gzip\r\n'), {
      pattern: 'Build ([0-9][^<]*)',
    });
    expect(answer?.facts.version).toBe('7.3-rc1');
  });

  it.each([
    ['no such value', page('{"a": 1}'), { json: 'b' }, 'value-not-found', 'body'],
    ['a map', page('{"a": {}}'), { json: 'a' }, 'value-not-found', 'body'],
    ['an empty value', page('{"a": " "}'), { json: 'a' }, 'value-not-found', 'body'],
    ['no such header', page(''), { header: 'X-V' }, 'value-not-found', 'body'],
    ['no match', page('x'), { pattern: '(\\d+)' }, 'value-not-found', 'body'],
    ['a page for JSON', page('<html><title>Login</title>'), { json: 'a' }, 'body-html-instead', 'body'],
    ['no JSON', page('8.2'.repeat(2)), { json: 'a' }, 'body-not-json', 'body'],
    [
      'a redirect',
      reply('HTTP/1.1 302 F\r\nLocation: https://u:p@sso.example/l?t=hush\r\n\r\n'),
      { json: 'a' },
      'http-redirect-not-followed',
      'response',
    ],
    ['403', reply('HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n'), { json: 'a' }, 'http-login-denied', 'response'],
    ['500', reply('HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n'), { json: 'a' }, 'http-unexpected-status', 'response'],
    ['a banner', (s: Socket) => s.write('SSH-2.0-x\r\n'), { json: 'a' }, 'http-not-spoken', 'response'],
    ['nothing', (s: Socket) => s.once('data', () => s.end()), { json: 'a' }, 'http-closed', 'response'],
    ['half a body', reply('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a"'), { json: 'a' }, 'body-closed', 'body'],
    [
      'half a gzip',
      page(gzipSync('{"a": "8.2"}').subarray(0, 20), 'Content-Encoding: gzip\r\n'),
      { json: 'a' },
      'body-encoding-broken',
      'body',
    ],
    [
      'too much',
      page(gzipSync(Buffer.alloc(9_000_000)), 'Content-Encoding: gzip\r\n'),
      { json: 'a' },
      'body-too-large',
      'body',
    ],
  ] as const)('%s: names the cause', async (_what, server, settings, cause, phase) => {
    const { failure } = await ask(server, settings);
    expect({ cause: failure?.failureCause, phase: failure?.phase }).toEqual({ cause, phase });
    expect(JSON.stringify(failure?.params)).not.toMatch(/in-the-url|hush/);
  });

  it('names a refused connection', async () => {
    const server = await startTcp(() => undefined);
    await server.stop();
    const { failure } = await look(release, { url: `http://127.0.0.1:${String(server.port)}/`, json: 'a' });
    expect(failure).toMatchObject({ failureCause: 'connect-refused', phase: 'connect' });
  });

  it('ends when the signal comes while the server is silent', async () => {
    const controller = new AbortController();
    const server = await startTcp((socket) =>
      socket.once('data', () => {
        controller.abort();
      }),
    );
    running.push(server);
    const settings = { url: `http://127.0.0.1:${String(server.port)}/`, json: 'a' };
    const { failure } = await look(release, settings, { signal: controller.signal });
    expect(failure).toMatchObject({ failureCause: 'cancelled', phase: 'response' });
  });

  it.each([
    [{}],
    [{ json: 'a', header: 'b' }],
    [{ json: '' }],
    [{ pattern: 'no group' }],
    [{ pattern: '(a)(b)' }],
    [{ pattern: '(?=a)(b)' }],
    [{ pattern: '(' }],
  ])('refuses %j', (written) => {
    expect(release.settings.safeParse({ url: 'http://a.example', ...written }).success).toBe(false);
  });
});

describe('release over TLS', () => {
  let root: Made;
  beforeAll(async () => {
    root = await makeCertificate({ name: 'Root', authority: true });
  });

  async function askTls(leaf: Made, settings: object) {
    const server = await startTls({ key: leaf.key, cert: leaf.pem }, page('{"v": "8.2.1"}'));
    running.push(server);
    const url = `https://127.0.0.1:${String(server.port)}/`;
    return { ...(await look(release, { url, json: 'v', bearer: 'tok-1', ...settings })), server };
  }

  it('speaks to a server with a private authority', async () => {
    const leaf = await makeCertificate({ name: 'leaf', issuer: root });
    const { answer, server } = await askTls(leaf, { ca: root.pem });
    expect(answer?.facts.version).toBe('8.2.1');
    expect(server.received()).toContain('Bearer tok-1');
  });

  it('sends nothing to a server whose certificate is not accepted', async () => {
    const leaf = await makeCertificate({ name: 'old', issuer: root, from: -5, until: -2 });
    const { failure, server } = await askTls(leaf, { ca: root.pem });
    expect(failure).toMatchObject({ failureCause: 'certificate-expired', phase: 'tls' });
    expect(server.received()).toBe('');
  });
});
