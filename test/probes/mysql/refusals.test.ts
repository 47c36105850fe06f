import { createHash, generateKeyPairSync, privateDecrypt, constants } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mysql } from '../../../probes/mysql/index.ts';
import { createAuthority } from '../../../src/landscape/certificates.ts';
import { look } from '../../support/http-task.ts';
import {
  authSwitch,
  err,
  fakeMySql,
  greeting,
  moreData,
  ok,
  packet,
  type FakeOptions,
} from '../../support/mysql-fake.ts';
import { faulty, type Faulty } from '../../support/postgres-faults.ts';

const password = 'S3cret-pa55';
const target = ({ host, port }: Pick<Faulty, 'host' | 'port'>, more: object = {}) => ({
  host,
  port,
  user: 'ready',
  password,
  database: 'orders',
  ...more,
});
const fake = (options: Partial<FakeOptions>) => fakeMySql({ version: '8.4.5', ...options });

describe('a login that is refused', () => {
  it.each([
    [1045, "Access denied for user 'ready'@'10.0.0.9' (using password: YES)", 'login-denied'],
    [1044, "Access denied for user 'ready'@'%' to database 'orders'", 'login-not-admitted'],
    [1049, "Unknown database 'orders'", 'database-missing'],
    [1203, 'User ready already has more than max_user_connections', 'too-many-connections'],
    [1226, "User 'ready' has exceeded the 'max_connections_per_hour' resource", 'too-many-connections'],
    [3118, "Access denied for user 'ready'@'%'. Account is locked.", 'account-locked'],
    [3955, 'Account is blocked for 3 day(s) (3 day(s) remaining)', 'account-locked'],
    [4151, 'Access denied, this account is locked', 'account-locked'],
    [1820, 'You must SET PASSWORD before executing this statement', 'password-expired'],
    [1862, 'Your password has expired', 'password-expired'],
    [3159, 'Connections using insecure transport are prohibited', 'tls-required'],
    [1251, 'Client does not support authentication protocol', 'login-method-unsupported'],
    [1524, "Plugin 'mysql_native_password' is not loaded", 'login-method-unsupported'],
    [1053, 'Server shutdown in progress', 'server-stopping'],
    [9999, 'something new', 'reply-not-understood'],
  ])('with %i is %s: %s', async (errno, message, cause) => {
    const server = await fake({ login: (stream, sequence) => stream.write(err(sequence + 1, errno, message)) });
    const { failure } = await look(mysql, target(server));
    expect(failure).toMatchObject({ failureCause: cause, phase: 'login', params: { account: 'ready' } });
    expect(failure?.learnt).toMatchObject({ facts: { handshakeVersion: '8.4.5', sessionTls: { used: false } } });
    expect(failure?.cause).toMatchObject({ message });
    expect(server.seen.connections).toBe(1);
  });

  it.each([
    [1040, 'Too many connections', 'too-many-connections'],
    [1129, "Host '10.0.0.9' is blocked because of many connection errors", 'host-blocked'],
    [1130, "Host '10.0.0.9' is not allowed to connect to this MySQL server", 'login-not-admitted'],
    [1053, 'Server shutdown in progress', 'server-stopping'],
  ])('before it began, with %i, is %s', async (errno, message, cause) => {
    for (const state of [null, 'HY000']) {
      const server = await faulty((socket) => socket.end(err(0, errno, message, state)));
      const { failure, touched } = await look(mysql, target(server));
      expect(failure).toMatchObject({ failureCause: cause, params: { account: 'ready', from: '127.0.0.1' } });
      expect(failure?.cause).toMatchObject({ message: `${String(errno)} ${message}` });
      expect(touched).toEqual([]);
    }
  });

  it('with an expired password that lets in and answers nothing', async () => {
    const server = await fake({ answer: () => ({ errno: 1820, message: 'You must reset your password' }) });
    const { failure } = await look(mysql, target(server));
    expect(failure).toMatchObject({ failureCause: 'password-expired', phase: 'query' });
    expect(server.statements).toHaveLength(1);
  });

  it('in the middle of the statements by a shutdown keeps what was learnt', async () => {
    const answer = (sql: string) => {
      if (sql.startsWith('SELECT VERSION()')) return { rows: [{ version: '8.4.5' }] };
      return sql === 'SHOW GRANTS' ? { errno: 1053, message: 'Server shutdown in progress' } : null;
    };
    const { failure } = await look(mysql, target(await fake({ answer })));
    expect(failure).toMatchObject({ failureCause: 'server-stopping', learnt: { facts: { versionText: '8.4.5' } } });
  });
});

describe('a password', () => {
  it('is never sent in clear', async () => {
    const server = await fake({
      login: (stream, sequence) => stream.write(authSwitch(sequence + 1, 'mysql_clear_password')),
    });
    const { failure } = await look(mysql, target(server, { tls: 'off' }));
    expect(failure).toMatchObject({ failureCause: 'login-unprotected', params: { method: 'mysql_clear_password' } });
    expect(Buffer.concat([...server.packets]).includes(password)).toBe(false);
  });

  it('is not sent to a method nobody knows', async () => {
    const server = await fake({
      login: (stream, sequence) => stream.write(authSwitch(sequence + 1, 'client_ed25519')),
    });
    const { failure } = await look(mysql, target(server));
    expect(failure?.failureCause).toBe('login-method-unsupported');
  });

  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' });
  const scramble = Buffer.from('abcdefghijklmnopqrst');
  /** caching_sha2_password as a server plays it that has not this account in its cache. */
  const fullLogin = (got: Buffer[]): Partial<FakeOptions> => ({
    plugin: 'caching_sha2_password',
    login: (stream, sequence) => stream.write(authSwitch(sequence + 1, 'caching_sha2_password')),
    more: (stream, sequence, payload) => {
      got.push(payload);
      if (payload.length === 32) stream.write(moreData(sequence + 1, Buffer.from([4])));
      else if (payload.length === 1) stream.write(moreData(sequence + 1, Buffer.from(publicKey)));
      else stream.write(ok(sequence + 1));
    },
  });

  it('is not encrypted with a key that anybody could have sent, unless tls is off', async () => {
    const got: Buffer[] = [];
    const { failure } = await look(mysql, target(await fake(fullLogin(got)), { tls: 'prefer' }));
    expect(failure).toMatchObject({ failureCause: 'login-unprotected', params: { method: 'caching_sha2_password' } });
    expect(got.map(({ length }) => length)).toEqual([32, 1]);
  });

  it('is encrypted with the key of the server where tls is off', async () => {
    const got: Buffer[] = [];
    const { answer } = await look(mysql, target(await fake(fullLogin(got)), { tls: 'off' }));
    expect(answer?.facts.sessionTls).toMatchObject({ used: false });
    const { privateKey: key } = keys;
    const opened = privateDecrypt(
      { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      got[2] ?? Buffer.alloc(0),
    );
    const text = opened.map((byte, index) => byte ^ (scramble[index % scramble.length] ?? 0));
    expect(text.toString()).toBe(`${password}\0`);
  });

  it('goes through TLS as the method asks', async () => {
    const day = 86_400_000;
    const dates = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) };
    const authority = await createAuthority({ commonName: 'Root', ...dates });
    const tls = await authority.issue({ commonName: 'db', names: ['127.0.0.1'], ...dates });
    const got: Buffer[] = [];
    const { answer, failure } = await look(mysql, target(await fake({ ...fullLogin(got), tls })));
    expect(failure).toBeNull();
    expect(answer?.facts.sessionTls).toMatchObject({ used: true, version: 'TLSv1.3' });
    expect(answer?.facts.certificate).toMatchObject({ subject: 'CN=db', trusted: false, hostMatches: true });
    expect(got[1]?.toString()).toBe(`${password}\0`);
  });

  it('is proven and not sent where it is in the cache of the server', async () => {
    const got: Buffer[] = [];
    const server = await fake({
      login: (stream, sequence) => stream.write(authSwitch(sequence + 1, 'caching_sha2_password')),
      more: (stream, sequence, payload) => {
        got.push(payload);
        stream.write(Buffer.concat([moreData(sequence + 1, Buffer.from([3])), ok(sequence + 2)]));
      },
    });
    const { failure } = await look(mysql, target(server));
    expect(failure).toBeNull();
    const sha = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
    const once = sha(Buffer.from(password));
    const mask = sha(sha(once), scramble);
    expect(got[0]).toEqual(Buffer.from(once.map((byte, index) => byte ^ (mask[index] ?? 0))));
  });
});

describe('what is no MySQL server', () => {
  it.each([
    ['SSH-2.0-OpenSSH_9.6\r\n', 'SSH'],
    ['HTTP/1.1 400 Bad Request\r\n\r\n', 'HTTP'],
    ['220 mail.example ESMTP\r\n', 'SMTP'],
    ['-ERR unknown command\r\n', 'Redis'],
    ['\x05\0\0\0\x0b\x08\x05\x1a\0', 'MySQL X Protocol'],
    ['\0\0\0\0\0\0', '\\x00\\x00\\x00\\x00\\x00\\x00'],
  ])('is said to answer %j as %s', async (greets, seen) => {
    const server = await faulty((socket) => socket.write(Buffer.from(greets, 'latin1')));
    const { failure, touched } = await look(mysql, target(server));
    expect(failure).toMatchObject({
      failureCause: 'protocol-not-spoken',
      params: { protocol: 'MySQL', seen: { value: seen } },
    });
    expect(touched).toEqual([]);
  });

  it('says nothing until the deadline', async () => {
    const server = await faulty(() => undefined);
    const { failure } = await look(mysql, target(server), { signal: AbortSignal.timeout(1500) });
    expect(failure).toMatchObject({ failureCause: 'deadline-exceeded', phase: 'login' });
  });

  it('closes at once, in its greeting, or after the login', async () => {
    const closing = await faulty((socket) => socket.end());
    expect((await look(mysql, target(closing))).failure?.failureCause).toBe('connection-lost');
    const half = await faulty((socket) => socket.end(greeting('8.4.5').subarray(0, 30)));
    expect((await look(mysql, target(half))).failure?.failureCause).toBe('protocol-not-spoken');
    const after = await fake({ login: (stream) => stream.end() });
    const { failure } = await look(mysql, target(after));
    expect(failure).toMatchObject({ failureCause: 'connection-lost', phase: 'login' });
  });

  it.each([
    ['a number out of order', packet(9, Buffer.from([0, 0, 0, 2, 0, 0, 0]))],
    ['an endless packet', Buffer.from([0xff, 0xff, 0xff, 2, 0])],
    ['an empty packet', packet(2, Buffer.alloc(0))],
    ['an unknown mark', packet(2, Buffer.from([0x55, 1, 2, 3]))],
    ['a cut error', packet(2, Buffer.from([0xff]))],
    ['a switch without an end', packet(2, Buffer.from([0xfe, 0x61, 0x62]))],
  ])('answers the login with %s', async (_what, bytes) => {
    const server = await fake({ login: (stream) => stream.write(bytes) });
    const { failure } = await look(mysql, target(server), { signal: AbortSignal.timeout(30_000) });
    expect(failure?.failureCause).toMatch(/^(?:reply-not-understood|login-method-unsupported)$/);
  });

  it.each([
    ['a request for a file of this machine', packet(1, Buffer.from('\xfb/etc/passwd', 'latin1'))],
    ['a column that ends too early', Buffer.concat([packet(1, Buffer.from([1])), packet(2, Buffer.from([1, 0x64]))])],
    ['a reply of another statement', Buffer.concat([ok(1), ok(2)])],
  ])('answers a statement with %s', async (_what, bytes) => {
    const server = await fake({ answer: (sql) => (sql === 'SHOW GRANTS' ? bytes : null) });
    const { answer, failure } = await look(mysql, target(server), { signal: AbortSignal.timeout(30_000) });
    const outcome = failure?.failureCause ?? answer?.gaps?.find(({ path }) => path === 'account.grants')?.reason;
    expect(outcome).toMatch(/^(?:reply-not-understood|connection-lost|not-supported|not-reached)$/);
    expect(Buffer.concat([...server.packets]).includes('root:')).toBe(false);
  });

  it('stops in the middle of a statement when the run is stopped', async () => {
    const stop = new AbortController();
    const server = await fake({
      answer: (sql) => {
        if (sql !== 'SHOW GRANTS') return null;
        stop.abort();
        return Buffer.alloc(0);
      },
    });
    const { failure } = await look(mysql, target(server), { signal: stop.signal });
    expect(failure).toMatchObject({ failureCause: 'cancelled', phase: 'query' });
    expect(failure?.learnt.timings?.map(({ phase }) => phase)).toEqual(['resolve', 'connect', 'login', 'query']);
  });
});
