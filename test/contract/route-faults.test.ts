import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memcached } from '../../probes/memcached/index.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { reply, startTcp, startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { routeFaults } from '../support/route-faults.ts';
import { memcachedFake, tunnel } from '../support/proxies.ts';

const target = { host: 'cache.invalid', port: 11211, answerWithin: 1000 };

describe('what a proxy does wrong is said of the proxy', () => {
  it.each(routeFaults)('$what', async ({ scheme, serve, settings, cause, params }) => {
    const proxy = await startTcp(serve);
    try {
      const address = `${scheme}://127.0.0.1:${String(proxy.port)}`;
      const { failure, touched } = await look(memcached, { ...target, proxy: address, ...settings });
      expect(failure).toMatchObject({
        failureCause: cause,
        phase: 'proxy',
        params: { host: '127.0.0.1', port: proxy.port, proxy: address, target: 'cache.invalid:11211', ...params },
        learnt: { facts: { route: { proxy: address, because: 'setting', rule: null } } },
      });
      expect(failure?.learnt.facts).not.toHaveProperty('address');
      expect(touched).toEqual([`request 127.0.0.1:${String(proxy.port)}: CONNECT cache.invalid:11211`]);
    } finally {
      await proxy.stop();
    }
  });
});

describe('a proxy that is not reached', () => {
  const closedPort = async (): Promise<number> => {
    const server = await startTcp(() => undefined);
    await server.stop();
    return server.port;
  };

  it('refuses', async () => {
    const { failure } = await look(memcached, { ...target, proxy: `http://127.0.0.1:${String(await closedPort())}` });
    expect(failure).toMatchObject({
      failureCause: 'proxy-unreachable',
      phase: 'proxy',
      params: { target: 'cache.invalid:11211', note: { kind: 'message', code: 'cause.connect-refused' } },
    });
  });

  it('has no name', async () => {
    const lookup = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    const settings = { ...target, proxy: 'http://proxy.invalid:3128' };
    const { failure } = await look(memcached, settings, { world: { lookup } });
    expect(failure).toMatchObject({
      failureCause: 'proxy-unreachable',
      phase: 'proxy',
      params: { note: { code: 'cause.name-not-found', params: { host: 'proxy.invalid' } } },
    });
  });
});

describe('a proxy that leads on', () => {
  let cache: TestServer;
  let authority: Made;
  let served: Made;
  beforeAll(async () => {
    cache = await startTcp(memcachedFake);
    authority = await makeCertificate({ name: 'Test Root', authority: true });
    served = await makeCertificate({ name: '127.0.0.1', issuer: authority });
  });
  afterAll(() => cache.stop());

  const authorityFile = async (): Promise<string> => {
    const path = join(await temporaryFolder(), 'ca.pem');
    await writeFile(path, authority.pem);
    return path;
  };

  const through = async (proxy: TestServer, scheme: string, settings: Readonly<Record<string, unknown>> = {}) => {
    try {
      return await look(memcached, {
        host: '127.0.0.1',
        port: cache.port,
        proxy: `${scheme}://127.0.0.1:${String(proxy.port)}`,
        ...settings,
      });
    } finally {
      await proxy.stop();
    }
  };

  it('is told apart from the target, whose address nobody sees', async () => {
    const { answer, failure } = await through(await startTcp(tunnel('http')), 'http');
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ version: '1.6.18', route: { because: 'setting' } });
    expect(answer?.facts).not.toHaveProperty('address');
    expect(answer?.gaps).toContainEqual({
      path: 'address',
      reason: 'not-supported',
      detail: null,
      note: 'kit.gap.through-proxy',
    });
    expect(answer?.timings?.map((each) => each.phase)).toEqual(['resolve', 'connect', 'proxy', 'talk']);
  });

  it.each(['socks5', 'socks5h', 'socks4', 'socks4a'])('speaks %s', async (scheme) => {
    const kind = scheme.startsWith('socks4') ? 'socks4' : 'socks5';
    const { answer, failure } = await through(await startTcp(tunnel(kind)), scheme);
    expect(failure).toBeNull();
    expect(answer?.facts.version).toBe('1.6.18');
  });

  it('looks names up itself, over SOCKS too', async () => {
    for (const [kind, written] of [
      ['socks5', 'cache.invalid'],
      ['socks4', 'cache.invalid\0'],
      ['http', 'CONNECT cache.invalid:11211 HTTP/1.1'],
    ] as const) {
      const proxy = await startTcp(tunnel(kind, cache.port));
      const { failure } = await look(memcached, { ...target, proxy: `${kind}://127.0.0.1:${String(proxy.port)}` });
      expect(failure).toBeNull();
      expect(proxy.received()).toContain(written);
      await proxy.stop();
    }
  });

  it('gives its own account and nobody else’s', async () => {
    const proxy = await startTcp(tunnel('http', cache.port));
    const settings = { ...target, proxyUser: 'scan', proxyPassword: 'open sesame' };
    const { failure } = await look(memcached, { ...settings, proxy: `http://127.0.0.1:${String(proxy.port)}` });
    expect(failure).toBeNull();
    const head = proxy.received().split('\r\n\r\n')[0] ?? '';
    expect(head).toContain(`Proxy-Authorization: Basic ${Buffer.from('scan:open sesame').toString('base64')}`);
    expect(head).not.toMatch(/^Authorization/im);
    expect(cache.received()).not.toMatch(/scan|sesame|c2Nhb/);
    await proxy.stop();
  });

  it('may speak TLS itself, and is then judged like any server', async () => {
    const ca = await authorityFile();
    const good = await startTls({ cert: served.pem, key: served.key }, tunnel('http'));
    const { failure, answer } = await through(good, 'https', { ca });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ version: '1.6.18', tls: null, certificate: null });
    const unknown = await startTls({ cert: served.pem, key: served.key }, tunnel('http'));
    expect((await through(unknown, 'https')).failure).toMatchObject({
      failureCause: 'proxy-tls-failed',
      phase: 'proxy',
      params: { note: { kind: 'message', code: 'cause.certificate-untrusted' } },
    });
    const plain = await startTcp(tunnel('http'));
    expect((await through(plain, 'https')).failure).toMatchObject({ failureCause: 'proxy-tls-failed', phase: 'proxy' });
    expect(unknown.received()).toBe('');
  });

  it('carries TLS of the target, also over its own', async () => {
    const ca = await authorityFile();
    const secured = await startTls({ cert: served.pem, key: served.key }, memcachedFake);
    const tls = { port: secured.port, tls: 'verify', ca };
    const inner = await through(await startTcp(tunnel('http')), 'http', tls);
    expect(inner.failure).toBeNull();
    expect(inner.answer?.facts).toMatchObject({ version: '1.6.18', certificate: { trusted: true } });
    const outer = await startTls({ cert: served.pem, key: served.key }, tunnel('http'));
    const both = await through(outer, 'https', tls);
    expect(both.failure).toBeNull();
    expect(both.answer?.facts).toMatchObject({ version: '1.6.18', certificate: { trusted: true } });
    await secured.stop();
  });

  it('leaves faults of the target to the target', async () => {
    const other = await startTcp(reply('SSH-2.0-OpenSSH_9.2p1\r\n', 'stay'));
    const proxy = await startTcp(tunnel('socks5'));
    const plain = await through(proxy, 'socks5', { port: other.port, tls: 'require' });
    expect(plain.failure).toMatchObject({
      failureCause: 'tls-not-spoken',
      phase: 'tls',
      params: { host: '127.0.0.1', port: other.port, seen: { value: 'SSH' } },
    });
    // the second look went through the proxy too
    expect(proxy.connections()).toBe(2);
    await other.stop();
    const closing = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => closing.listen(0, '127.0.0.1', resolve));
    const bound = closing.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const closed = await through(await startTcp(tunnel('http')), 'http', { port });
    expect(closed.failure).toMatchObject({ failureCause: 'connection-lost', params: { port } });
    await new Promise((resolve) => closing.close(resolve));
  });

  it('passes on what comes together with its own word', async () => {
    const eager = await startTcp((socket) => {
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\nVERSION 9.9.9\r\nEND\r\n'));
    });
    const { answer } = await through(eager, 'http');
    expect(answer?.facts.version).toBe('9.9.9');
  });
});

it('asks a proxy for what is declared, and for nothing else', async () => {
  const proxy = await startTcp((socket) => socket.pipe(connect(1, '127.0.0.1').on('error', () => undefined)));
  const through = `http://127.0.0.1:${String(proxy.port)}`;
  const sly = {
    ...memcached,
    touches: () => memcached.touches(memcached.settings.parse({ ...target, host: 'other' })),
  };
  const { failure } = await look(sly, { ...target, proxy: through });
  expect(failure?.failureCause).toBe('not-declared');
  expect(proxy.connections()).toBe(0);
  await proxy.stop();
});
