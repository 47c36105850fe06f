import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { loginsOf } from '../../src/kit/logins-of.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { reply, startTcp, startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { tunnel } from '../support/proxies.ts';

const page = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

let authority: Made;
let app: TestServer;
let proxy: TestServer;
beforeAll(async () => {
  authority = await makeCertificate({ name: 'Test Root', authority: true });
  const served = await makeCertificate({ name: 'app.invalid', issuer: authority, names: ['app.invalid', '127.0.0.1'] });
  app = await startTls({ cert: served.pem, key: served.key }, reply(page));
  proxy = await startTcp(tunnel('http'));
});
afterAll(async () => {
  await app.stop();
  await proxy.stop();
});

const proxyUrl = (user = '') => `http://${user}127.0.0.1:${String(proxy.port)}`;
const ask = (settings: Readonly<Record<string, unknown>>, variables: Readonly<Record<string, string>> = {}) =>
  look(
    http,
    { url: `https://app.invalid:${String(app.port)}/health`, ca: authority.pem, ...settings },
    { world: { proxyVariables: variables } },
  );

describe('an HTTP target behind a proxy', () => {
  it('gets its secrets and the proxy its own, neither those of the other', async () => {
    const { failure, answer } = await ask({
      proxy: proxyUrl(),
      proxyUser: 'scan',
      proxyPassword: 'open sesame',
      bearer: 'token-of-the-target',
    });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ status: 200, certificate: { trusted: true, hostMatches: true } });
    expect(answer?.gaps).toContainEqual(expect.objectContaining({ path: 'address', note: 'kit.gap.through-proxy' }));
    expect(proxy.received()).toContain('Proxy-Authorization: Basic');
    expect(proxy.received()).not.toContain('token-of-the-target');
    expect(app.received()).toContain('Bearer token-of-the-target');
    expect(app.received()).not.toMatch(/proxy-authorization|sesame/i);
  });

  it('may be left to the environment of the machine, which says why', async () => {
    const { answer, touched } = await ask({ proxy: 'environment' }, { HTTPS_PROXY: proxyUrl('scan:open-sesame@') });
    expect(answer?.facts).toMatchObject({
      route: { proxy: proxyUrl(), because: 'environment', rule: 'HTTPS_PROXY' },
    });
    expect(touched).toContain(`request 127.0.0.1:${String(proxy.port)}: CONNECT app.invalid:${String(app.port)}`);
    const url = `https://127.0.0.1:${String(app.port)}/`;
    const direct = await ask({ proxy: 'environment', url }, { HTTPS_PROXY: proxyUrl(), NO_PROXY: '127.0.0.0/8' });
    expect(direct.answer?.facts).toMatchObject({
      address: { ip: '127.0.0.1' },
      route: { proxy: null, because: 'no-proxy', rule: 'NO_PROXY: 127.0.0.0/8' },
      timings: { proxy: null },
    });
    const none = await ask({ proxy: 'environment', url });
    expect(none.answer?.facts).toMatchObject({ route: { proxy: null, because: 'no-variable' } });
    const unsaid = await ask({ url }, { HTTPS_PROXY: 'http://127.0.0.1:1' });
    expect(unsaid.answer?.facts).toMatchObject({ route: { proxy: null, because: 'default' } });
  });

  it('is led on to by the proxies of the environment for what is declared, and no further', async () => {
    const away = await startTcp(
      reply('HTTP/1.1 302 Found\r\nLocation: http://elsewhere.invalid/\r\nContent-Length: 0\r\n\r\n'),
    );
    const url = `http://app.invalid:${String(away.port)}/`;
    const before = proxy.connections();
    const { answer } = await ask({ url, proxy: 'environment' }, { HTTP_PROXY: proxyUrl() });
    expect(answer?.facts).toMatchObject({ status: 302, redirects: [{ followed: false, leaves: true }] });
    expect(proxy.connections()).toBe(before + 1);
    const named = await ask({ url, proxy: proxyUrl() });
    expect(named.answer?.facts).toMatchObject({ redirects: [{ followed: false }] });
    const allowed = await ask({ url, proxy: proxyUrl(), redirectTo: ['http://elsewhere.invalid'] });
    // port 80, where this proxy reaches nobody
    expect(allowed.failure).toMatchObject({ failureCause: 'proxy-closed', params: { target: 'elsewhere.invalid:80' } });
    await away.stop();
  });
});

describe('what is declared of a proxy', () => {
  const declared = (settings: Readonly<Record<string, unknown>>) =>
    http
      .touches(http.settings.parse({ url: 'https://app.example/', ...settings }))
      .map(({ touch, count }) => `${String(count)} ${touchLineText(touch)}`);

  it('is the proxy, its account, and what it is asked for', () => {
    expect(declared({ proxy: 'socks5://p.example:1080', proxyUser: 'scan', followRedirects: 0 })).toEqual([
      '3 tcp p.example:1080',
      '3 account scan at p.example:1080',
      '3 request p.example:1080: CONNECT app.example:443',
      '1 GET https://app.example/',
    ]);
    expect(declared({ proxy: 'direct', followRedirects: 0 })).toEqual([
      '3 tcp app.example:443',
      '1 GET https://app.example/',
    ]);
  });

  it('is the target and a line that says so, where only the machine knows the proxy', () => {
    expect(declared({ proxy: 'environment', followRedirects: 0 })).toEqual([
      '3 tcp app.example:443',
      '3 request app.example:443: through the proxy that HTTP_PROXY, HTTPS_PROXY or ALL_PROXY of the machine names',
      '1 GET https://app.example/',
    ]);
  });

  it('is a login, so that a wrong password is tried once', () => {
    const settings = { url: 'https://app.example/', proxy: 'http://p.example:3128', proxyUser: 'scan' };
    const login = { host: 'p.example', port: 3128, account: 'scan' };
    expect(loginsOf(http, http.settings.parse(settings))).toEqual([login]);
    const basic = { user: 'app', password: 'x' };
    expect(loginsOf(http, http.settings.parse({ ...settings, basic }))).toEqual([
      login,
      { host: 'app.example', port: 443, account: 'app' },
    ]);
  });

  it.each(['http://p.example', 'http://scan:x@p.example:3128', 'ftp://p.example:21', 'p.example:3128', 'pac'])(
    'is never %s',
    (written) => {
      expect(http.settings.safeParse({ url: 'https://app.example/', proxy: written }).success).toBe(false);
    },
  );
});
