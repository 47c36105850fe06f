import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { tls } from '../../../probes/tls/index.ts';
import { startTcp, type TestServer } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { makeTlsKit, served, serveTls } from '../../support/tls-kit.ts';
import { noReference } from '../../support/no-reference.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const none = noReference;

/** A hello that offers the four suites of ECDHE with CBC, and the mark of renegotiation: ten bytes. */
const isOfCbc = (hello: Buffer): boolean => hello.includes(Buffer.from([0, 10, 0xc0, 0x09]));

/** Hands a connection on to a server, with what was read of it already. */
function relay(client: Socket, first: Buffer, port: number): void {
  const server = connect(port, '127.0.0.1');
  for (const each of [client, server]) each.on('error', () => undefined);
  server.write(first);
  client.pipe(server).pipe(client);
}

it('does not take silence for a no: a server that counts connections may take weak cipher suites all the same', async () => {
  const kit = await makeTlsKit();
  const server = await serveTls({ ...served(kit.good, kit.intermediate), maxVersion: 'TLSv1.2' });
  const hellos: Buffer[] = [];
  const limiter = await startTcp((socket) => {
    socket.once('data', (hello: Buffer) => {
      hellos.push(hello);
      if (!isOfCbc(hello)) relay(socket, hello, server.port);
    });
  });
  running.push(limiter, server);
  const { answer } = await look(tls, { host: '127.0.0.1', port: limiter.port, answerWithin: 500 });
  expect(answer?.facts).toMatchObject({ certificate: { subject: 'CN=good' }, versions: ['TLSv1.2'] });
  expect(answer?.facts.ciphers).toBeUndefined();
  expect(answer?.gaps).toEqual([
    {
      path: 'ciphers',
      reason: 'not-reached',
      detail: null,
      note: 'tls.gap.silent-on',
      noteParams: { group: { kind: 'value', value: 'ecdhe-cbc', unit: null } },
    },
  ]);
  // It had enough: nothing more was asked.
  expect(hellos.findIndex(isOfCbc)).toBe(hellos.length - 1);
  const derived = tls.derive?.(answer?.facts ?? {}, { now: Date.now(), timeZone: 'UTC', reference: none });
  expect(derived?.gaps).toMatchObject([{ path: 'oldClients', noteParams: { from: 'ciphers' } }]);
});
