import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { http } from '../../../probes/http/index.ts';
import { memcached } from '../../../probes/memcached/index.ts';
import { migration } from '../../../probes/migration/index.ts';
import { loginsOf } from '../../../src/kit/logins-of.ts';
import { touchLineText } from '../../../src/model/plan.ts';
import { reply, startHttp, startTcp, type TestServer } from '../../support/http-servers.ts';
import { look, type LookOptions } from '../../support/http-task.ts';
import { memcachedFake, tunnel } from '../../support/proxies.ts';

const page = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

let app: TestServer;
let proxy: TestServer;
let socks: TestServer;
let files: TestServer;
let dead: number;
let folder: string;
/** What the server of PAC files gives, by path. */
const served = new Map<string, string>();
beforeAll(async () => {
  app = await startTcp(reply(page));
  proxy = await startTcp(tunnel('http'));
  socks = await startTcp(tunnel('socks5'));
  files = await startHttp((request, response) => {
    const text = served.get(request.url ?? '');
    response.writeHead(text === undefined ? 404 : 200, { 'Content-Type': 'text/html' }).end(text);
  });
  const closed = await startTcp(() => undefined);
  dead = closed.port;
  await closed.stop();
  folder = mkdtempSync(join(tmpdir(), 'pac-'));
});
afterAll(async () => {
  for (const server of [app, proxy, socks, files]) await server.stop();
  rmSync(folder, { recursive: true });
});

const at = (port: number): string => `127.0.0.1:${String(port)}`;
const find = (body: string): string => `function FindProxyForURL(url, host) { ${body} }`;
const answering = (answer: string): string => find(`return ${JSON.stringify(answer)}`);

let count = 0;

/** Asks an address with a PAC script that lies in a file. */
function ask(
  script: string,
  allow: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
  options?: LookOptions,
) {
  count += 1;
  const from = join(folder, `${String(count)}.pac`);
  writeFileSync(from, script);
  return look(http, { url: `http://127.0.0.1:${String(app.port)}/`, proxyPac: { from, allow }, ...more }, options);
}

describe('a PAC file', () => {
  it('is read from a file and names the proxy', async () => {
    const answer = `PROXY ${at(proxy.port)}; DIRECT`;
    const before = proxy.connections();
    const { answer: seen, failure, touched } = await ask(answering(answer), [`http://${at(proxy.port)}`]);
    expect(failure).toBeNull();
    expect(seen?.facts).toMatchObject({
      status: 200,
      route: { proxy: `http://${at(proxy.port)}`, because: 'pac', pac: { answer, tried: [], unasked: [] } },
    });
    expect(seen?.facts.route?.rule).toMatch(/\.pac$/);
    expect(proxy.connections()).toBe(before + 1);
    expect(touched).toContainEqual(expect.stringMatching(/^file .*\.pac$/));
    expect(touched).toContain(`request ${at(proxy.port)}: CONNECT ${at(app.port)}`);
  });

  it('is read from a URL, whatever its Content-Type, once for all requests of a look', async () => {
    served.set('/proxy.pac', `\uFEFF${answering('DIRECT')}`);
    const from = `http://${at(files.port)}/proxy.pac`;
    const before = files.connections();
    const url = `http://${at(app.port)}/`;
    const { answer, failure, touched } = await look(http, { url, proxyPac: { from }, repeat: 3 });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      address: { ip: '127.0.0.1', port: app.port },
      route: { proxy: null, because: 'pac', rule: from, pac: { answer: 'DIRECT' } },
    });
    expect(files.connections()).toBe(before + 1);
    expect(touched).toContain(`GET ${from}`);
  });

  it('may name SOCKS without a version: the profile says which', async () => {
    const { answer } = await ask(answering(`SOCKS ${at(socks.port)}`), [`socks5://${at(socks.port)}`]);
    expect(answer?.facts).toMatchObject({ status: 200, route: { proxy: `socks5://${at(socks.port)}` } });
  });

  it('is followed in its order where a proxy is not there', async () => {
    const script = answering(`PROXY ${at(dead)}; PROXY ${at(proxy.port)}`);
    const { answer } = await ask(script, [`http://${at(dead)}`, `http://${at(proxy.port)}`]);
    expect(answer?.facts).toMatchObject({
      status: 200,
      route: { proxy: `http://${at(proxy.port)}`, pac: { tried: [`http://${at(dead)}`] } },
    });
    const direct = await ask(answering(`PROXY ${at(dead)}; DIRECT`), [`http://${at(dead)}`]);
    expect(direct.answer?.facts).toMatchObject({ status: 200, address: { port: app.port }, route: { proxy: null } });
    const none = await ask(answering(`PROXY ${at(dead)}`), [`http://${at(dead)}`]);
    expect(none.failure).toMatchObject({ failureCause: 'proxy-unreachable', phase: 'proxy' });
  });

  it('is not followed further where a proxy answers no', async () => {
    const refusing = await startTcp(reply('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'));
    const script = answering(`PROXY ${at(refusing.port)}; DIRECT`);
    const before = app.connections();
    const { failure } = await ask(script, [`http://${at(refusing.port)}`]);
    expect(failure).toMatchObject({ failureCause: 'proxy-denied' });
    expect(app.connections()).toBe(before);
    await refusing.stop();
  });

  it('gives the account to the proxies of the profile only', async () => {
    const account = { proxyUser: 'scan', proxyPassword: 'open sesame' };
    await ask(answering(`PROXY ${at(proxy.port)}`), [`http://${at(proxy.port)}`], account);
    expect(proxy.received()).toContain('Proxy-Authorization: Basic');
    const other = await startTcp(tunnel('http'));
    const { failure } = await ask(answering(`PROXY ${at(other.port)}; DIRECT`), [`http://${at(proxy.port)}`], account);
    expect(failure).toMatchObject({
      failureCause: 'pac-proxy-not-allowed',
      phase: 'proxy',
      params: { proxy: `http://${at(other.port)}`, target: at(app.port) },
    });
    expect(other.connections()).toBe(0);
    expect(app.received()).not.toMatch(/proxy-authorization|sesame/i);
    await other.stop();
  });

  it('may look up the target, and nothing else', async () => {
    const asked: string[] = [];
    const lookup = (name: string) => {
      asked.push(name);
      return Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]);
    };
    const url = `http://app.corp.example:${String(app.port)}/`;
    const script = find(
      `return isInNet(host, "127.0.0.0", "255.0.0.0") && !isResolvable("probe.corp.example") ? "DIRECT" : "PROXY x:1"`,
    );
    const { answer, failure } = await ask(script, [], { url }, { world: { lookup } });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ route: { proxy: null, pac: { unasked: ['probe.corp.example'] } } });
    expect(answer?.gaps).toContainEqual(
      expect.objectContaining({ path: 'route.pac.answer', note: 'kit.gap.pac-names' }),
    );
    expect(new Set(asked)).toEqual(new Set(['app.corp.example']));
  });

  it('gets scheme, host and port, and neither path nor query', async () => {
    const url = `http://${at(app.port)}/orders?token=abc`;
    const { failure } = await ask(find('return "PROXY-" + url'), [], { url });
    expect(failure?.failureCause).toBe('pac-answer-not-understood');
    expect(failure?.params['answer']).toMatchObject({ kind: 'value', value: `PROXY-http://${at(app.port)}/` });
  });

  it('serves other probes too', async () => {
    const cache = await startTcp(memcachedFake);
    const from = join(folder, 'service.pac');
    writeFileSync(from, find(`return url === "http://${at(cache.port)}/" ? "PROXY ${at(proxy.port)}" : "DIRECT"`));
    const proxyPac = { from, allow: [`http://${at(proxy.port)}`] };
    const { answer } = await look(memcached, { host: '127.0.0.1', port: cache.port, proxyPac });
    expect(answer?.facts).toMatchObject({ version: '1.6.18', route: { proxy: `http://${at(proxy.port)}` } });
    await cache.stop();
  });
});

describe('a PAC file that is no help', () => {
  it.each([
    ['return 5', 'pac-answer-not-understood'],
    ['return "the proxy of the floor"', 'pac-answer-not-understood'],
    ['while (true);', 'pac-limit-exceeded'],
    ['return "x".repeat(5e7)', 'pac-limit-exceeded'],
    ['throw "no"', 'pac-failed'],
    ['return process.env.HOME', 'pac-failed'],
    ['return "PROXY evil.example:8080"', 'pac-proxy-not-allowed'],
  ])('%s', async (body, cause) => {
    const before = app.connections();
    const { failure } = await ask(find(body), []);
    expect(failure).toMatchObject({ failureCause: cause, phase: 'proxy', params: { target: at(app.port) } });
    expect(failure?.learnt.facts?.['address']).toBeUndefined();
    expect(app.connections()).toBe(before);
  });

  it('says the line of a mistake', async () => {
    const { failure } = await ask('\n\nfunction FindProxyForURL(url, host) {\n  return nope(host);\n}\n', []);
    expect(failure).toMatchObject({ failureCause: 'pac-failed' });
    expect(JSON.stringify(failure?.params['said'])).toContain('nope is not defined');
    expect(JSON.stringify(failure?.params['said'])).toContain('"line":4');
  });

  it.each([
    ['is not there', (): string => `http://${at(files.port)}/none.pac`, 'cause.http-unexpected-status'],
    ['lies on a dead server', (): string => `http://${at(dead)}/proxy.pac`, 'cause.connect-refused'],
    ['is too large', (): string => `http://${at(files.port)}/large.pac`, 'cause.body-too-large'],
    ['is no file', (): string => join(folder, 'none.pac'), 'cause.file-missing'],
    ['is too large a file', (): string => join(folder, 'large.pac'), 'cause.body-too-large'],
  ])('%s', async (_, from, note) => {
    served.set('/large.pac', `${answering('DIRECT')}//${'x'.repeat(1_100_000)}`);
    writeFileSync(join(folder, 'large.pac'), `${answering('DIRECT')}//${'x'.repeat(1_100_000)}`);
    const { failure } = await look(http, { url: `http://${at(app.port)}/`, proxyPac: { from: from() } });
    expect(failure).toMatchObject({ failureCause: 'pac-unreadable', phase: 'proxy' });
    expect(JSON.stringify(failure?.params['note'])).toContain(note);
    expect(failure?.learnt.facts ?? {}).not.toHaveProperty('status');
  });
});

describe('what is declared of a PAC file', () => {
  const settings = (more: Readonly<Record<string, unknown>>) =>
    http.settings.parse({ url: 'https://app.example/', followRedirects: 0, ...more });

  it('is the file, the target, the proxies it may name, and what they are asked', () => {
    const proxyPac = {
      from: 'https://pac.example/proxy.pac',
      allow: ['http://p.example:8080', 'socks5://s.example:1080'],
    };
    const declared = http.touches(settings({ proxyPac, proxyUser: 'scan' }));
    expect(declared.map(({ touch, count: most }) => `${String(most)} ${touchLineText(touch)}`)).toEqual([
      '3 tcp pac.example:443',
      '1 GET https://pac.example/proxy.pac',
      '1 system addresses of the name app.example',
      '3 tcp app.example:443',
      '3 tcp p.example:8080',
      '3 account scan at p.example:8080',
      '3 request p.example:8080: CONNECT app.example:443',
      '3 tcp s.example:1080',
      '3 account scan at s.example:1080',
      '3 request s.example:1080: CONNECT app.example:443',
      '1 GET https://app.example/',
    ]);
    expect(loginsOf(http, settings({ proxyPac, proxyUser: 'scan' }))).toEqual([
      { host: 'p.example', port: 8080, account: 'scan' },
      { host: 's.example', port: 1080, account: 'scan' },
    ]);
    expect(loginsOf(http, settings({ proxyPac }))).toEqual([]);
  });

  it.each([
    { from: 'http://scan:x@pac.example/proxy.pac' },
    { from: 'http://' },
    { from: '' },
    { from: 'proxy.pac', allow: ['p.example:8080'] },
    { from: 'proxy.pac', allow: ['http://scan:x@p.example:8080'] },
    { from: 'proxy.pac', allow: ['direct'] },
    { allow: [] },
  ])('is never %j', (proxyPac) => {
    expect(http.settings.safeParse({ url: 'https://app.example/', proxyPac }).success).toBe(false);
  });

  it('never stands beside a proxy, in any probe that can go through one', () => {
    const both = { proxy: 'direct', proxyPac: { from: 'proxy.pac' } };
    const side = { product: 'mysql', host: 'db.example', database: 'orders', user: 'ready' };
    const said = [
      http.settings.safeParse({ url: 'https://app.example/', ...both }),
      memcached.settings.safeParse({ host: 'cache.example', ...both }),
      migration.settings.safeParse({ source: { ...side, ...both }, target: side, tables: ['orders'] }),
    ];
    expect(said.map(({ error }) => error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))).toEqual([
      ['proxyPac: kit.one-way'],
      ['proxyPac: kit.one-way'],
      ['source.proxyPac: kit.one-way'],
    ]);
  });
});
