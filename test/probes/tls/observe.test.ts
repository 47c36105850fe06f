import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TlsOptions } from 'node:tls';
import { tls } from '../../../probes/tls/index.ts';
import { Derived } from '../../../probes/tls/schema.ts';
import { makeCertificate, type Made } from '../../support/http-certificates.ts';
import { startTcp, type TestServer } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { makeTlsKit, serveTcpSilent, serveTls, type TlsKit } from '../../support/tls-kit.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

let kit: TlsKit;
beforeAll(async () => {
  kit = await makeTlsKit();
});

const served = (leaf: Made, ...more: Made[]): TlsOptions => ({
  key: leaf.key,
  cert: [leaf, ...more].map((each) => each.pem).join(''),
});

async function describeServer(options: TlsOptions, settings: Record<string, unknown> = {}, isProtected = false) {
  const server = await serveTls(options);
  running.push(server);
  return look(tls, { host: '127.0.0.1', port: server.port, ...settings }, { protected: isProtected });
}

const none = { endOfLife: { date: '2026-01-01', source: 'none', products: {} }, databases: [], files: [] };

describe('a server with TLS', () => {
  it('tells chain, versions, cipher suites and trust', async () => {
    const { answer, failure } = await describeServer(served(kit.good, kit.intermediate));
    expect(failure).toBeNull();
    expect(answer?.gaps).toEqual([]);
    expect(answer?.facts).toMatchObject({
      tls: { version: 'TLSv1.3', alpn: null },
      certificate: { subject: 'CN=good', trusted: false, hostMatches: true },
      trust: { node: false, system: false, named: null },
      clientCertificate: { asked: false, authorities: [] },
      ocspStapled: false,
      versions: ['TLSv1.2', 'TLSv1.3'],
      ciphers: [
        { group: 'ecdhe-aead', suite: expect.stringMatching(/^ECDHE-ECDSA-/) as string },
        { group: 'ecdhe-cbc', suite: expect.stringMatching(/^ECDHE-ECDSA-AES\d+-SHA$/) as string },
        { group: 'cbc-sha2', suite: expect.stringMatching(/^ECDHE-ECDSA-AES\d+-SHA\d+$/) as string },
      ],
    });
    expect(answer?.facts.chain.map(({ role, authority, purposes }) => [role, authority, purposes])).toEqual([
      ['server', false, ['serverAuth']],
      ['intermediate', true, []],
    ]);
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('reads the wish for a client certificate in %s', async (version) => {
    const { answer } = await describeServer(
      {
        ...served(kit.good, kit.intermediate),
        requestCert: true,
        rejectUnauthorized: false,
        ca: [kit.root.pem, kit.strangerRoot.pem],
        minVersion: version,
        maxVersion: version,
      },
      { versions: false },
    );
    expect(answer?.facts.tls?.version).toBe(version);
    expect(answer?.facts.clientCertificate).toEqual({ asked: true, authorities: ['CN=Test Root', 'CN=Stranger Root'] });
  });

  it('describes what others refuse', async () => {
    const old = await makeCertificate({
      name: 'old',
      names: [],
      until: -2,
      from: -5,
      rsaBits: 1024,
      issuerUrl: 'http://pki.example/ca.cer',
      ocspUrl: 'http://ocsp.example/',
    });
    const { answer } = await describeServer({ ...served(old), ciphers: 'DEFAULT@SECLEVEL=0' }, { versions: false });
    expect(answer?.facts.certificate).toMatchObject({
      trusted: false,
      hostMatches: false,
      keyType: 'rsa',
      keySize: 1024,
    });
    expect(answer?.facts.chain[0]).toMatchObject({
      issuerUrls: ['http://pki.example/ca.cer'],
      ocspUrls: ['http://ocsp.example/'],
      crlUrls: [],
    });
    const derived = tls.derive?.(answer?.facts ?? {}, { now: Date.now(), timeZone: 'UTC', reference: none });
    expect(derived?.facts).toMatchObject({
      certificate: { daysLeft: -3, inDate: false, namesInExtension: false },
      chain: [{ daysLeft: -3 }],
    });
    expect(derived?.gaps).toMatchObject([{ path: 'oldClients' }]);
  });

  it('leaves out in protected environments what takes more connections', async () => {
    const server = await serveTls(served(kit.good, kit.intermediate));
    running.push(server);
    const { answer } = await look(tls, { host: '127.0.0.1', port: server.port }, { protected: true });
    expect(answer?.gaps).toMatchObject([
      { path: 'versions', reason: 'not-reached', note: 'tls.gap.protected' },
      { path: 'ciphers', note: 'tls.gap.protected' },
    ]);
    expect(server.connections()).toBe(1);
  });

  it('opens no more connections than the touch list says', async () => {
    const server = await serveTls(served(kit.good, kit.intermediate));
    running.push(server);
    const settings = tls.settings.parse({ host: '127.0.0.1', port: server.port });
    await look(tls, settings);
    const [connect] = tls.touches(settings);
    expect(server.connections()).toBeLessThanOrEqual(connect?.count ?? 0);
    expect(server.connections()).toBe(15);
  });

  it('names old versions and what stands in the way of old clients', async () => {
    const { answer } = await describeServer({
      ...served(kit.good, kit.intermediate),
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
      ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256',
    });
    const facts = answer?.facts ?? {};
    const derived = tls.derive?.(facts, { now: Date.now(), timeZone: 'UTC', reference: none });
    const clients = Derived.shape.oldClients.parse(derived?.facts['oldClients']);
    const because = Object.fromEntries(clients.map((each) => [each.client, each.because]));
    expect(because).toMatchObject({
      'java-7': 'version',
      'java-8-early': null,
      'windows-7-internet-explorer-11': null,
      'android-4.4': 'version',
      'chrome-63': null,
      'openssl-1.1.1': null,
    });
  });
});

describe('a server without', () => {
  it('is given up when it says nothing', async () => {
    const server = await serveTcpSilent();
    running.push(server);
    const { failure } = await look(tls, { host: '127.0.0.1', port: server.port, answerWithin: 300 });
    expect(failure).toMatchObject({ failureCause: 'tls-timeout', phase: 'tls' });
  });

  it('is named', async () => {
    const server = await startTcp((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'));
    running.push(server);
    const { failure } = await look(tls, { host: '127.0.0.1', port: server.port });
    expect(failure).toMatchObject({ failureCause: 'tls-not-spoken', params: { seen: { value: 'SSH' } } });
  });
});
