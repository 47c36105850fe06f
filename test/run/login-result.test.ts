import { expect, it } from 'vitest';
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
    const seen = [loginResult(task, proxy, trouble(cause, at)), loginResult(task, app, trouble(cause, at))];
    expect([cause, ...seen]).toEqual([cause, ofProxy, ofTarget]);
  }
  expect([loginResult(task, proxy, null), loginResult(task, app, null)]).toEqual(['accepted', 'accepted']);
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
  const seen = rows.map(([cause, phase]) => [cause, phase, loginResult(task, proxy, trouble(cause, app, phase))]);
  expect(seen).toEqual(rows);
});

it('knows a service that calls its login CONNECT from a proxy', () => {
  const settings = { host: 'b.example', port: 1883, user: 'gw', password: { $secret: 'P' }, protocolVersion: '5.0' };
  const at = { host: 'b.example', port: 1883, account: 'gw' };
  const broker = makeTask(anyProbe(mqtt), settings);
  expect(broker.logins).toEqual([at]);
  expect(loginResult(broker, at, trouble('login-denied', at, 'login'))).toBe('denied');
  expect(loginResult(broker, at, trouble('server-unavailable', at, 'login'))).toBe('unclear');
});
