import { createDiffieHellmanGroup, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TlsOptions } from 'node:tls';
import { tls } from '../../../probes/tls/index.ts';
import { Derived } from '../../../probes/tls/schema.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import { certificateFacts } from '../../../src/kit/ladder/certificate.ts';
import { settle } from '../../../src/model/catalogue.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { makeCertificate, type Made } from '../../support/http-certificates.ts';
import { startTcp, type TestServer } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { makeTlsKit, serveTcpSilent, serveTls, type TlsKit } from '../../support/tls-kit.ts';
import { noReference } from '../../support/no-reference.ts';

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

const none = noReference;

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
      keyExchange: { type: 'ECDH' },
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

  it('trusts the authorities that are named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, kit.root.pem);
    const { answer, touched } = await describeServer(served(kit.good, kit.intermediate), { ca, versions: false });
    await rm(folder, { recursive: true });
    expect(answer?.facts).toMatchObject({
      certificate: { trusted: true, verifyCode: null },
      trust: { node: false, named: true },
      chain: [{ role: 'server' }, { role: 'intermediate' }, { role: 'root', sent: false }],
    });
    expect(touched).toContain(`file ${ca}`);
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
      crlUrl: 'http://crl.example/ca.crl',
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
      crlUrls: ['http://crl.example/ca.crl'],
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

/** A root with an SM2 key, signed by SM2 with SM3, as OpenSSL makes it; until 2036. */
const sm2 = `-----BEGIN CERTIFICATE-----
MIIBezCCASGgAwIBAgIUaxXxbsasyqe1EH2pkYU6R7vYKBgwCgYIKoEcz1UBg3Uw
EzERMA8GA1UEAwwIU00yIHRlc3QwHhcNMjYxMTIzMDYzNjA2WhcNMzYxMTIwMDYz
NjA2WjATMREwDwYDVQQDDAhTTTIgdGVzdDBZMBMGByqGSM49AgEGCCqBHM9VAYIt
A0IABJiPIOe5br/PejGwQ0yUkoarg6ZXYgtLYgQcj0RiYJvt6WagO/sp1x3atFhM
YXNBDm0A26zYnLtTmEttng/QNgWjUzBRMB0GA1UdDgQWBBQFyXFg6fJnbRCqeLaE
0/pY//0vNTAfBgNVHSMEGDAWgBQFyXFg6fJnbRCqeLaE0/pY//0vNTAPBgNVHRMB
Af8EBTADAQH/MAoGCCqBHM9VAYN1A0gAMEUCIAyq51jaPj7cboX3JDmovgSfiXAb
NEsEx69dm0LbtSH0AiEA1QWmjuxP89/n/Ku2K3lf8sFkahDh6twhFb35BFIZ/mI=
-----END CERTIFICATE-----
`;

/** The 1024-bit group of RFC 2409 section 6.2 as PEM: a sequence of prime and generator. */
function dhParameters(): string {
  const prime = createDiffieHellmanGroup('modp2').getPrime();
  const der = Buffer.concat([Buffer.from([0x30, 0x81, 0x87, 2, 0x81, 0x81, 0]), prime, Buffer.from([2, 1, 2])]);
  return `-----BEGIN DH PARAMETERS-----\n${der.toString('base64')}\n-----END DH PARAMETERS-----\n`;
}

describe('what is odd', () => {
  it('describes a chain with an SM2 certificate in it', async () => {
    const { answer, failure } = await describeServer({
      ...served(kit.good, kit.intermediate),
      cert: kit.good.pem + kit.intermediate.pem + sm2,
    });
    expect(failure).toBeNull();
    expect(answer?.facts.chain.map((link) => link.subject)).toEqual(['CN=good', 'CN=Test Intermediate']);
    const { keyType, signature } = certificateFacts(new X509Certificate(sm2));
    expect([null, 'sm2', 'ec']).toContain(keyType); // by version of OpenSSL
    expect(signature).toBe('sm3WithSM2');
  });

  it('shows a key agreed on 1024 bits', async () => {
    const rsa = await makeCertificate({ name: 'rsa', rsaBits: 2048 });
    const options = { ...served(rsa), dhparam: dhParameters(), maxVersion: 'TLSv1.2' as const };
    const { answer } = await describeServer({ ...options, ciphers: 'DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0' });
    expect(answer?.facts.keyExchange).toEqual({ type: 'DH', name: null, bits: 1024 });
    expect(answer?.facts.ciphers).toEqual([{ group: 'dhe-aead', suite: 'DHE-RSA-AES128-GCM-SHA256' }]);
  });

  it('ends when the run is stopped between two hellos', async () => {
    const server = await serveTls(served(kit.good, kit.intermediate));
    running.push(server);
    const controller = new AbortController();
    const looking = look(tls, { host: '127.0.0.1', port: server.port }, { signal: controller.signal });
    while (server.connections() < 4) await sleep(5);
    controller.abort();
    const { failure } = await looking;
    expect(failure?.failureCause).toBe('cancelled');
    expect(failure?.learnt.facts).toMatchObject({ certificate: { subject: 'CN=good' } });
  });

  it('keeps the chain where the server takes no more connections', async () => {
    const server = await serveTls(served(kit.good, kit.intermediate));
    running.push(server);
    const looking = look(tls, { host: '127.0.0.1', port: server.port });
    while (server.connections() < 3) await sleep(5);
    await server.stop();
    const { answer } = await looking;
    expect(answer?.facts.certificate?.subject).toBe('CN=good');
    expect(answer?.gaps).toMatchObject([{ path: 'versions', note: 'tls.gap.stopped' }, { path: 'ciphers' }]);
  });
});

describe('what is no TLS', () => {
  hostileServers((port) => look(tls, { host: '127.0.0.1', port, answerWithin: 300 }), {
    'says nothing': ['tls-timeout'],
    'closes at once': ['tls-closed'],
    'resets at once': ['tls-closed', 'connect-reset'],
    'greets as SSH': ['tls-not-spoken'],
    'answers HTTP': ['tls-not-spoken'],
    'sends garbage without end': ['tls-not-spoken'],
  });
});

it('has a name for every fact in both languages', () => {
  const own = ['trust', 'clientCertificate', 'ocspStapled', 'keyExchange', 'versions', 'ciphers', 'oldClients'];
  const properties = describeProbe(tls).facts.properties ?? {};
  for (const name of own) {
    const inner = settle(properties[name] ?? {});
    const fields = Object.keys((inner.items === undefined ? inner : settle(inner.items)).properties ?? {});
    for (const code of [`fact.${name}`, ...fields.map((field) => `fact.${name}.${field}`)])
      for (const texts of [tls.texts.en, tls.texts['zh-CN']]) expect(Object.keys(texts)).toContain(code);
  }
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
