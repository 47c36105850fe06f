import { once } from 'node:events';
import { connect, createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { hearOut } from '../../../src/kit/ladder/hear-out.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { makeCertificate } from '../../support/http-certificates.ts';

const root = await makeCertificate({ name: 'Customer Root', authority: true });
const portal = await makeCertificate({ name: 'portal', issuer: root });

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A connection to a server with these options, and what is heard of it as soon as it is there. */
async function heard(options: TlsOptions, signal = new AbortController().signal): Promise<unknown> {
  const server = createServer({ key: portal.key, cert: portal.pem, ca: root.pem, ...options });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const socket: TLSSocket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  socket.on('error', () => undefined);
  ends.push(() => {
    socket.destroy();
    server.close();
  });
  // listened to in the same turn, as those do that shake hands
  const said = new Promise((resolve) => {
    socket.once('secureConnect', () => {
      hearOut(socket, { signal, where: { host: 'portal', port }, shown: null }).then(resolve, resolve);
    });
  });
  const failure: unknown = await said;
  expect(['session', 'close'].map((event) => socket.listenerCount(event))).toEqual([0, 1]);
  return failure instanceof ProbeFailure ? failure.failureCause : failure;
}

it('hears the refusal of a server that wants a certificate, which it says after the handshake', async () => {
  const options = { requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.3' } as const;
  expect(await heard(options)).toBe('tls-client-certificate-required');
});

it('takes a session, an early version and silence for consent', async () => {
  expect(await heard({ minVersion: 'TLSv1.3' })).toBeNull();
  expect(await heard({ maxVersion: 'TLSv1.2' })).toBeNull();
});

it('ends with the task', async () => {
  expect(await heard({ minVersion: 'TLSv1.3' }, AbortSignal.abort())).toBe('cancelled');
});
