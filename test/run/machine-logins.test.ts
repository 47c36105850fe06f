import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { withMachineLogins } from '../../src/run/machine-logins.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { reply, startTcp, type TestServer } from '../support/http-servers.ts';
import { anyProbe, makeTask, runTasks, testWorld } from '../support/run-plan.ts';

const probe = anyProbe(http);
const behind = (url: string, more: Readonly<Record<string, string>> = {}) =>
  makeTask(probe, { url, proxy: 'environment', ...more });

let strict: TestServer;
beforeAll(async () => {
  strict = await startTcp((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.end('HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="corp"\r\nContent-Length: 0\r\n\r\n');
    });
  });
});
afterAll(() => strict.stop());

it('a wrong password of a proxy that a variable names is tried once in the whole run', async () => {
  const variables = { HTTP_PROXY: `http://scan:wrong-horse@127.0.0.1:${String(strict.port)}` };
  const tasks = Array.from({ length: 40 }, (_, at) =>
    makeTask(
      probe,
      { url: `http://app${String(at)}.invalid/`, proxy: 'environment' },
      { attempts: 3, id: { check: `c${String(at)}` } },
    ),
  );
  const { observations } = await runTasks(tasks, [probe], { world: testWorld({ proxyVariables: variables }) });
  expect(strict.received().match(/Proxy-Authorization/g)).toHaveLength(1);
  const causes = observations.map((each) => each.failure?.cause);
  expect(causes.filter((each) => each === 'proxy-login-denied')).toHaveLength(1);
  expect(causes.filter((each) => each === 'login-denied-before')).toHaveLength(39);
  expect(JSON.stringify(observations)).not.toContain('wrong-horse');
});

it('knows the account by the variable that counts for the URL', () => {
  const variables = {
    HTTP_PROXY: 'http://a@p1.example:3128',
    HTTPS_PROXY: 'http://b@p2.example:3128',
    NO_PROXY: 'in.example',
  };
  const logins = (url: string, more = {}) => withMachineLogins(behind(url, more), variables).logins;
  expect(logins('http://app.example/')).toEqual([{ host: 'p1.example', port: 3128, account: 'a' }]);
  expect(logins('https://app.example/')).toEqual([{ host: 'p2.example', port: 3128, account: 'b' }]);
  expect(logins('https://[fd00::7]:8443/')).toEqual([{ host: 'p2.example', port: 3128, account: 'b' }]);
  expect(logins('https://app.example/', { proxyUser: 'c' })).toEqual([
    { host: 'p2.example', port: 3128, account: 'c' },
  ]);
  expect(logins('https://app.in.example/')).toEqual([]);
});

it('a wrong password of a proxy is tried once also where a PAC file first led past it', async () => {
  const app = await startTcp(reply('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok'));
  const proxy = `127.0.0.1:${String(strict.port)}`;
  const folder = mkdtempSync(join(tmpdir(), 'machine-logins-'));
  const from = join(folder, 'proxy.pac');
  const way = `host === '127.0.0.1' ? 'DIRECT' : 'PROXY ${proxy}'`;
  writeFileSync(from, `function FindProxyForURL(url, host) { return ${way}; }`);
  const hosts = [`127.0.0.1:${String(app.port)}`, ...Array.from({ length: 8 }, (_, at) => `app${String(at)}.invalid`)];
  const more = {
    proxyPac: { from, allow: [`http://${proxy}`] },
    proxyUser: 'scan',
    proxyPassword: { $secret: 'PROXY' },
  };
  const tasks = hosts.map((host) => makeTask(probe, { url: `http://${host}/`, ...more }, { id: { check: host } }));
  const before = strict.received().length;
  const { observations } = await runTasks(tasks, [probe], { secrets: secretsFromRecord({ PROXY: 'wrong horse' }) });
  rmSync(folder, { recursive: true });
  await app.stop();
  expect(
    strict
      .received()
      .slice(before)
      .match(/Proxy-Authorization/g),
  ).toHaveLength(1);
  const causes = observations.map((each) => each.failure?.cause ?? null);
  expect(causes).toEqual([null, 'proxy-login-denied', ...Array.from({ length: 7 }, () => 'login-denied-before')]);
});

it('names one account once, whatever leads to it', () => {
  const one = 'http://a@p1.example:3128';
  const more = { redirectTo: ['https://login.example'], followRedirects: 1 };
  const task = makeTask(probe, { url: 'https://app.example/', proxy: 'environment', ...more });
  const armed = withMachineLogins(task, { HTTP_PROXY: one, HTTPS_PROXY: one });
  expect(armed.logins).toEqual([{ host: 'p1.example', port: 3128, account: 'a' }]);
  expect(armed.touches).toHaveLength(task.touches.length + 2);
});

it('asks the way by the URL also where another place is dialled', () => {
  const variables = { HTTPS_PROXY: 'http://b@p2.example:3128', HTTP_PROXY: 'http://a@p1.example:3128' };
  const task = behind('https://app.example/', { connectTo: 'node-7.in.example:8443' });
  const armed = withMachineLogins(task, { ...variables, NO_PROXY: 'in.example' });
  expect(armed.logins).toEqual([{ host: 'p2.example', port: 3128, account: 'b' }]);
  expect(armed.touches.map(({ touch }) => touchLineText(touch))).toContain(
    'request p2.example:3128: CONNECT node-7.in.example:8443',
  );
  expect(withMachineLogins(task, { ...variables, NO_PROXY: 'app.example' })).toBe(task);
});

it('asks by both schemes for the places of redirects beside another place', () => {
  const variables = { HTTPS_PROXY: 'http://b@p2.example:3128', HTTP_PROXY: 'http://a@p1.example:3128' };
  const more = { connectTo: 'node-7.example', redirectTo: ['https://login.example'], followRedirects: 1 };
  const { logins } = withMachineLogins(
    makeTask(probe, { url: 'https://app.example/', proxy: 'environment', ...more }),
    variables,
  );
  expect(logins.map(({ account }) => account).sort()).toEqual(['a', 'b']);
});

it('leaves a task alone where no account is named, or the variable cannot be read', () => {
  const task = behind('http://app.example/');
  expect(withMachineLogins(task, { HTTP_PROXY: 'http://p1.example:3128' })).toBe(task);
  expect(withMachineLogins(task, { HTTP_PROXY: 'gopher://x@p' })).toBe(task);
  expect(withMachineLogins(task, {})).toBe(task);
});
