import { afterAll, beforeAll, expect, it } from 'vitest';
import { memcached } from '../../probes/memcached/index.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../support/debian-server.ts';
import { look } from '../support/http-task.ts';
import { startTcp, type TestServer } from '../support/http-servers.ts';
import { memcachedFake } from '../support/proxies.ts';

const squid = '/usr/sbin/squid';
const helper = '/usr/lib/squid/basic_ncsa_auth';
const socks = '/usr/bin/microsocks';

/** On loopback, without a cache, with a name server that is not there; port 9 is forbidden. */
async function squidArgs(home: ServerHome, access: readonly string[]): Promise<readonly string[]> {
  const { port, folder, put } = home;
  const config = [
    `http_port 127.0.0.1:${String(port)}`,
    `pid_filename ${folder}/squid.pid`,
    `cache_log ${folder}/cache.log`,
    'access_log none',
    'cache deny all',
    'shutdown_lifetime 0 seconds',
    'pinger_enable off',
    'visible_hostname proxy.example',
    'dns_nameservers 127.0.0.1',
    'dns_timeout 1 second',
    'dns_retransmit_interval 1 second',
    'acl forbidden port 9',
    'http_access deny forbidden',
    ...access,
  ];
  return ['-N', '-f', await put('squid.conf', `${config.join('\n')}\n`)];
}

contract('required', 'squid of this distribution', debianMissing([squid, helper], 'squid'), () => {
  const open = sharedServer({ program: squid, args: (home) => squidArgs(home, ['http_access allow all']) });
  const guarded = sharedServer({
    program: squid,
    args: async (home) => {
      // the password is "open sesame", as `openssl passwd -apr1` writes it
      const accounts = await home.put('accounts', 'scan:$apr1$plumblin$E3kwMHPFpkkEis/rup.wS.\n');
      return squidArgs(home, [
        `auth_param basic program ${helper} ${accounts}`,
        'auth_param basic children 1 startup=1',
        'auth_param basic realm Site',
        'acl known proxy_auth REQUIRED',
        'http_access allow known',
        'http_access deny all',
      ]);
    },
  });
  let cache: TestServer;
  beforeAll(async () => {
    cache = await startTcp(memcachedFake);
  });
  afterAll(() => cache.stop());
  const through = (server: () => { readonly port: number }, settings: Readonly<Record<string, unknown>> = {}) =>
    look(memcached, {
      host: '127.0.0.1',
      port: cache.port,
      proxy: `http://127.0.0.1:${String(server().port)}`,
      ...settings,
    });

  it('leads on', async () => {
    const { answer, failure } = await through(open);
    expect(failure).toBeNull();
    expect(answer?.facts.version).toBe('1.6.18');
  });

  it('names what it does not allow, does not reach and does not find', async () => {
    const denied = await through(open, { port: 9 });
    expect(denied.failure).toMatchObject({
      failureCause: 'proxy-denied',
      phase: 'proxy',
      params: { status: 403, said: { value: 'ERR_ACCESS_DENIED 0' }, note: { code: 'kit.note.proxy-ports' } },
    });
    const closed = await through(open, { port: 1 });
    expect(closed.failure).toMatchObject({
      failureCause: 'proxy-target-unreachable',
      phase: 'proxy',
      params: { said: { value: 'ERR_CONNECT_FAIL 111' } },
    });
    const unknown = await through(open, { host: 'cache.invalid' });
    expect(unknown.failure).toMatchObject({
      failureCause: 'proxy-target-unreachable',
      phase: 'proxy',
      params: { said: { value: 'ERR_CANNOT_FORWARD 0' } },
    });
  });

  it('wants to know who asks', async () => {
    expect((await through(guarded)).failure).toMatchObject({
      failureCause: 'proxy-login-required',
      params: { status: 407, schemes: { items: [{ value: 'Basic' }] } },
    });
    const wrong = await through(guarded, { proxyUser: 'scan', proxyPassword: 'close sesame' });
    expect(wrong.failure).toMatchObject({ failureCause: 'proxy-login-denied', params: { account: 'scan' } });
    expect(JSON.stringify(wrong.failure?.params)).not.toContain('close sesame');
    const right = await through(guarded, { proxyUser: 'scan', proxyPassword: 'open sesame' });
    expect(right.failure).toBeNull();
  });
});

contract('required', 'microsocks of this distribution', debianMissing([socks], 'microsocks'), () => {
  const open = sharedServer({
    program: socks,
    args: ({ port }) => ['-i', '127.0.0.1', '-p', String(port)],
  });
  const guarded = sharedServer({
    program: socks,
    args: ({ port }) => ['-i', '127.0.0.1', '-p', String(port), '-u', 'scan', '-P', 'open sesame'],
  });
  let cache: TestServer;
  beforeAll(async () => {
    cache = await startTcp(memcachedFake);
  });
  afterAll(() => cache.stop());
  const through = (server: () => { readonly port: number }, settings: Readonly<Record<string, unknown>> = {}) =>
    look(memcached, {
      host: '127.0.0.1',
      port: cache.port,
      proxy: `socks5://127.0.0.1:${String(server().port)}`,
      ...settings,
    });

  it('leads on, and says what it does not reach', async () => {
    expect((await through(open)).answer?.facts.version).toBe('1.6.18');
    expect((await through(open, { host: 'localhost' })).failure).toBeNull();
    expect((await through(open, { port: 1 })).failure).toMatchObject({
      failureCause: 'proxy-target-unreachable',
      phase: 'proxy',
      params: { said: 'Connection refused' },
    });
  });

  it('wants to know who asks', async () => {
    expect((await through(guarded)).failure?.failureCause).toBe('proxy-login-required');
    const wrong = await through(guarded, { proxyUser: 'scan', proxyPassword: 'close sesame' });
    expect(wrong.failure?.failureCause).toBe('proxy-login-denied');
    expect((await through(guarded, { proxyUser: 'scan', proxyPassword: 'open sesame' })).failure).toBeNull();
  });
});
