import { afterAll, beforeAll, expect, it } from 'vitest';
import { migration } from '../../probes/migration/index.ts';
import { mysql } from '../../probes/mysql/index.ts';
import { postgres } from '../../probes/postgres/index.ts';
import { sqlserver } from '../../probes/sqlserver/index.ts';
import { createAuthority } from '../../src/landscape/certificates.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer } from '../support/debian-server.ts';
import { makeCertificate } from '../support/http-certificates.ts';
import { startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import { barePassword, logLines, prepare, targetFor } from '../support/postgres-accounts.ts';
import { sharedPostgres } from '../support/postgres.ts';
import { tunnel } from '../support/proxies.ts';
import { sqlServerFake } from '../support/sqlserver-fake.ts';

const socks = '/usr/bin/microsocks';
const dayMs = 86_400_000;
const dates = { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + 30 * dayMs) };
const authority = await createAuthority({ commonName: 'Database Root', ...dates });
const own = await authority.issue({ commonName: 'database', names: ['127.0.0.1', 'localhost'], ...dates });
const account = { proxyUser: 'scan', proxyPassword: 'open sesame' };
const missing = debianMissing([socks], 'microsocks') ?? mariaDbMissing();

contract('required', 'databases behind a proxy', missing, () => {
  const pg = sharedPostgres(17, {
    tls: own,
    hba: ['host all shut 127.0.0.0/8 reject', 'host all bare 127.0.0.0/8 scram-sha-256'],
  });
  const maria = sharedMariaDb({ tls: own });
  const guarded = sharedServer({
    program: socks,
    args: ({ port }) => ['-i', '127.0.0.1', '-p', String(port), '-u', account.proxyUser, '-P', account.proxyPassword],
  });
  let ca = '';
  let secureProxy: TestServer;
  beforeAll(async () => {
    const roles = ['bare', 'shut'].map((name) => `CREATE ROLE ${name} LOGIN PASSWORD '${barePassword}'`);
    await prepare(pg(), [...roles, 'CREATE TABLE orders (id int PRIMARY KEY)', 'GRANT SELECT ON orders TO bare']);
    await maria().prepare([
      'CREATE DATABASE orders',
      'CREATE TABLE orders.orders (id int PRIMARY KEY)',
      `CREATE USER bare@'127.0.0.1' IDENTIFIED BY '${barePassword}'`,
      "GRANT SELECT ON orders.* TO bare@'127.0.0.1'",
    ]);
    const issuer = await makeCertificate({ name: 'Proxy Root', authority: true });
    const proxy = await makeCertificate({ name: 'proxy', issuer, names: ['127.0.0.1'] });
    secureProxy = await startTls({ cert: proxy.pem, key: proxy.key }, tunnel('http'));
    ca = await guarded().put('ca.pem', `${authority.certificate}\n${issuer.pem}`);
  });
  afterAll(() => secureProxy.stop());
  const proxyAt = () => `socks5://127.0.0.1:${String(guarded().port)}`;
  const through = () => ({ proxy: proxyAt(), ...account });
  const mysqlTarget = () => ({ host: '127.0.0.1', port: maria().port, user: 'bare', password: barePassword });

  it('postgres logs in through it, over TLS to the database itself', async () => {
    // A name that only the proxy looks up.
    const settings = { ...targetFor(pg(), 'bare'), host: 'localhost', tls: 'verify', ca, ...through() };
    const { answer, failure, touched } = await look(postgres, settings);
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      route: { proxy: proxyAt(), because: 'setting' },
      sessionTls: { used: true },
      certificate: { trusted: true, hostMatches: true },
    });
    expect(answer?.timings?.map(({ phase }) => phase).slice(0, 5)).toEqual([
      'resolve',
      'connect',
      'proxy',
      'tls',
      'login',
    ]);
    expect(touched).toContain(`request 127.0.0.1:${String(guarded().port)}: CONNECT localhost:${String(pg().port)}`);
    expect(JSON.stringify([answer, touched])).not.toMatch(/open sesame|b4re/);
  });

  it.each(['off', 'verify'])('mysql logs in through it, whose server speaks first: tls %s', async (tls) => {
    const { answer, failure } = await look(mysql, { ...mysqlTarget(), tls, ca, ...through() });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ route: { proxy: proxyAt() }, sessionTls: { used: tls === 'verify' } });
    expect(answer?.timings?.map(({ phase }) => phase)).toContain('proxy');
  });

  it('migration reaches both sides through it', async () => {
    const source = { product: 'mysql', ...mysqlTarget(), database: 'orders', ...through() };
    const target = { product: 'postgres', ...targetFor(pg(), 'bare'), tls: 'off', ...through() };
    const { answer, failure, touched } = await look(migration, { source, target, tables: ['orders'], levels: ['L0'] });
    expect(failure).toBeNull();
    expect(answer?.facts.tableCount).toBe(1);
    expect(touched.filter((line) => line.includes('CONNECT'))).toHaveLength(2);
  });

  it('sqlserver speaks through it', async () => {
    const server = await sqlServerFake({ refusal: { error: 18_456, message: 'Login failed' } });
    const login = { database: 'orders', user: 'bare', password: barePassword, tls: 'off' };
    const { failure } = await look(sqlserver, { host: '127.0.0.1', port: server.port, ...login, ...through() });

    expect(failure).toMatchObject({
      failureCause: 'login-denied',
      learnt: { facts: { route: { proxy: proxyAt() }, sessionTls: { used: false } } },
    });
  });

  it('is judged by the same authorities where the proxy speaks TLS itself', async () => {
    const proxy = `https://127.0.0.1:${String(secureProxy.port)}`;
    const settings = { ...targetFor(pg(), 'bare'), tls: 'verify', proxy };
    expect((await look(postgres, { ...settings, ca })).failure).toBeNull();
    expect((await look(postgres, settings)).failure?.failureCause).toBe('proxy-tls-failed');
    expect((await look(mysql, { ...mysqlTarget(), tls: 'verify', ca, proxy })).failure).toBeNull();
  });

  it.each([
    ['its login', {}, { proxyPassword: 'close sesame' }, 'proxy-login-denied'],
    ['a port where nothing listens', { port: 1 }, {}, 'proxy-target-unreachable'],
    ['an account without a proxy', {}, { proxy: 'direct' }, 'settings-invalid'],
  ])('names what is in the way, and logs in at no database: %s', async (_what, place, proxy, cause) => {
    const before = (await logLines(pg())).length;
    for (const { failure } of [
      await look(postgres, { ...targetFor(pg(), 'bare'), ...place, ...through(), ...proxy }),
      await look(mysql, { ...mysqlTarget(), ...place, ...through(), ...proxy }),
    ]) {
      expect(failure?.failureCause).toBe(cause);
      expect(JSON.stringify([failure?.params, failure?.learnt])).not.toMatch(/sesame|b4re/);
    }
    expect((await logLines(pg())).slice(before).join('\n')).not.toContain('bare@');
  });

  it('says whose address the server does not admit', async () => {
    const { failure } = await look(postgres, { ...targetFor(pg(), 'shut'), ...through() });
    expect(failure).toMatchObject({ failureCause: 'login-not-admitted', params: { from: proxyAt() } });
  });
});

contract('required', 'the touch list of a database behind a proxy', null, () => {
  it('names the proxy, its account and what it is asked for, and not the database itself', () => {
    const login = { host: 'db', database: 'orders', user: 'bare' };
    const settings = postgres.settings.parse({ ...login, proxy: 'socks5://jump:1080', proxyUser: 'scan' });
    const touches = postgres.touches(settings).map(({ touch }) => touch);
    expect(touches.filter(({ kind }) => kind === 'connect')).toEqual([
      { kind: 'connect', transport: 'tcp', host: 'jump', port: 1080 },
    ]);
    expect(touches).toContainEqual({ kind: 'request', at: 'jump:1080', text: 'CONNECT db:5432' });
    expect(touches).toContainEqual({ kind: 'account', at: 'jump:1080', name: 'scan' });
  });

  it('lets each account of a migration in once', () => {
    const side = { product: 'postgres', host: 'db', database: 'orders', user: 'bare', proxy: 'socks5://jump:1080' };
    const settings = migration.settings.parse({ source: { ...side, proxyUser: 'scan' }, target: side });
    expect(migration.login(settings)).toEqual([
      { host: 'jump', port: 1080, account: 'scan' },
      { host: 'db', port: 5432, account: 'bare' },
      { host: 'db', port: 5432, account: 'bare' },
    ]);
  });
});
