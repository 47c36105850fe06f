import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { mkdir, chown, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ssh } from '../../../probes/ssh/index.ts';
import { unprivilegedAccount } from '../../../src/landscape/unprivileged-account.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../../support/debian-server.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { serverAccountName } from '../../support/server-account-name.ts';
import { noReference } from '../../support/no-reference.ts';

const program = '/usr/sbin/sshd';
const host = '127.0.0.1';
const none = noReference;
const context = { now: 0, timeZone: 'UTC', reference: none };
const account = await unprivilegedAccount();
const user = await serverAccountName();

/** A key pair of OpenSSH in a folder; gives the path of the private one. */
function makeKey(folder: string, name: string, ...options: readonly string[]): string {
  const path = join(folder, name);
  const made = spawnSync('/usr/bin/ssh-keygen', ['-q', '-f', path, ...options], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  return path;
}

const keys = { login: '', protected: '', stranger: '', fingerprint: '' };

async function sshd(home: ServerHome, extra: string): Promise<readonly string[]> {
  const own = async (path: string): Promise<string> => {
    chmodSync(path, 0o600);
    if (account !== null) await chown(path, account.uid, account.gid);
    return path;
  };
  const hostKey = await own(makeKey(home.folder, 'host', '-t', 'ed25519', '-N', ''));
  const rsa = await own(makeKey(home.folder, 'rsa', '-t', 'rsa', '-b', '2048', '-N', ''));
  const login = makeKey(home.folder, 'login', '-t', 'ed25519', '-N', '');
  const guarded = makeKey(home.folder, 'guarded', '-t', 'ed25519', '-N', 'pass phrase');
  keys.login = readFileSync(login, 'utf8');
  keys.protected = readFileSync(guarded, 'utf8');
  keys.stranger = readFileSync(makeKey(home.folder, 'stranger', '-t', 'ed25519', '-N', ''), 'utf8');
  const shown = spawnSync('/usr/bin/ssh-keygen', ['-l', '-f', hostKey], { encoding: 'utf8' }).stdout;
  keys.fingerprint = /SHA256:\S+/.exec(shown)?.[0] ?? '';
  const admitted = await home.put(
    'authorized',
    readFileSync(`${login}.pub`, 'utf8') + readFileSync(`${guarded}.pub`, 'utf8'),
  );
  const files = join(home.folder, 'files');
  await mkdir(files);
  await mkdir(join(files, 'closed'), { mode: 0o000 });
  await writeFile(join(files, 'report.txt'), 'x'.repeat(1234));
  if (account !== null) await chown(files, account.uid, account.gid);
  const config = await home.put(
    'sshd_config',
    `ListenAddress ${host}:${String(home.port)}
HostKey ${hostKey}
HostKey ${rsa}
PidFile none
UsePAM yes
StrictModes no
AuthorizedKeysFile ${admitted}
Subsystem sftp internal-sftp
${extra}
`,
  );
  return ['-D', '-e', '-f', config];
}

contract('required', 'OpenSSH of this distribution', debianMissing([program], 'openssh-server'), () => {
  let files = '';
  const server = sharedServer({
    program,
    args: (home) => {
      files = join(home.folder, 'files');
      return sshd(home, 'PasswordAuthentication yes\nKbdInteractiveAuthentication no');
    },
  });
  const target = (more: object) => ({ host, port: server().port, ...more });

  it('tells algorithms, host key, product and version, and asks for no login', async () => {
    const { answer, failure, touched } = await look(ssh, target({}));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      protocol: '2.0',
      hostKey: { type: 'ssh-ed25519', fingerprint: keys.fingerprint, expected: null },
      agreed: { hostKey: 'ssh-ed25519' },
      methods: null,
      login: null,
    });
    expect(answer?.facts.identification).toMatch(/^SSH-2\.0-OpenSSH_/);
    expect(answer?.facts.offered.keyExchange).toContain('curve25519-sha256');
    expect(answer?.facts.offered.hostKey).toContain('rsa-sha2-512');
    expect(touched).toEqual([`request ${host}:${String(server().port)}: key exchange`]);
    const derived = ssh.derive?.(answer?.facts ?? {}, context).facts ?? {};
    expect(derived['product']).toBe('OpenSSH');
    expect(derived['version']).toMatch(/^\d+\.\d+p\d+$/);
    expect(derived['weak']).toMatchObject({ keyExchange: [], ciphers: [], hostKey: [] });
    expect(await server().log()).not.toMatch(/Invalid user|Failed/);
  });

  it('lets an account in with a key and shows paths by SFTP', async () => {
    const paths = [files, join(files, 'report.txt'), join(files, 'closed'), join(files, 'gone')];
    const { answer, failure, touched } = await look(
      ssh,
      target({ user, privateKey: keys.login, hostKey: [keys.fingerprint], sftp: { paths } }),
    );
    expect(failure).toBeNull();
    expect(touched.filter((line) => line.startsWith(`account ${user} at `))).toHaveLength(1);
    expect(answer?.facts).toMatchObject({
      hostKey: { expected: true },
      methods: ['publickey', 'password'],
      login: { account: user, method: 'publickey' },
      sftp: {
        paths: [
          { kind: 'directory', size: null, mayList: true },
          { kind: 'file', size: 1234, mayList: null },
          { kind: 'directory', mode: '0000', mayList: false },
          { exists: false, kind: null, free: null },
        ],
      },
    });
    const [first] = answer?.facts.sftp?.paths ?? [];
    expect(first?.free).toBeGreaterThan(0);
    expect(first?.total).toBeGreaterThan(first?.free ?? 0);
    expect(answer?.gaps).toEqual([]);
  });

  it('reads a key that a passphrase protects', async () => {
    const login = { user, privateKey: keys.protected, passphrase: 'pass phrase' };
    expect((await look(ssh, target(login))).answer?.facts.login).toMatchObject({ method: 'publickey' });
    const { failure } = await look(ssh, target({ ...login, passphrase: 'another' }));
    expect(failure).toMatchObject({
      failureCause: 'settings-invalid',
      params: { note: { code: 'ssh.note.private-key' } },
    });
  });

  it('refuses a strange key and a wrong password', async () => {
    const strange = await look(ssh, target({ user, privateKey: keys.stranger }));
    expect(strange.failure?.failureCause).toBe('login-denied');
    expect(strange.failure?.learnt.facts).toMatchObject({ methods: ['publickey', 'password'] });
    const wrong = await look(ssh, target({ user, password: 'wrong', hostKey: [keys.fingerprint] }));
    expect(wrong.failure?.failureCause).toBe('login-denied');
  });

  it('gets no password where its host key is another', async () => {
    const before = (await server().log()).length;
    const other = `SHA256:${'A'.repeat(43)}`;
    const { failure } = await look(ssh, target({ user, password: 'right-password', hostKey: [other] }));
    expect(failure).toMatchObject({ failureCause: 'host-key-changed' });
    expect(failure?.learnt.facts).toMatchObject({ hostKey: { fingerprint: keys.fingerprint, expected: false } });
    expect((await server().log()).slice(before)).not.toMatch(/password/);
  });
});

contract('required', 'OpenSSH with old algorithms', debianMissing([program], 'openssh-server'), () => {
  const server = sharedServer({
    program,
    args: (home) =>
      sshd(
        home,
        'KexAlgorithms diffie-hellman-group14-sha1\nCiphers aes128-cbc,3des-cbc\nMACs hmac-sha1\nHostKeyAlgorithms ssh-rsa\nPasswordAuthentication no\nKbdInteractiveAuthentication no',
      ),
  });

  it('is understood, and its algorithms are named weak', async () => {
    const { answer, failure } = await look(ssh, { host, port: server().port });
    expect(failure).toBeNull();
    expect(answer?.facts.agreed).toEqual({
      keyExchange: 'diffie-hellman-group14-sha1',
      hostKey: 'ssh-rsa',
      cipher: 'aes128-cbc',
      mac: 'hmac-sha1',
    });
    expect(ssh.derive?.(answer?.facts ?? {}, context).facts).toMatchObject({
      weak: {
        keyExchange: ['diffie-hellman-group14-sha1'],
        hostKey: ['ssh-rsa'],
        ciphers: ['aes128-cbc', '3des-cbc'],
        macs: ['hmac-sha1'],
      },
      terrapin: false,
    });
  });

  it('takes no password', async () => {
    const { failure } = await look(ssh, { host, port: server().port, user, password: 'x', anyHostKey: true });
    expect(failure).toMatchObject({
      failureCause: 'login-method-unsupported',
      params: { note: { code: 'ssh.note.methods' } },
    });
  });
});

contract('required', 'OpenSSH that asks by keyboard-interactive', debianMissing([program], 'openssh-server'), () => {
  const server = sharedServer({
    program,
    args: (home) => sshd(home, 'PasswordAuthentication no\nKbdInteractiveAuthentication yes'),
  });

  it('refuses a wrong password that PAM asked for', async () => {
    const login = { user, password: 'proud-otter-61', anyHostKey: true };
    const { failure } = await look(ssh, { host, port: server().port, ...login });
    expect(failure).toMatchObject({
      failureCause: 'login-denied',
      learnt: { facts: { methods: ['publickey', 'keyboard-interactive'] } },
    });
    expect(await server().log()).toMatch(/PAM: Authentication failure for/);
    expect(JSON.stringify([failure?.params, String(failure?.cause)])).not.toContain('proud-otter-61');
  });
});

contract('required', 'OpenSSH with algorithms of another world', debianMissing([program], 'openssh-server'), () => {
  const server = sharedServer({
    program,
    args: (home) => sshd(home, 'KexAlgorithms sntrup761x25519-sha512@openssh.com'),
  });

  it('has nothing in common with us', async () => {
    const { failure } = await look(ssh, { host, port: server().port });
    expect(failure).toMatchObject({
      failureCause: 'no-common-algorithm',
      params: { kind: { code: 'ssh.kind.key-exchange' } },
    });
    expect(JSON.stringify(failure?.params['offered'])).toContain('sntrup761');
  });
});

describe('a server', () => {
  const servers: { close: () => void }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  async function saying(begin: (socket: Socket) => void): Promise<number> {
    const server = createServer((socket: Socket) => {
      socket.on('error', () => undefined);
      begin(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    servers.push(server);
    const at = server.address();
    return typeof at === 'object' && at !== null ? at.port : 0;
  }
  const identification = 'SSH-2.0-Test_1\r\n';

  it.each([
    ['is full', (s: Socket) => s.end('Exceeded MaxStartups\r\n'), 'too-many-connections'],
    ['shuts this machine out', (s: Socket) => s.end('Not allowed at this time\r\n'), 'host-blocked'],
    ['is of the last century', (s: Socket) => s.write('SSH-1.5-1.2.27\r\n'), 'no-common-algorithm'],
    ['closes after its name', (s: Socket) => s.end(identification), 'connection-lost'],
    ['says nothing after its name', (s: Socket) => s.write(identification), 'reply-late'],
    [
      'goes on with garbage',
      (s: Socket) => s.write(`${identification}${'garbage '.repeat(1000)}`),
      'reply-not-understood',
    ],
    ['is a mail server', (s: Socket) => s.write('220 mail ESMTP Postfix\r\n'), 'protocol-not-spoken'],
  ])('that %s', async (_what, begin, cause) => {
    const port = await saying(begin);
    expect((await look(ssh, { host, port, answerWithin: 400 })).failure?.failureCause).toBe(cause);
  });

  it('that never stops greeting is left', async () => {
    const port = await saying((socket) => socket.write('hello\r\n'.repeat(100)));
    expect((await look(ssh, { host, port, answerWithin: 400 })).failure?.failureCause).toBe('protocol-not-spoken');
  });
});

describe('settings', () => {
  const hostKey = [`SHA256:${'A'.repeat(43)}`];
  it.each([
    [{ user }, 'ssh.one-login'],
    [{ user, password: 'a', privateKey: 'b', hostKey }, 'ssh.one-login'],
    [{ password: 'a', hostKey }, 'ssh.one-login'],
    [{ user, password: 'a' }, 'ssh.host-key-unknown'],
    [{ sftp: { paths: ['/'] } }, 'ssh.sftp-login'],
    [{ hostKey: ['md5:aa'] }, 'ssh.fingerprint'],
  ])('%j', (settings, message) => {
    const { error } = ssh.settings.safeParse({ host, ...settings });
    expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

describe('what is no SSH server', () => {
  hostileServers((port) => look(ssh, { host, port, answerWithin: 300 }), {
    'greets as SSH': ['reply-late'],
    // An SSH server speaks first; a web server waits too.
    'answers HTTP': ['no-answer'],
  });
});
