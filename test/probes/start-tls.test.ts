import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { ftp } from '../../probes/ftp/index.ts';
import { ldap } from '../../probes/ldap/index.ts';
import { smtp } from '../../probes/smtp/index.ts';
import type { AnyProbe } from '../../src/kit/define-probe.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { makeCertificate } from '../support/http-certificates.ts';
import { startTcp, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';

const certificate = await makeCertificate({ name: 'old' });
const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

interface Dialogue {
  readonly greeting: string;
  /** What is said to a message that holds such a text; the last one lets TLS begin. */
  readonly answers: readonly (readonly [string, string | Buffer])[];
}

/** Says its part of the protocol in the clear; then it is a server of TLS. */
async function upgrading({ greeting, answers }: Dialogue, toTls: (socket: Socket) => void): Promise<number> {
  const server = await startTcp((socket) => {
    const answer = (asked: Buffer): void => {
      const found = answers.find(([part]) => asked.toString('latin1').includes(part));
      socket.write(found?.[1] ?? '500 what?\r\n');
      if (found === undefined || found !== answers.at(-1)) return;
      socket.off('data', answer);
      toTls(socket);
    };
    socket.on('error', () => undefined);
    socket.on('data', answer);
    if (greeting !== '') socket.write(greeting);
  });
  servers.push(server);
  return server.port;
}

/** Speaks only TLCP (GB/T 38636): refuses a hello of TLS, answers one of TLCP. */
function tlcpOnly(socket: Socket): void {
  const hello = Buffer.concat([Buffer.from('0101', 'hex'), Buffer.alloc(32, 7), Buffer.from('00e01300', 'hex')]);
  socket.once('data', (asked) => {
    const isTlcp = asked[1] === 1 && asked[2] === 1;
    const body = isTlcp ? Buffer.concat([Buffer.from([2, 0, 0, hello.length]), hello]) : Buffer.from([2, 40]);
    socket.end(Buffer.concat([Buffer.from([isTlcp ? 22 : 21, isTlcp ? 1 : 3, isTlcp ? 1 : 3, 0, body.length]), body]));
  });
}

function oldTls(socket: Socket): void {
  const secureContext = createSecureContext({
    cert: certificate.pem,
    key: certificate.key,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined);
}

function closing(socket: Socket): void {
  socket.once('data', () => socket.end());
}

const agreed = Buffer.from('300c02010178070a010004000400', 'hex');
const protocols: readonly { readonly probe: AnyProbe; readonly dialogue: Dialogue }[] = [
  {
    probe: smtp,
    dialogue: {
      greeting: '220 mail\r\n',
      answers: [
        ['EHLO', '250-mail\r\n250 STARTTLS\r\n'],
        ['STARTTLS', '220 go\r\n'],
      ],
    },
  },
  {
    probe: ftp,
    dialogue: {
      greeting: '220 FTP ready\r\n',
      answers: [
        ['FEAT', '211-\r\n AUTH TLS\r\n211 end\r\n'],
        ['AUTH TLS', '234 go\r\n'],
      ],
    },
  },
  { probe: ldap, dialogue: { greeting: '', answers: [['1.3.6.1.4.1.1466.20037', agreed]] } },
];

describe.each(protocols)('TLS within $probe.kind that fails', ({ probe, dialogue }) => {
  const settings = { host: '127.0.0.1', tls: 'require', startTls: true, answerWithin: 2000 } as const;

  it.each([
    ['TLCP alone', tlcpOnly, 'tls-only-tlcp'],
    ['old versions alone', oldTls, 'tls-version-unsupported'],
    ['nothing', closing, 'tls-closed'],
  ] as const)('on a server that speaks %s is looked at again, and named', async (_what, toTls, cause) => {
    const port = await upgrading(dialogue, toTls);
    const { failure, touched } = await look(probe, { ...settings, port });
    expect(failure?.failureCause).toBe(cause);
    expect(failure?.phase).toBe('tls');
    if (cause === 'tls-version-unsupported') expect(failure?.params).toMatchObject({ version: 'TLSv1.1' });
    // everything that was sent stands on the touch list, as often
    const declared = probe.touches(probe.settings.parse({ ...settings, port }));
    const left = declared.flatMap(({ touch, count }) => Array.from({ length: count }, () => touchLineText(touch)));
    for (const line of touched) {
      expect(left).toContain(line);
      left.splice(left.indexOf(line), 1);
    }
  });
});
