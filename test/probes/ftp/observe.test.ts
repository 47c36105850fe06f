import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ftp } from '../../../probes/ftp/index.ts';
import { readPassive } from '../../../probes/ftp/passive.ts';
import { parseFactPath } from '../../../src/model/fact-path.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { noReference } from '../../support/no-reference.ts';

const program = '/usr/sbin/vsftpd';
const host = '127.0.0.1';
const none = noReference;
const context = { now: 0, timeZone: 'UTC', reference: none };

const authority = await makeCertificate({ name: 'Test Root', authority: true });
const certificate = await makeCertificate({ name: 'ftp', issuer: authority });

contract('required', 'vsftpd of this distribution', debianMissing([program], 'vsftpd'), () => {
  let ca = '';
  const server = sharedServer({
    program,
    args: async (home) => {
      ca = await home.put('ca.pem', authority.pem);
      const files = join(home.folder, 'files');
      await mkdir(join(files, 'in'), { recursive: true });
      await mkdir(join(home.folder, 'empty'));
      await writeFile(join(files, 'in', 'ready.txt'), 'x'.repeat(77));
      await chmod(files, 0o555);
      const config = await home.put(
        'vsftpd.conf',
        `listen=YES
listen_address=${host}
listen_port=${String(home.port)}
background=NO
run_as_launching_user=YES
seccomp_sandbox=NO
secure_chroot_dir=${join(home.folder, 'empty')}
anonymous_enable=YES
local_enable=NO
anon_root=${files}
pasv_address=192.0.2.7
ssl_enable=YES
allow_anon_ssl=YES
force_anon_logins_ssl=NO
force_anon_data_ssl=NO
rsa_cert_file=${await home.put('server.pem', certificate.pem)}
rsa_private_key_file=${await home.put('server.key', certificate.key)}
`,
      );
      return [config];
    },
  });

  it('tells product, version and features without a login', async () => {
    const { answer, failure } = await look(ftp, { host, port: server().port });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ startTls: true, login: null, passive: null, paths: [], tls: null });
    expect(answer?.facts.features).toContain('EPSV');
    const derived = ftp.derive?.(answer?.facts ?? {}, context).facts ?? {};
    expect(derived['product']).toBe('vsftpd');
    expect(derived['version']).toMatch(/^3\.\d/);
  });

  it('lets a guest in over TLS, and leads data elsewhere', async () => {
    const paths = ['in', 'in/ready.txt', 'gone'];
    const target = { host, port: server().port, tls: 'verify', ca, startTls: true, anonymous: true, paths };
    const { answer, failure, touched } = await look(ftp, target);
    expect(failure).toBeNull();
    expect(touched.filter((line) => line.startsWith('account anonymous at '))).toHaveLength(1);
    expect(answer?.facts).toMatchObject({
      tls: { version: 'TLSv1.3' },
      system: 'UNIX Type: L8',
      login: { account: 'anonymous' },
      passive: { address: '192.0.2.7' },
      extendedPassive: true,
      paths: [
        { path: 'in', kind: 'directory', size: null },
        { path: 'in/ready.txt', kind: 'file', size: 77 },
        { path: 'gone', kind: null, size: null },
      ],
    });
    expect(ftp.derive?.(answer?.facts ?? {}, context).facts).toMatchObject({ passive: { same: false } });
  });

  it('denies an account it does not admit', async () => {
    const target = { host, port: server().port, tls: 'require', startTls: true, user: 'app', password: 'wrong' };
    expect((await look(ftp, target)).failure?.failureCause).toBe('login-denied');
  });
});

describe('a server', () => {
  const servers: { close: () => void }[] = [];
  const received: string[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
    received.splice(0);
  });
  /** Greets, then answers each command by its first word. */
  async function speaking(greeting: string, answers: Readonly<Record<string, string>> = {}): Promise<number> {
    const server = createServer((socket: Socket) => {
      socket.on('error', () => undefined);
      socket.write(greeting);
      socket.on('data', (chunk) => {
        const command = chunk.toString();
        received.push(command.trim());
        const answer = answers[command.trim().split(' ')[0] ?? ''];
        if (answer !== '') socket.write(answer ?? '500 what?\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    servers.push(server);
    const at = server.address();
    return typeof at === 'object' && at !== null ? at.port : 0;
  }
  const login = { user: 'app', password: 'right-password', allowPlainLogin: true };

  it('may be old, and not know most of what it is asked', async () => {
    const port = await speaking('220-Hello\r\n220-there\r\n220 ready\r\n', {
      USER: '331 word?\r\n',
      PASS: '230 in\r\n',
    });
    const { answer, failure } = await look(ftp, { host, port, ...login, answerWithin: 500 });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      greeting: 'Hello there ready',
      features: [],
      startTls: false,
      system: null,
      login: { account: 'app', directory: null },
      extendedPassive: false,
    });
    expect(answer?.gaps?.map(({ path, reason }) => `${path} ${reason}`)).toEqual(['passive not-supported']);
  });

  it.each([
    ['550 no\r\n', '550 no\r\n', []],
    ['550 no\r\n', '553 no\r\n', []],
    ['502 what?\r\n', '550 no\r\n', [{ reason: 'not-supported', detail: '502 what?' }]],
    ['550 no\r\n', '451 busy\r\n', [{ reason: 'not-reached', detail: '451 busy' }]],
    ['426 aborted\r\n', '550 no\r\n', [{ reason: 'not-reached', detail: '426 aborted' }]],
  ])('that says %j and %j of a path', async (size, directory, unseen) => {
    const answers = { USER: '230 in\r\n', TYPE: '200 ok\r\n', PASV: '227 (127,0,0,1,9,9)\r\n' };
    const port = await speaking('220 ftp\r\n', { ...answers, SIZE: size, CWD: directory });
    const { answer } = await look(ftp, { host, port, ...login, paths: ['in'], answerWithin: 500 });
    expect(answer?.facts.paths).toEqual([{ path: 'in', kind: null, size: null }]);
    expect(answer?.gaps).toEqual(unseen.map((each) => ({ path: 'paths[path="in"]', ...each })));
  });

  it('names a path with a tab as fact paths are written', async () => {
    const answers = { USER: '230 in\r\n', TYPE: '200 ok\r\n', PASV: '227 (127,0,0,1,9,9)\r\n' };
    const port = await speaking('220 ftp\r\n', { ...answers, SIZE: '502 what?\r\n', CWD: '550 no\r\n' });
    const { answer } = await look(ftp, { host, port, ...login, paths: ['a\tb'], answerWithin: 500 });
    expect(answer?.gaps?.map(({ path }) => parseFactPath(path))).toEqual([
      [
        { kind: 'name', name: 'paths' },
        { kind: 'key', field: 'path', value: 'a\tb' },
      ],
    ]);
  });

  it.each([
    ['120 back in 5 minutes\r\n', {}, {}, 'server-starting'],
    ['421 Too many connections (5) from this IP\r\n', {}, {}, 'too-many-connections'],
    ['421 Service not available\r\n', {}, {}, 'service-refused'],
    ['220 mail.example.org ESMTP Postfix\r\n', {}, {}, 'protocol-not-spoken'],
    ['220 ftp\r\n', { AUTH: '502 no\r\n' }, { tls: 'require', startTls: true }, 'tls-refused'],
    ['220 ftp\r\n', { AUTH: '234 go\r\n230 in\r\n' }, { tls: 'require', startTls: true }, 'reply-not-understood'],
    ['220 ftp\r\n', { USER: '530 Non-anonymous sessions must use encryption.\r\n' }, login, 'tls-required'],
    ['220 ftp\r\n', { USER: '331 ?\r\n', PASS: '530 Login incorrect.\r\n' }, login, 'login-denied'],
    ['220 ftp\r\n', { USER: '331 ?\r\n', PASS: '332 account?\r\n' }, login, 'login-method-unsupported'],
    ['220 ftp\r\n', { USER: '331 ?\r\n', PASS: '530 Too many users\r\n' }, login, 'too-many-connections'],
    ['220 ftp\r\n', { FEAT: '' }, {}, 'reply-late'],
    ['220 ftp\r\n', { FEAT: `211-a\r\n${' b\r\n'.repeat(600)}` }, {}, 'reply-not-understood'],
  ])('%j %j', async (greeting, answers, settings, cause) => {
    const port = await speaking(greeting, answers);
    const { failure } = await look(ftp, { host, port, answerWithin: 300, ...settings });
    expect(failure?.failureCause).toBe(cause);
    expect(JSON.stringify([failure?.params, failure?.learnt])).not.toContain('right-password');
  });

  it('that refuses AUTH TLS gets no password', async () => {
    const port = await speaking('220 ftp\r\n', { AUTH: '502 no\r\n' });
    await look(ftp, { host, port, tls: 'require', startTls: true, user: 'a', password: 'b', answerWithin: 300 });
    expect(received).toEqual(['FEAT', 'AUTH TLS']);
  });
});

describe('settings', () => {
  it.each([
    [{ user: 'a', password: 'x' }, 'service.unprotected'],
    [{ user: 'a' }, 'ftp.user-and-password'],
    [{ startTls: true }, 'service.start-tls-off'],
    [{ paths: ['/in'] }, 'ftp.paths-login'],
    [{ anonymous: true, user: 'a', password: 'x', allowPlainLogin: true }, 'ftp.two-logins'],
    [{ anonymous: true, paths: ['/in\r\nDELE /in'] }, 'ftp.wanted-one-line'],
  ])('%j', (settings, message) => {
    const { error } = ftp.settings.safeParse({ host, ...settings });
    expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

describe('the address of passive mode', () => {
  it.each([
    ['Entering Passive Mode (10,1,2,3,195,80).', { address: '10.1.2.3', port: 50_000 }],
    ['10,1,2,3,0,21', { address: '10.1.2.3', port: 21 }],
    ['(10,1,2,300,1,1)', null],
    ['no', null],
  ])('%s', (text, passive) => {
    expect(readPassive(text)).toEqual(passive);
  });
});

describe('what is no FTP server', () => {
  // An FTP server speaks first; a web server waits too.
  hostileServers((port) => look(ftp, { host, port, answerWithin: 300 }), { 'answers HTTP': ['no-answer'] });
});
