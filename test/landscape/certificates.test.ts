import { once } from 'node:events';
import { X509Certificate } from 'node:crypto';
import { createServer, connect, type PeerCertificate } from 'node:tls';
import { expect, test } from 'vitest';
import { createAuthority, type Authority, type Leaf } from '../../src/landscape/certificates.ts';

const dayMs = 86_400_000;
const days = (before: number, after: number) => ({
  notBefore: new Date(Date.now() - before * dayMs),
  notAfter: new Date(Date.now() + after * dayMs),
});

interface Handshake {
  readonly authorized: boolean;
  readonly error: string | null;
  readonly peer: PeerCertificate;
}

async function handshake(leaf: Leaf, ca: Authority, servername: string): Promise<Handshake> {
  const server = createServer({ cert: leaf.certificate, key: leaf.key });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const socket = connect({ port, host: '127.0.0.1', servername, ca: ca.certificate, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const refusal: unknown = socket.authorizationError;
  // Typed as an Error, in fact the code of one.
  const error = typeof refusal === 'string' ? refusal : null;
  const seen = {
    authorized: socket.authorized,
    error,
    peer: socket.getPeerCertificate(),
  };
  socket.destroy();
  server.close();
  return seen;
}

test('a certificate through an intermediate is trusted by the root alone', async () => {
  const root = await createAuthority({ commonName: 'Root', ...days(10, 100) });
  const issuing = await root.intermediate({ commonName: 'Issuing', ...days(5, 50) });
  const leaf = await issuing.issue({ commonName: 'orders', names: ['orders.example', '127.0.0.9'], ...days(1, 12) });
  const seen = await handshake(leaf, root, 'orders.example');
  expect(seen).toMatchObject({ authorized: true, error: null });
  expect(seen.peer.subjectaltname).toBe('DNS:orders.example, IP Address:127.0.0.9');
  expect(leaf.certificate.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
});

test('the validity is the one asked for, to the second', async () => {
  const root = await createAuthority({ commonName: 'Root', ...days(10, 100) });
  const asked = { notBefore: new Date('2026-03-01T00:00:00Z'), notAfter: new Date('2051-12-31T23:59:59Z') };
  const leaf = await root.issue({ commonName: 'orders', names: ['orders.example'], ...asked });
  const certificate = new X509Certificate(leaf.certificate);
  expect(new Date(certificate.validFrom)).toEqual(asked.notBefore);
  expect(new Date(certificate.validTo)).toEqual(asked.notAfter);
  expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' });
  expect(certificate.verify(new X509Certificate(root.certificate).publicKey)).toBe(true);
});

test.each([
  ['an expired certificate', days(20, -1), 'orders.example', 'CERT_HAS_EXPIRED'],
  ['one that is not valid yet', days(-1, 20), 'orders.example', 'CERT_NOT_YET_VALID'],
  ['another name', days(1, 20), 'shop.example', 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('%s is refused', async (_case, validity, servername, error) => {
  const root = await createAuthority({ commonName: 'Root', ...days(30, 100) });
  const leaf = await root.issue({ commonName: 'orders', names: ['orders.example'], ...validity });
  const seen = await handshake(leaf, root, servername);
  expect(seen.authorized).toBe(false);
  expect(seen.error).toContain(error);
});

test('another authority with the same name is not believed', async () => {
  const root = await createAuthority({ commonName: 'Root', ...days(30, 100) });
  const impostor = await createAuthority({ commonName: 'Root', ...days(30, 100) });
  const leaf = await impostor.issue({ commonName: 'orders', names: ['orders.example'], ...days(1, 20) });
  expect((await handshake(leaf, root, 'orders.example')).authorized).toBe(false);
});
