import { createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { smtp } from '../../../probes/smtp/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { postfixArgs, postfixProgram } from '../../support/login-servers.ts';
import { noReference } from '../../support/no-reference.ts';

const host = '127.0.0.1';
const password = 'right-password';
const none = noReference;
const context = { now: 0, timeZone: 'UTC', reference: none };

const authority = await makeCertificate({ name: 'Test Root', authority: true });
const certificate = await makeCertificate({ name: 'mail', issuer: authority });

/** Where Postfix asks whether a password is right: the protocol of Dovecot’s login service, as short as can be. */
async function passwordService(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.write(
      'VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nMECH\tLOGIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t0123\nDONE\n',
    );
    socket.on('data', (chunk) => {
      const asked = /AUTH\t(\d+)\t.*resp=([\w+/=]+)/.exec(chunk.toString());
      if (asked === null) return;
      const [, id = '', proof = ''] = asked;
      const right = Buffer.from(proof, 'base64').toString() === `\0app\0${password}`;
      socket.write(right ? `OK\t${id}\tuser=app\n` : `FAIL\t${id}\tuser=app\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const at = server.address();
  return { port: typeof at === 'object' && at !== null ? at.port : 0, close: () => server.close() };
}

async function postfix(home: ServerHome, loginPort: number): Promise<readonly string[]> {
  return postfixArgs(home, {
    certificate,
    hostName: 'mail.example.org',
    main: [
      ...['smtpd_tls_auth_only = yes', 'smtpd_sasl_auth_enable = yes', 'smtpd_sasl_type = dovecot'],
      `smtpd_sasl_path = inet:${host}:${String(loginPort)}`,
    ],
    services: [`${host}:${String(await home.morePort())} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes`],
  });
}

const missing =
  process.getuid?.() === 0 ? debianMissing([postfixProgram], 'postfix') : 'Postfix gives up the rights of root itself';

contract(process.getuid?.() === 0 ? 'required' : 'optional', 'Postfix of this distribution', missing, () => {
  let logins: Awaited<ReturnType<typeof passwordService>> | undefined;
  let ca = '';
  beforeAll(async () => {
    logins = await passwordService();
  });
  afterAll(() => logins?.close());
  const server = sharedServer({
    program: postfixProgram,
    asRoot: true,
    args: async (home) => {
      ca = await home.put('ca.pem', authority.pem);
      return postfix(home, logins?.port ?? 0);
    },
  });

  it('tells what it offers, before and after STARTTLS, and lets the account in', async () => {
    const target = { host, port: server().port, tls: 'verify', ca, startTls: true, user: 'app', password };
    const { answer, failure, touched } = await look(smtp, target);
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      greeting: 'mail.example.org ESMTP Postfix',
      hostName: 'mail.example.org',
      extended: true,
      sizeLimit: 20_971_520,
      mechanisms: ['LOGIN', 'PLAIN'],
      beforeTls: { startTls: true, mechanisms: [] },
      login: { account: 'app', mechanism: 'PLAIN' },
      tls: { version: 'TLSv1.3' },
      certificate: { trusted: true, hostMatches: true },
    });
    expect(answer?.facts.extensions).not.toContain('STARTTLS');
    expect(touched.map((line) => line.replace(/^request [\d.:]+ | at [\d.:]+$/g, ''))).toEqual([
      expect.stringContaining('ca.pem'),
      'EHLO',
      'STARTTLS',
      'EHLO, after STARTTLS',
      'account app',
      'QUIT',
    ]);
    const derived = smtp.derive?.(answer?.facts ?? {}, context);
    expect(derived?.facts['product']).toBe('Postfix');
    expect(derived?.gaps).toMatchObject([{ path: 'version', note: 'smtp.gap.version' }]);
  });

  it('denies a wrong password', async () => {
    const target = { host, port: server().port, tls: 'require', startTls: true, user: 'app', password: 'wrong' };
    const { failure } = await look(smtp, target);
    expect(failure?.failureCause).toBe('login-denied');
    expect(failure?.learnt.facts).toMatchObject({ sizeLimit: 20_971_520 });
  });

  it('takes no login without TLS', async () => {
    const target = { host, port: server().port, user: 'app', password, allowPlainLogin: true };
    expect((await look(smtp, target)).failure?.failureCause).toBe('tls-required');
  });
});

describe('a mail server', () => {
  const servers: { close: () => void }[] = [];
  const received: string[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
    received.splice(0);
  });
  /** Gives each answer to the next line; the first without a question. */
  async function speaking(answers: readonly string[]): Promise<number> {
    const server = createServer((socket: Socket) => {
      const left = [...answers];
      socket.on('error', () => undefined);
      socket.write(left.shift() ?? '');
      socket.on('data', (chunk) => {
        received.push(chunk.toString());
        socket.write(left.shift() ?? '');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    servers.push(server);
    const at = server.address();
    return typeof at === 'object' && at !== null ? at.port : 0;
  }
  const hello = '250-mail\r\n250-AUTH LOGIN CRAM-MD5\r\n250-AUTH=LOGIN\r\n250 SIZE 0\r\n';
  const login = { user: 'app', password, allowPlainLogin: true };

  it('may greet in several lines, late and with a login in steps', async () => {
    const answers = [
      '220-wait\r\n220 mail ESMTP Exim 4.96\r\n',
      hello,
      '334 VXNlcg==\r\n',
      '334 UGFzcw==\r\n',
      '235 ok\r\n',
    ];
    const { answer, failure } = await look(smtp, { host, port: await speaking(answers), ...login, answerWithin: 500 });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ sizeLimit: null, login: { mechanism: 'LOGIN' }, hostName: null });
    expect(received[0]).toBe('EHLO [127.0.0.1]\r\n');
    expect(received[3]).toBe(`${Buffer.from(password).toString('base64')}\r\n`);
    expect(smtp.derive?.(answer?.facts ?? {}, context).facts).toMatchObject({ product: 'Exim', version: '4.96' });
  });

  it('may want a proof only', async () => {
    const challenge = Buffer.from('<1@mail>').toString('base64');
    const answers = ['220 mail\r\n', '250-mail\r\n250 AUTH CRAM-MD5\r\n', `334 ${challenge}\r\n`, '535 5.7.8 no\r\n'];
    const { failure } = await look(smtp, { host, port: await speaking(answers), ...login, answerWithin: 500 });
    expect(failure).toMatchObject({ failureCause: 'login-denied', cause: { message: '535 5.7.8 no' } });
    expect(received.join('')).not.toContain(Buffer.from(password).toString('base64').slice(0, 12));
  });

  it('may be too old for extensions', async () => {
    const answers = ['220 old\r\n', '502 no\r\n', '250 old\r\n'];
    const { answer } = await look(smtp, { host, port: await speaking(answers), answerWithin: 500 });
    expect(answer?.facts).toMatchObject({ extended: false, extensions: [], beforeTls: { startTls: false } });
  });

  it.each([
    [['554 5.7.1 not you\r\n'], {}, 'service-refused'],
    [['421 4.7.0 Too many connections from 127.0.0.1\r\n'], {}, 'too-many-connections'],
    [['220 mail\r\n', '550 5.7.1 name refused\r\n'], {}, 'service-refused'],
    [['220 ftp.example.org FTP server\r\n'], {}, 'protocol-not-spoken'],
    [['220 mail\r\n', '250 mail\r\n'], { tls: 'require', startTls: true }, 'tls-refused'],
    [
      ['220 mail\r\n', '250-m\r\n250 STARTTLS\r\n', '454 no TLS\r\n'],
      { tls: 'require', startTls: true },
      'tls-refused',
    ],
    [
      ['220 mail\r\n', '250-m\r\n250 STARTTLS\r\n', '220 go\r\n250 injected\r\n'],
      { tls: 'require', startTls: true },
      'reply-not-understood',
    ],
    [['220 mail\r\n', '250 mail\r\n'], login, 'login-method-unsupported'],
    [['220 mail\r\n', '250-m\r\n250 AUTH XOAUTH2\r\n'], login, 'login-method-unsupported'],
    [['220 mail\r\n', '250-m\r\n250 AUTH PLAIN\r\n', '454 4.7.0 later\r\n'], login, 'service-refused'],
    [['220 mail\r\n', '250-m\r\n250 AUTH PLAIN\r\n', '530 5.7.0 Must issue a STARTTLS\r\n'], login, 'tls-required'],
    [['220 mail\r\n', '250-x\r\n'.repeat(600)], {}, 'reply-not-understood'],
    [['220 mail\r\n'], {}, 'reply-late'],
  ])('%j', async (answers, settings, cause) => {
    const { failure } = await look(smtp, { host, port: await speaking(answers), answerWithin: 300, ...settings });
    expect(failure?.failureCause).toBe(cause);
  });

  it('that refuses STARTTLS gets no password', async () => {
    const port = await speaking(['220 mail\r\n', '250-m\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n', '454 no\r\n']);
    const target = { host, port, user: 'app', password, tls: 'require', startTls: true, answerWithin: 300 };
    expect((await look(smtp, target)).failure?.failureCause).toBe('tls-refused');
    expect(received).toEqual(['EHLO [127.0.0.1]\r\n', 'STARTTLS\r\n']);
  });
});

describe('settings', () => {
  it.each([
    [{ user: 'a', password: 'x' }, 'service.unprotected'],
    [{ user: 'a', tls: 'verify' }, 'service.half-account'],
    [{ startTls: true }, 'service.start-tls-off'],
  ])('%j', (settings, message) => {
    const { error } = smtp.settings.safeParse({ host, ...settings });
    expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

describe('what is no mail server', () => {
  // A mail server speaks first; a web server waits too.
  hostileServers((port) => look(smtp, { host, port, answerWithin: 300 }), { 'answers HTTP': ['no-answer'] });
});
