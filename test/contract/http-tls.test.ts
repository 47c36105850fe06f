import type { TlsOptions, TLSSocket } from 'node:tls';
import { createSecureContext } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { reply, startTcp, startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}';
const token = 'wI7-very-secret-token';

let root: Made;
let intermediate: Made;
let good: Made;
beforeAll(async () => {
  root = await makeCertificate({ name: 'Test Root', authority: true });
  intermediate = await makeCertificate({ name: 'Test Intermediate', authority: true, issuer: root });
  good = await makeCertificate({ name: 'good', issuer: intermediate });
});

async function ask(options: TlsOptions, settings: Record<string, unknown> = {}) {
  const server = await startTls(options, (socket: TLSSocket) => {
    socket.on('data', () => socket.end(answer));
  });
  running.push(server);
  const url = `https://127.0.0.1:${String(server.port)}/`;
  const looked = await look(http, { url, ca: root.pem, bearer: token, ...settings });
  return { ...looked, server };
}

const served = (leaf: Made, ...more: Made[]): TlsOptions => ({
  key: leaf.key,
  cert: [leaf, ...more].map((each) => each.pem).join(''),
});

describe('certificates', () => {
  it('accepts a good chain and describes it', async () => {
    const { answer: given, server } = await ask(served(good, intermediate));
    expect(given?.facts).toMatchObject({
      status: 200,
      tls: { version: 'TLSv1.3' },
      certificate: { subject: 'CN=good', issuer: 'CN=Test Intermediate', names: ['127.0.0.1'], selfSigned: false },
    });
    expect(given?.facts.certificate).toMatchObject({ trusted: true, hostMatches: true, verifyCode: null });
    expect(given?.facts.chain.map((link) => [link.subject, link.sent, link.signature, link.keySize])).toEqual([
      ['CN=good', true, 'sha256WithECDSA', 256],
      ['CN=Test Intermediate', true, 'sha256WithECDSA', 256],
      ['CN=Test Root', false, 'sha256WithECDSA', 256],
    ]);
    expect(server.received()).toContain(token);
  });

  const cases: readonly {
    readonly what: string;
    readonly make: () => Promise<TlsOptions>;
    readonly settings?: () => Record<string, unknown>;
    readonly cause: string;
    readonly params?: Record<string, unknown>;
  }[] = [
    {
      what: 'expired leaf',
      make: async () =>
        served(await makeCertificate({ name: 'old', issuer: intermediate, from: -9, until: -3 }), intermediate),
      cause: 'certificate-expired',
      params: { subject: { value: 'CN=old' }, days: { value: 3, unit: 'days' } },
    },
    {
      what: 'expired intermediate',
      make: async () => {
        const old = await makeCertificate({ name: 'Old CA', authority: true, issuer: root, from: -9, until: -2 });
        return served(await makeCertificate({ name: 'leaf', issuer: old }), old);
      },
      cause: 'certificate-expired',
      params: { subject: { value: 'CN=Old CA' } },
    },
    {
      what: 'leaf of the future',
      make: async () => served(await makeCertificate({ name: 'new', issuer: intermediate, from: 2 }), intermediate),
      cause: 'certificate-not-yet-valid',
      params: { days: { value: 2 } },
    },
    {
      what: 'self-signed leaf',
      make: async () => served(await makeCertificate({ name: 'self' })),
      cause: 'certificate-self-signed',
    },
    {
      what: 'unknown root, not sent',
      make: () => Promise.resolve(served(good, intermediate)),
      settings: () => ({ ca: null }),
      cause: 'certificate-untrusted',
      params: { issuer: { value: 'CN=Test Root' } },
    },
    {
      what: 'unknown root, sent',
      make: () => Promise.resolve(served(good, intermediate, root)),
      settings: () => ({ ca: null }),
      cause: 'certificate-untrusted',
      params: { issuer: { value: 'CN=Test Root' } },
    },
    {
      what: 'missing intermediate',
      make: () => Promise.resolve(served(good)),
      cause: 'certificate-incomplete-chain',
      params: { issuer: { value: 'CN=Test Intermediate' } },
    },
    {
      what: 'wrong host',
      make: async () =>
        served(
          await makeCertificate({ name: 'other', issuer: intermediate, names: ['other.example', '10.0.0.1'] }),
          intermediate,
        ),
      cause: 'certificate-wrong-host',
      params: { name: '127.0.0.1', names: { items: [{ value: 'other.example' }, { value: '10.0.0.1' }] } },
    },
    {
      what: 'wrong name for serverName',
      make: () => Promise.resolve(served(good, intermediate)),
      settings: () => ({ serverName: 'api.example' }),
      cause: 'certificate-wrong-host',
      params: { name: 'api.example' },
    },
    {
      what: 'certificate for clients',
      make: async () =>
        served(await makeCertificate({ name: 'client', issuer: intermediate, purpose: 'client' }), intermediate),
      cause: 'certificate-wrong-purpose',
    },
  ];

  it.each(cases)('$what: $cause, described and no secret sent', async (each) => {
    const { failure, server } = await ask(await each.make(), each.settings?.());
    expect({ cause: failure?.failureCause, phase: failure?.phase }).toEqual({ cause: each.cause, phase: 'tls' });
    expect(failure?.params).toMatchObject(each.params ?? {});
    expect(failure?.learnt.facts).toMatchObject({
      tls: { version: 'TLSv1.3' },
      certificate: { names: expect.any(Array) as unknown },
    });
    expect(server.received()).toBe('');
  });

  it('names a signature that is too weak', async () => {
    const weakRoot = await makeCertificate({ name: 'Weak Root', authority: true, hash: 'SHA-1' });
    const leaf = await makeCertificate({ name: 'weak', issuer: weakRoot, hash: 'SHA-1' });
    const { failure } = await ask({ ...served(leaf), ciphers: 'DEFAULT@SECLEVEL=0' }, { ca: weakRoot.pem });
    expect(failure?.failureCause).toBe('certificate-rejected');
    expect(failure?.params).toMatchObject({ code: 'sha1WithRSA' });
  });

  it('judges dates by the clock it is given', async () => {
    const server = await startTls(served(good, intermediate), (socket) => {
      socket.on('data', () => socket.end(answer));
    });
    running.push(server);
    const url = `https://127.0.0.1:${String(server.port)}/`;
    const { failure } = await look(http, { url, ca: root.pem }, { now: Date.now() + 200 * 86_400_000 });
    expect(failure?.failureCause).toBe('certificate-expired');
  });

  it('checks the name asked for with SNI', async () => {
    const named = await makeCertificate({ name: 'named', issuer: intermediate, names: ['api.example'] });
    const { answer: given } = await ask(served(named, intermediate), { serverName: 'api.example' });
    expect(given?.facts.certificate?.hostMatches).toBe(true);
  });
});

describe('handshakes', () => {
  it('says what speaks where TLS was expected', async () => {
    const server = await startTcp((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'));
    running.push(server);
    const { failure } = await look(http, { url: `https://127.0.0.1:${String(server.port)}/` });
    expect(failure).toMatchObject({ failureCause: 'tls-not-spoken', phase: 'tls' });
    expect(failure?.params['seen']).toMatchObject({ value: 'SSH' });
  });

  it('recognises plain HTTP', async () => {
    const server = await startTcp(reply('HTTP/1.1 400 Bad Request\r\n\r\n'));
    running.push(server);
    const { failure } = await look(http, { url: `https://127.0.0.1:${String(server.port)}/` });
    expect(failure?.failureCause).toBe('tls-not-spoken');
    expect(failure?.params['seen']).toMatchObject({ value: 'HTTP' });
  });

  it('names a connection that is closed in the handshake', async () => {
    const server = await startTcp((socket) => socket.once('data', () => socket.end()));
    running.push(server);
    const { failure } = await look(http, { url: `https://127.0.0.1:${String(server.port)}/` });
    expect(failure).toMatchObject({ failureCause: 'tls-closed', phase: 'tls' });
  });

  it('names the old version a server speaks', async () => {
    const { failure } = await ask({
      ...served(good, intermediate),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    expect(failure).toMatchObject({ failureCause: 'tls-version-unsupported', params: { version: 'TLSv1' } });
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('names a client certificate wanted in %s', async (version) => {
    const { failure, server } = await ask({
      ...served(good, intermediate),
      requestCert: true,
      rejectUnauthorized: true,
      ca: root.pem,
      minVersion: version,
      maxVersion: version,
    });
    expect(failure).toMatchObject({ failureCause: 'tls-client-certificate-required', phase: 'tls' });
    expect(server.received()).toBe('');
  });

  it('names a handshake without a cipher suite in common', async () => {
    const { failure } = await ask({
      ...served(good, intermediate),
      maxVersion: 'TLSv1.2',
      ciphers: 'ECDHE-RSA-AES128-GCM-SHA256',
    });
    expect(failure).toMatchObject({ failureCause: 'tls-handshake-refused', phase: 'tls' });
  });

  it('names a name that the server does not know', async () => {
    const { failure } = await ask(
      {
        ...served(good, intermediate),
        SNICallback: (_name, done) => {
          done(new Error('unknown'), createSecureContext());
        },
      },
      { serverName: 'who.example' },
    );
    expect(failure?.phase).toBe('tls');
    expect(failure?.failureCause).toMatch(/^tls-(?:closed|name-unknown|failed)$/);
  });
});
