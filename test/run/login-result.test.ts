import { expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
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

const trouble = (cause: string, at: { readonly host: string; readonly port: number }) => ({
  cause,
  phase: null,
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
