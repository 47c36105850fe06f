import { createServer, type Server } from 'node:net';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memcached } from '../../../probes/memcached/index.ts';
import { secretMark } from '../../../src/kit/settings.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { reply, startTcp } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';

const program = '/usr/bin/memcached';
const account = { user: 'audit', password: 'proud-otter-61' };
const at = (server: { readonly port: number }, more: object = {}) => ({
  host: '127.0.0.1',
  port: server.port,
  answerWithin: 2000,
  ...more,
});

contract('required', 'memcached of this distribution', debianMissing([program], 'memcached'), () => {
  const server = sharedServer({ program, args: ({ port }) => ['-l', '127.0.0.1', '-p', String(port), '-m', '32'] });

  it('tells version, memory and connections', async () => {
    const { answer, failure, touched } = await look(memcached, at(server()));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      version: expect.stringMatching(/^1\.\d+\.\d+/) as string,
      loginRequired: false,
      memory: { limit: 32 * 1024 ** 2 },
      evictions: 0,
      tls: null,
    });
    expect(answer?.gaps).toEqual([]);
    const place = `127.0.0.1:${String(server().port)}`;
    expect(touched).toEqual(['version', 'stats', 'quit'].map((text) => `request ${place}: ${text}`));
  });

  it('tells the same by the binary protocol', async () => {
    const text = await look(memcached, at(server()));
    const { answer, failure } = await look(memcached, at(server(), { protocol: 'binary' }));
    expect(failure).toBeNull();
    expect(answer?.gaps).toEqual([]);
    const { version, loginRequired, memory, evictions } = text.answer?.facts ?? {};
    expect(answer?.facts).toMatchObject({ version, loginRequired, memory, evictions });
  });

  it.each(['text', 'binary'])(
    'keeps the password from a server that asks for none, and stores nothing: %s',
    async (protocol) => {
      const { answer, touched } = await look(memcached, at(server(), { ...account, protocol }));
      expect(answer?.facts.loginRequired).toBe(false);
      expect(touched.join()).not.toMatch(/account|login\)|SASL_AUTH/);
    },
  );
});

contract('required', 'memcached with TLS and an account file', debianMissing([program], 'memcached'), () => {
  const secured = { port: 0, ca: '' };
  const server = sharedServer({
    program,
    args: async (home) => {
      const issuer = await makeCertificate({ name: 'Cache Root', authority: true });
      const own = await makeCertificate({ name: 'cache', issuer, names: ['127.0.0.1'] });
      secured.port = await home.morePort();
      secured.ca = await home.put('ca.pem', issuer.pem);
      const chain = await home.put('own.pem', own.pem);
      const key = await home.put('own.key', own.key);
      return [
        ...['-l', `notls:127.0.0.1:${String(home.port)},127.0.0.1:${String(secured.port)}`],
        ...['-Z', '-o', `ssl_chain_cert=${chain},ssl_key=${key}`],
        ...['-Y', await home.put('accounts', `${account.user}:${account.password}\n`)],
      ];
    },
  });
  const overTls = (more: object = {}) => at(secured, { tls: 'verify', ca: secured.ca, ...more });

  it('logs in over TLS whose certificate was judged', async () => {
    const { answer, failure, touched } = await look(memcached, overTls(account));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ loginRequired: true, certificate: { trusted: true }, evictions: 0 });
    expect(answer?.gaps).toEqual([]);
    const place = `127.0.0.1:${String(secured.port)}`;
    expect(touched.slice(1)).toEqual([
      `request ${place}: version`,
      `account audit at ${place}`,
      `request ${place}: set (login)`,
      `request ${place}: version`,
      `request ${place}: stats`,
      `request ${place}: quit`,
    ]);
    expect(JSON.stringify([answer, touched])).not.toContain(account.password);
  });

  it('logs in without TLS where nothing else is asked', async () => {
    const { answer } = await look(memcached, at(server(), account));
    expect(answer?.facts).toMatchObject({ loginRequired: true, tls: null });
  });

  it('says that a login is required, and which one is refused', async () => {
    const without = await look(memcached, overTls());
    expect(without.failure).toMatchObject({
      failureCause: 'login-required',
      learnt: { facts: { loginRequired: true } },
    });
    const wrong = await look(memcached, overTls({ ...account, password: 'close-sesame' }));
    expect(wrong.failure).toMatchObject({ failureCause: 'login-denied', params: { account: 'audit' } });
    expect(JSON.stringify([wrong.failure?.params, String(wrong.failure?.cause)])).not.toContain('close-sesame');
  });

  it('tells what is wrong with the TLS that was asked for', async () => {
    expect((await look(memcached, at(secured, { ...account, tls: 'verify' }))).failure).toMatchObject({ phase: 'tls' });
    const plain = await look(memcached, at(server(), { tls: 'require', answerWithin: 300 }));
    expect(plain.failure).toMatchObject({ phase: 'tls' });
    const { failure } = await look(memcached, at(secured, { answerWithin: 500 }));
    expect(['protocol-not-spoken', 'connection-lost', 'no-answer']).toContain(failure?.failureCause);
  });

  it('hints at the text protocol where the binary one is not answered', async () => {
    const { failure } = await look(memcached, at(server(), { protocol: 'binary', answerWithin: 300 }));
    expect(failure).toMatchObject({
      failureCause: 'no-answer',
      params: { note: { code: 'memcached.note.not-binary' } },
    });
  });
});

contract('required', 'memcached with SASL', debianMissing([program], 'memcached'), () => {
  let checker: Server | undefined;
  afterAll(() => checker?.close());
  const server = sharedServer({
    program: '/usr/bin/env',
    args: async (home) => {
      const socket = join(home.folder, 'mux');
      checker = await saslauthd(socket);
      const config = ['mech_list: plain', 'pwcheck_method: saslauthd', `saslauthd_path: ${socket}`];
      await home.put('memcached.conf', `${config.join('\n')}\n`);
      const listen = ['-l', '127.0.0.1', '-p', String(home.port)];
      return [`SASL_CONF_PATH=${home.folder}`, program, ...listen, '-S'];
    },
  });
  const binary = (more: object = {}) => at(server(), { protocol: 'binary', ...more });

  it('logs in', async () => {
    const { answer, failure, touched } = await look(memcached, binary(account));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ loginRequired: true, evictions: 0 });
    expect(answer?.facts.version).toMatch(/^1\.\d+\.\d+/);
    const place = `127.0.0.1:${String(server().port)}`;
    expect(touched).toEqual([
      `request ${place}: SASL_LIST_MECHS`,
      `account audit at ${place}`,
      `request ${place}: SASL_AUTH`,
      `request ${place}: VERSION`,
      `request ${place}: STAT`,
    ]);
  });

  it('says that a login is required, and which one is refused', async () => {
    const without = await look(memcached, binary());
    expect(without.failure?.failureCause).toBe('login-required');
    expect(without.failure?.learnt.facts).toMatchObject({ loginRequired: true, version: expect.any(String) as string });
    const wrong = await look(memcached, binary({ ...account, password: 'close-sesame' }));
    expect(wrong.failure).toMatchObject({ failureCause: 'login-denied', params: { account: 'audit' } });
  });

  it('hints at the binary protocol where text is not answered', async () => {
    const { failure } = await look(memcached, at(server(), { answerWithin: 300 }));
    expect(failure).toMatchObject({ failureCause: 'no-answer', params: { note: { code: 'memcached.note.not-text' } } });
  });
});

/** Checks passwords for Cyrus SASL as saslauthd does: four texts with their lengths come in, OK or NO goes out. */
async function saslauthd(path: string): Promise<Server> {
  const checker = createServer((socket) => {
    socket.once('data', (asked) => {
      const right = asked.includes(account.user) && asked.includes(account.password);
      socket.end(Buffer.concat([Buffer.from([0, 2]), Buffer.from(right ? 'OK' : 'NO')]));
    });
  });
  await new Promise<void>((resolve) => checker.listen(path, resolve));
  await chmod(path, 0o777);
  return checker;
}

describe('what a server answers by the binary protocol', () => {
  const answer = (command: number, status: number, text: string) => {
    const header = Buffer.alloc(24);
    header.set([0x81, command]);
    header.writeUInt16BE(status, 6);
    header.writeUInt32BE(text.length, 8);
    return Buffer.concat([header, Buffer.from(text)]);
  };
  it.each([
    ['another way to log in', answer(0x20, 0, 'CRAM-MD5 SCRAM-SHA-1'), 'login-method-unsupported'],
    ['an unknown trouble', answer(0x20, 0x84, 'Internal error'), 'reply-not-understood'],
    ['another command', answer(0x0b, 0, '1.6.18'), 'protocol-not-spoken'],
    ['a length beyond measure', Buffer.concat([answer(0x20, 0, '').fill(0xff, 8, 12)]), 'protocol-not-spoken'],
  ])('%s', async (_what, bytes, cause) => {
    const server = await startTcp(reply(bytes));
    const { failure } = await look(memcached, at(server, { ...account, protocol: 'binary' }));
    await server.stop();
    expect(failure?.failureCause).toBe(cause);
  });
});

describe('what is no memcached', () => {
  hostileServers((port) => look(memcached, { host: '127.0.0.1', port, answerWithin: 300 }));
});

describe('what is no memcached with the binary protocol', () => {
  hostileServers((port) => look(memcached, { host: '127.0.0.1', port, answerWithin: 300, protocol: 'binary' }));
});

describe('the touch list', () => {
  it('names the account, and no password', () => {
    const settings = memcached.settings.parse({ host: 'cache', user: 'audit', password: secretMark });
    const touches = memcached.touches(settings);
    expect(touches).toContainEqual({ touch: { kind: 'account', at: 'cache:11211', name: 'audit' }, count: 1 });
    const asked = { touch: { kind: 'request', at: 'cache:11211', text: 'version' }, count: 1 };
    expect(touches.filter((each) => JSON.stringify(each) === JSON.stringify(asked))).toHaveLength(2);
    expect(memcached.login(settings)).toEqual({ host: 'cache', port: 11211, account: 'audit' });
  });

  it('takes no user without a password', () => {
    expect(memcached.settings.safeParse({ host: 'cache', user: 'audit' }).success).toBe(false);
  });
});
