import { afterAll, beforeAll, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { withMachineLogins } from '../../src/run/machine-logins.ts';
import { startTcp, type TestServer } from '../support/http-servers.ts';
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

it('leaves a task alone where no account is named, or the variable cannot be read', () => {
  const task = behind('http://app.example/');
  expect(withMachineLogins(task, { HTTP_PROXY: 'http://p1.example:3128' })).toBe(task);
  expect(withMachineLogins(task, { HTTP_PROXY: 'gopher://x@p' })).toBe(task);
  expect(withMachineLogins(task, {})).toBe(task);
});
