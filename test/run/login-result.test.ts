import { expect, it } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { http } from '../../probes/http/index.ts';
import { mqtt } from '../../probes/mqtt/index.ts';
import { loginResult } from '../../src/run/login-result.ts';
import { anyProbe, makeTask } from '../support/run-plan.ts';

const proxy = { host: 'p.example', port: 3128, account: 'scan' };
const app = { host: 'app.example', port: 443, account: 'app' };
const task = makeTask(anyProbe(http), {
  url: 'https://app.example/',
  proxy: 'http://p.example:3128',
  proxyUser: 'scan',
  basic: { user: 'app', password: { $secret: 'APP' } },
});

/** The proxy was asked to lead on. */
const led = new Set(['request p.example:3128: CONNECT app.example:443']);

const trouble = (cause: string, at: { readonly host: string; readonly port: number }, phase: string | null = null) => ({
  cause,
  phase,
  params: { host: at.host, port: at.port },
  detail: null,
});

it('tells an account at a proxy from one at the target behind it', () => {
  expect(task.logins).toEqual([proxy, app]);
  const rows = [
    ['proxy-login-denied', proxy, 'denied', 'unclear'],
    ['proxy-target-unreachable', proxy, 'accepted', 'unclear'],
    ['proxy-denied', proxy, 'unclear', 'unclear'],
    ['proxy-unreachable', proxy, 'unclear', 'unclear'],
    ['http-login-denied', app, 'accepted', 'denied'],
    ['certificate-expired', app, 'accepted', 'unclear'],
    ['deadline-exceeded', app, 'unclear', 'unclear'],
  ] as const;
  for (const [cause, at, ofProxy, ofTarget] of rows) {
    const seen = [loginResult(task, proxy, trouble(cause, at), led), loginResult(task, app, trouble(cause, at), led)];
    expect([cause, ...seen]).toEqual([cause, ofProxy, ofTarget]);
  }
  expect([loginResult(task, proxy, null, led), loginResult(task, app, null, led)]).toEqual(['accepted', 'accepted']);
});

it('takes nothing that came before the proxy for its word', () => {
  const rows = [
    ['client-certificate-unusable', 'settings', 'unclear'],
    ['file-missing', 'settings', 'unclear'],
    ['settings-invalid', 'settings', 'unclear'],
    ['driver-missing', 'driver', 'unclear'],
    ['local-failed', null, 'unclear'],
    ['name-not-found', 'resolve', 'unclear'],
    ['connect-refused', 'connect', 'unclear'],
    ['login-denied', 'login', 'accepted'],
    ['tls-handshake-refused', 'tls', 'accepted'],
    ['cancelled', 'tls', 'unclear'],
  ] as const;
  const seen = rows.map(([cause, phase]) => [cause, phase, loginResult(task, proxy, trouble(cause, app, phase), led)]);
  expect(seen).toEqual(rows);
});

it('takes no word of the target for that of a proxy that was not asked', () => {
  const direct = new Set(['tcp app.example:443', 'GET https://app.example/']);
  for (const each of [null, trouble('tls-closed', app, 'tls'), trouble('http-login-denied', app)]) {
    expect(loginResult(task, proxy, each, direct)).toBe('unclear');
  }
  expect(loginResult(task, app, null, direct)).toBe('accepted');
});

it('tells of several proxies the one that was asked', () => {
  const other = { host: 'q.example', port: 3128, account: 'scan' };
  const either = makeTask(anyProbe(http), {
    url: 'https://app.example/',
    proxyPac: { from: '/etc/proxy.pac', allow: ['http://p.example:3128', 'http://q.example:3128'] },
    proxyUser: 'scan',
  });
  expect(either.logins).toEqual([proxy, other]);
  const seen = (cause: string | null, at = app) =>
    either.logins.map((login) => loginResult(either, login, cause === null ? null : trouble(cause, at), led));
  expect(seen(null)).toEqual(['accepted', 'unclear']);
  expect(seen('certificate-expired')).toEqual(['accepted', 'unclear']);
  expect(seen('proxy-login-denied', proxy)).toEqual(['denied', 'unclear']);
  expect(seen('proxy-unreachable', other)).toEqual(['unclear', 'unclear']);
});

it('knows a service that calls its login CONNECT from a proxy', () => {
  const settings = { host: 'b.example', port: 1883, user: 'gw', password: { $secret: 'P' }, protocolVersion: '5.0' };
  const at = { host: 'b.example', port: 1883, account: 'gw' };
  const broker = makeTask(anyProbe(mqtt), settings);
  expect(broker.logins).toEqual([at]);
  expect(loginResult(broker, at, trouble('login-denied', at, 'login'), new Set())).toBe('denied');
  expect(loginResult(broker, at, trouble('server-unavailable', at, 'login'), new Set())).toBe('unclear');
});

it('takes what was typed into a form for denied where nobody knows what came of it', () => {
  const login = { user: 'ready', password: { $secret: 'P' } };
  const page = makeTask(anyProbe(browser), { url: 'https://app.example/', login });
  const at = { host: 'app.example', port: 443 };
  const typed = new Set(['account ready at app.example:443']);
  const of = (phase: string, touched: ReadonlySet<string>): unknown =>
    page.logins.map((each) => loginResult(page, each, trouble('deadline-exceeded', at, phase), touched));
  const unfit = trouble('login-form-not-found', at, 'login');
  expect(page.logins.map((each) => loginResult(page, each, unfit, typed))).toEqual(['unclear']);
  expect([of('login', typed), of('login', new Set()), of('page', typed)]).toEqual([
    ['denied'],
    ['unclear'],
    ['unclear'],
  ]);
});
