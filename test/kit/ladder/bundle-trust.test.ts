import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { tls } from '../../../probes/tls/index.ts';
import { makeCertificate, type Made } from '../../support/http-certificates.ts';
import type { TestServer } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { served, serveTls } from '../../support/tls-kit.ts';
import { debianMissing } from '../../support/debian-server.ts';
import { contract } from '../../support/contract.ts';

const openssl = '/usr/bin/openssl';

/** A client certificate in PKCS #12 with its authority, as administrators hand them out. */
contract('required', 'a client certificate in PKCS #12', debianMissing([openssl], 'openssl'), () => {
  let folder: string;
  let clients: Made;
  let root: Made;
  let bundle: string;
  const running: TestServer[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
    clients = await makeCertificate({ name: 'clients', authority: true });
    root = await makeCertificate({ name: 'root', authority: true });
    const own = await makeCertificate({ name: 'me', issuer: clients, purpose: 'client' });
    bundle = join(folder, 'me.p12');
    const paths = { cert: join(folder, 'me.pem'), key: join(folder, 'me.key'), ca: join(folder, 'ca.pem') };
    await writeFile(paths.cert, own.pem);
    await writeFile(paths.key, own.key);
    await writeFile(paths.ca, clients.pem);
    const parts = ['-in', paths.cert, '-inkey', paths.key, '-certfile', paths.ca];
    execFileSync(openssl, ['pkcs12', '-export', ...parts, '-out', bundle, '-passout', 'pass:opens']);
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function trusts(leaf: Made, sent: readonly Made[], ca: string | null): Promise<unknown> {
    const server = await serveTls(served(leaf, ...sent));
    running.push(server);
    const clientCertificate = { certificate: bundle, passphrase: 'opens' };
    const settings = { host: '127.0.0.1', port: server.port, versions: false, clientCertificate };
    const { answer, failure } = await look(tls, ca === null ? settings : { ...settings, ca });
    expect(failure).toBeNull();
    return answer?.facts.certificate?.trusted;
  }

  it('makes nobody trusted by the authority in the file', async () => {
    const server = await makeCertificate({ name: 'server', issuer: clients });
    expect(await trusts(server, [], null)).toBe(false);
    expect(await trusts(server, [clients], root.pem)).toBe(false);
    expect(await trusts(server, [clients], clients.pem)).toBe(true);
  });

  it('leaves a server trusted that sends its root as another one signed it', async () => {
    const older = await makeCertificate({ name: 'older', authority: true });
    const server = await makeCertificate({ name: 'server', issuer: root });
    expect(await trusts(server, [await crossSigned(root, older)], root.pem)).toBe(true);
  });

  it('does not believe an authority that somebody vouches for who must issue none', async () => {
    const holder = await makeCertificate({ name: 'holder', issuer: root });
    const server = await makeCertificate({ name: 'server', issuer: clients });
    expect(await trusts(server, [await crossSigned(clients, holder), holder], root.pem)).toBe(false);
  });
});

/** The certificate of an authority, same name and same key, issued by another. */
async function crossSigned(authority: Made, issuer: Made): Promise<Made> {
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '0102030405',
    subject: authority.certificate.subject,
    issuer: issuer.certificate.subject,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    publicKey: authority.keys.publicKey,
    signingKey: issuer.keys.privateKey,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  return { ...authority, pem: `${certificate.toString('pem')}\n`, certificate };
}
