import { createServer, type Socket } from 'node:net';
import { TLSSocket, createSecureContext, type SecureContext } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tls } from '../../../probes/tls/index.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { look } from '../../support/http-task.ts';

const sockets = new Set<Socket>();
const servers = new Set<ReturnType<typeof createServer>>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  sockets.clear();
  servers.clear();
});

let secureContext: SecureContext;
beforeAll(async () => {
  const { pem, key } = await makeCertificate({ name: 'mail' });
  secureContext = createSecureContext({ cert: pem, key });
});

/** Says its greeting, then gives the answers one by one; after the last one TLS begins where it is told so. */
async function serve(
  greeting: string | Buffer,
  answers: readonly (string | Buffer)[],
  secured: boolean,
  lastBytes = Infinity,
) {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(greeting);
    let next = 0;
    const answer = (asked: Buffer) => {
      const reply = answers[next] ?? '';
      next += 1;
      const isLast = next === answers.length;
      if (isLast) socket.off('data', answer);
      socket.write(reply);
      if (isLast) socket.pause();
      // A client of MySQL waits for no answer: its first bytes of TLS may come along.
      if (isLast && asked.length > lastBytes) socket.unshift(asked.subarray(lastBytes));
      if (isLast && secured) new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined);
    };
    if (answers.length > 0) socket.on('data', answer);
  });
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

const mysqlGreeting = (capabilities: number) => {
  const rest = Buffer.alloc(20);
  rest.writeUInt16LE(capabilities, 13);
  const body = Buffer.concat([Buffer.from([10]), Buffer.from('8.4.2\0'), rest]);
  return Buffer.concat([Buffer.from([body.length, 0, 0, 0]), body]);
};
const extended = (code: number) => Buffer.from([0x30, 12, 2, 1, 1, 0x78, 7, 0x0a, 1, code, 4, 0, 4, 0]);
const features = (more: string) =>
  `<?xml version='1.0'?><stream:stream id='1' version='1.0'><stream:features>${more}</stream:features>`;
const offersTls = `<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`;

const dialogues = {
  smtp: {
    greeting: '220-mx.example ESMTP\r\n220 ready\r\n',
    yes: ['250-mx.example\r\n250-STARTTLS\r\n250 8BITMIME\r\n', '220 go ahead\r\n'],
    no: ['250-mx.example\r\n250 8BITMIME\r\n'],
  },
  imap: { greeting: '* OK IMAP4rev1\r\n', yes: ['* CAPABILITY X\r\na1 OK begin\r\n'], no: ['a1 BAD unknown\r\n'] },
  pop3: { greeting: '+OK hello\r\n', yes: ['+OK begin\r\n'], no: ['-ERR unknown\r\n'] },
  ftp: { greeting: '220 FTP\r\n', yes: ['234 go\r\n'], no: ['502 not implemented\r\n'] },
  ldap: { greeting: '', yes: [extended(0)], no: [extended(2)] },
  postgres: { greeting: '', yes: ['S'], no: ['N'] },
  mysql: { greeting: mysqlGreeting(0xffff), yes: [''], no: null },
  xmpp: { greeting: '', yes: [features(offersTls), `<proceed xmlns='x'/>`], no: [features('')] },
} as const;

const protocols = Object.entries(dialogues).map(([protocol, dialogue]) => ({ protocol, ...dialogue }));

describe('TLS in the middle', () => {
  it.each(protocols)('$protocol: described', async ({ protocol, greeting, yes }) => {
    const port = await serve(greeting, yes, true, protocol === 'mysql' ? 36 : Infinity);
    const settings = { host: '127.0.0.1', port, startTls: protocol, versions: false };
    const { answer, failure, touched } = await look(tls, settings);
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      certificate: { subject: 'CN=mail', hostMatches: true },
      tls: { alpn: null },
    });
    const declared = tls.touches(tls.settings.parse(settings)).filter(({ touch }) => touch.kind === 'request');
    expect(declared.length).toBeGreaterThan(0);
    expect(touched.filter((line) => line.startsWith('request')).length).toBe(declared.length);
  });

  it.each(protocols.filter(({ no }) => no !== null))('$protocol: not offered', async ({ protocol, greeting, no }) => {
    const port = await serve(greeting, no ?? [], false);
    const { failure } = await look(tls, { host: '127.0.0.1', port, startTls: protocol, versions: false });
    expect(failure?.failureCause).toBe('tls-refused');
  });

  it('mysql: not offered', async () => {
    const port = await serve(mysqlGreeting(0xf7ff), [], false);
    const { failure } = await look(tls, { host: '127.0.0.1', port, startTls: 'mysql' });
    expect(failure?.failureCause).toBe('tls-refused');
  });

  it.each(protocols)('$protocol: something else answers', async ({ protocol }) => {
    const port = await serve('SSH-2.0-OpenSSH_9.2p1\r\n', ['again\r\n'], false);
    const { failure } = await look(tls, { host: '127.0.0.1', port, startTls: protocol, answerWithin: 300 });
    expect(failure?.failureCause).toMatch(/^(?:protocol-not-spoken|reply-not-understood)$/);
  });

  it('reads a greeting to its end, whatever numbers stand in it', async () => {
    const port = await serve('220-Welcome\r\n100 users are here\r\n220 ready\r\n', ['234 go\r\n'], true);
    const { failure } = await look(tls, { host: '127.0.0.1', port, startTls: 'ftp', versions: false });
    expect(failure).toBeNull();
  });

  it('takes no word that was slipped in before the handshake', async () => {
    const port = await serve('220 ready\r\n', ['250 STARTTLS\r\n', '220 go\r\n250 injected\r\n'], false);
    const { failure } = await look(tls, { host: '127.0.0.1', port, startTls: 'smtp' });
    expect(failure?.failureCause).toBe('reply-not-understood');
  });

  it('asks for each version behind the dialogue', async () => {
    const port = await serve('220 ready\r\n', ['250 STARTTLS\r\n', '220 go\r\n'], true);
    const { answer } = await look(tls, { host: '127.0.0.1', port, startTls: 'smtp' });
    expect(answer?.facts.versions).toEqual(['TLSv1.2', 'TLSv1.3']);
  });
});
