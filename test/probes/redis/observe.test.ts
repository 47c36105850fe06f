import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { redis } from '../../../probes/redis/index.ts';
import { secretMark } from '../../../src/kit/settings.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { reply, startTcp } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';

const program = '/usr/bin/redis-server';
const password = 'proud-otter-61';

const basics = ({ folder, port }: ServerHome) => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--daemonize', 'no'],
];
const at = (server: { readonly port: number }, more: object = {}) => ({
  host: '127.0.0.1',
  port: server.port,
  answerWithin: 2000,
  ...more,
});

contract('required', 'Redis of this distribution', debianMissing([program], 'redis-server'), () => {
  let tlsPort = 0;
  let authority = '';
  const open = sharedServer({
    program,
    args: async (home) => {
      const issuer = await makeCertificate({ name: 'Cache Root', authority: true });
      const own = await makeCertificate({ name: 'cache', issuer, names: ['127.0.0.1'] });
      tlsPort = await home.morePort();
      authority = await home.put('ca.pem', issuer.pem);
      const files = ['cert', 'key', 'ca-cert'].map((each) => `--tls-${each}-file`);
      const [cert = '', key = '', ca = ''] = files;
      return [
        await home.put('redis.conf', `user few on >${password} +ping +info\nuser none on >${password} +get\n`),
        ...basics(home),
        ...['--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru', '--save', '3600 1', '--appendonly', 'yes'],
        ...['--tls-port', String(tlsPort), '--tls-auth-clients', 'no', ca, authority],
        ...[cert, await home.put('own.pem', own.pem), key, await home.put('own.key', own.key)],
      ];
    },
  });
  const locked = sharedServer({
    program,
    args: (home) => [...basics(home), '--requirepass', password, '--replicaof', `127.0.0.1 ${open().port}`],
  });
  const node = sharedServer({ program, args: (home) => [...basics(home), '--cluster-enabled', 'yes'] });
  const sentinel = sharedServer({
    program,
    args: async (home) => [
      await home.put('sentinel.conf', `sentinel monitor orders 127.0.0.1 ${open().port} 1\n`),
      ...basics(home),
      '--sentinel',
    ],
  });
  const small = sharedServer({ program, args: (home) => [...basics(home), '--maxclients', '1'], ready: freshlyUp });

  it('tells how it is', async () => {
    const { answer, failure, touched } = await look(redis, at(open()));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      loginRequired: false,
      product: 'Redis',
      mode: 'standalone',
      role: 'master',
      replicaOf: null,
      memory: { limit: 64 * 1024 ** 2, policy: 'allkeys-lru' },
      rdb: { lastSaveOk: true },
      aof: { enabled: true, lastWriteOk: true },
      configuration: { save: '3600 1', appendfsync: 'everysec', databases: 16, timeout: 0, maxclients: 10_000 },
      databases: [],
      cluster: null,
      sentinel: null,
      tls: null,
    });
    expect(answer?.facts.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(answer?.facts.version).toBe(answer?.facts.redisVersion);
    expect(answer?.gaps).toEqual([]);
    expect(answer?.subject).toMatch(/^redis [0-9a-f]{40}$/);
    const place = `request 127.0.0.1:${String(open().port)}`;
    expect(touched.slice(0, 3)).toEqual([`${place}: PING`, `${place}: INFO`, `${place}: CONFIG GET save`]);
    expect(touched).toHaveLength(8);
  });

  it('logs in over TLS whose certificate was judged, and leaves gaps for what the account may not see', async () => {
    const account = { user: 'few', password };
    const settings = { host: '127.0.0.1', port: tlsPort, tls: 'verify', ca: authority, ...account };
    const { answer, failure, touched } = await look(redis, settings);
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ certificate: { trusted: true }, role: 'master', tls: { alpn: null } });
    expect(answer?.gaps).toMatchObject([{ path: 'configuration', reason: 'not-permitted' }]);
    expect(answer?.gaps?.[0]?.detail).toMatch(/^NOPERM/);
    expect(touched).toContain(`account few at 127.0.0.1:${String(tlsPort)}`);
    expect(JSON.stringify(answer)).not.toContain(password);
  });

  it('leaves gaps for everything where the account may not even ask how it is', async () => {
    const { answer } = await look(redis, at(open(), { user: 'none', password }));
    expect(answer?.facts).toMatchObject({ loginRequired: false });
    expect(answer?.gaps?.map(({ reason }) => reason)).toEqual(Array.from({ length: 20 }, () => 'not-permitted'));
  });

  it.each([
    ['a wrong password of a user', 'few', 'wrong', 'login-denied'],
    ['an unknown user', 'nobody', password, 'login-denied'],
    ['a password where the server has none', undefined, password, 'login-denied'],
  ])('is refused: %s', async (_what, user, given, cause) => {
    const { failure } = await look(redis, at(open(), { ...(user === undefined ? {} : { user }), password: given }));
    expect(failure?.failureCause).toBe(cause);
    expect(failure?.params['account']).toBe(user ?? 'default');
    expect(JSON.stringify([failure?.params, String(failure?.cause)])).not.toContain(given);
  });

  it('says that a login is required, before any password was sent', async () => {
    const { failure } = await look(redis, at(locked()));
    expect(failure?.failureCause).toBe('login-required');
    expect(failure?.learnt.facts).toMatchObject({ loginRequired: true });
  });

  it('tells which master a replica follows, and the master which replicas it has', async () => {
    const master = `127.0.0.1:${String(open().port)}`;
    const own = `127.0.0.1:${String(locked().port)}`;
    const linked = async () => (await look(redis, at(locked(), { password }))).answer?.facts;
    while ((await linked())?.replicaOf?.linkUp !== true);
    expect(await linked()).toMatchObject({
      loginRequired: true,
      role: 'slave',
      replicaOf: { address: master, readOnly: true },
    });
    // the master takes a moment longer than the replica to call it online
    await vi.waitFor(async () => {
      const { answer } = await look(redis, at(open()));
      expect(answer?.facts.replicas).toMatchObject([{ address: own, state: 'online' }]);
    }, 10_000);
  });

  it('tells the state of a cluster', async () => {
    const { answer } = await look(redis, at(node()));
    expect(answer?.facts).toMatchObject({
      mode: 'cluster',
      cluster: { state: 'fail', slotsAssigned: 0, slotsFailed: 0, nodes: 1, masters: 0 },
    });
  });

  it('tells what a sentinel watches', async () => {
    const { answer, failure } = await look(redis, at(sentinel()));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      mode: 'sentinel',
      sentinel: { tilt: false, masters: [{ name: 'orders', address: `127.0.0.1:${String(open().port)}` }] },
    });
    expect(answer?.gaps?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['memory', 'rdb', 'databases', 'configuration']),
    );
  });

  it('says that it takes no more connections', async () => {
    const first = connect({ host: '127.0.0.1', port: small().port });
    first.write('PING\r\n');
    await once(first, 'data');
    const { failure } = await look(redis, at(small()));
    first.destroy();
    expect(failure?.failureCause).toBe('too-many-connections');
  });

  it('says that a port with TLS does not speak the protocol by itself', async () => {
    const { failure } = await look(redis, at({ port: tlsPort }));
    expect(['protocol-not-spoken', 'connection-lost']).toContain(failure?.failureCause);
  });
});

/** A connection to see whether it is up would be the only one it takes. */
async function freshlyUp({ port }: ServerHome): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  const up = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  if (!up) return false;
  socket.resume();
  socket.end('QUIT\r\n');
  await once(socket, 'close');
  return true;
}

describe('what a server says at the door', () => {
  it.each([
    ['protected', '-DENIED Redis is running in protected mode because protected mode is enabled', 'login-not-admitted'],
    ['full', '-ERR max number of clients reached', 'too-many-connections'],
    ['loading', '-LOADING Redis is loading the dataset in memory', 'server-starting'],
    [
      'a replica without its master',
      "-MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
      'standby-closed',
    ],
    ['something unknown', '-ERR something of tomorrow', 'reply-not-understood'],
    ['a list beyond measure', '*99999999', 'protocol-not-spoken'],
    ['a text beyond measure', '$5000000', 'protocol-not-spoken'],
    ['lists without bottom', '*1\r\n'.repeat(20), 'protocol-not-spoken'],
    ['another protocol', '+OK POP3 ready', 'protocol-not-spoken'],
  ])('%s', async (_what, line, cause) => {
    const server = await startTcp(reply(`${line}\r\n`));
    const { failure } = await look(redis, at(server));
    await server.stop();
    expect(failure?.failureCause).toBe(cause);
  });

  it('is server-starting where its data are still being loaded', async () => {
    const server = await startTcp(answers(['+PONG', bulk('redis_version:6.0.16\r\nloading:1')]));
    const { failure } = await look(redis, at(server));
    await server.stop();
    expect(failure?.failureCause).toBe('server-starting');
    expect(failure?.learnt.facts).toMatchObject({ version: '6.0.16' });
  });

  it.each([
    ['redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.0.2', 'Valkey', '8.0.2'],
    ['redis_version:7.4.0\r\ndragonfly_version:df-v1.40.1', 'Dragonfly', '1.40.1'],
    ['redis_version:6.3.4\r\n# KeyDB\r\nmvcc_depth:0', 'KeyDB', '6.3.4'],
    ['version:2.0.5\r\nkvrocks_version:2.0.5\r\nredis_version:4.0.0', 'Apache Kvrocks', '2.0.5'],
  ])('tells products apart by %j', async (info, product, version) => {
    const refused = '-ERR unknown command `CONFIG`';
    const server = await startTcp(answers(['+PONG', bulk(info), refused]));
    const { answer } = await look(redis, at(server));
    await server.stop();
    expect(answer?.facts).toMatchObject({ product, version });
    expect(answer?.gaps).toContainEqual({
      path: 'configuration',
      reason: 'not-supported',
      detail: 'ERR unknown command `CONFIG`',
    });
  });
});

describe('what is no Redis', () => {
  hostileServers((port) => look(redis, at({ port }, { answerWithin: 300 })));
});

describe('the touch list', () => {
  it('names the account, and no password', () => {
    const settings = redis.settings.parse({ host: 'cache', password: secretMark });
    const lines = redis.touches(settings).map(({ touch }) => JSON.stringify(touch));
    expect(lines).toContain('{"kind":"account","at":"cache:6379","name":"default"}');
    expect(lines.join()).not.toContain('*"');
    expect(redis.login(settings)).toEqual({ host: 'cache', port: 6379, account: 'default' });
  });

  it('takes no user without a password', () => {
    expect(redis.settings.safeParse({ host: 'cache', user: 'few' }).error?.issues).toMatchObject([
      { path: ['user'], message: 'redis.user-without-password' },
    ]);
  });
});

function bulk(text: string): string {
  return `$${String(Buffer.byteLength(text))}\r\n${text}`;
}

/** Answers each command with the next line. */
function answers(lines: readonly string[]) {
  return (socket: Socket) => {
    let next = 0;
    socket.on('data', () => {
      socket.write(`${lines[next] ?? '-ERR unknown command'}\r\n`);
      next += 1;
    });
  };
}
