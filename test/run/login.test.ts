import { afterEach, expect, it } from 'vitest';
import { createLoginGate } from '../../src/run/login-gate.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { lineServer, type LineServer } from '../support/line-server.ts';
import { anyProbe, lineProbe, makeTask, runTasks } from '../support/run-plan.ts';

const line = anyProbe(lineProbe);
const password = { $secret: 'DB_PASSWORD' };
const secrets = secretsFromRecord({ DB_PASSWORD: 'wrong horse' });
const open: LineServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
async function loginServer(): Promise<LineServer> {
  const server = await lineServer((said) => (said === 'LOGIN good wrong horse' ? 'welcome' : 'DENIED for good'));
  open.push(server);
  return server;
}

it('one wrong password gives exactly one login attempt in the whole run', async () => {
  const server = await loginServer();
  const settings = { host: server.host, port: server.port, user: 'ready', password };
  const tasks = Array.from({ length: 60 }, (_, index) =>
    makeTask(line, settings, {
      attempts: 3,
      id: { check: `c${String(index)}`, environment: index % 2 === 0 ? 'test' : 'uat' },
    }),
  );
  const { observations } = await runTasks(tasks, [line], { secrets });
  expect(server.lines).toEqual(['LOGIN ready wrong horse']);
  const causes = observations.map((each) => each.failure?.cause);
  expect(causes.filter((each) => each === 'login-denied')).toHaveLength(1);
  expect(causes.filter((each) => each === 'login-denied-before')).toHaveLength(59);
  expect(observations.filter((each) => each.attempts.length > 0)).toHaveLength(1);
  expect(JSON.stringify(observations)).not.toContain('wrong horse');
});

it('another account, or another port, is another login', async () => {
  const [one, two] = [await loginServer(), await loginServer()];
  const tasks = [
    makeTask(line, { host: one.host, port: one.port, user: 'ready', password }),
    makeTask(line, { host: one.host, port: one.port, user: 'good', password }),
    makeTask(line, { host: two.host, port: two.port, user: 'ready', password }),
  ];
  const { observations } = await runTasks(tasks, [line], { secrets });
  expect(observations.map((each) => each.failure?.cause ?? null)).toEqual(['login-denied', null, 'login-denied']);
});

it('an accepted login lets all others go together', async () => {
  let now = 0;
  let most = 0;
  const server = await lineServer((_said, socket, index) => {
    now += 1;
    most = Math.max(most, now);
    setTimeout(
      () => {
        now -= 1;
        socket.end(index === 0 ? 'first' : 'later');
      },
      index === 0 ? 1 : 30,
    );
    return null;
  });
  open.push(server);
  const settings = { host: server.host, port: server.port, user: 'good', password };
  const tasks = Array.from({ length: 9 }, () => makeTask(line, settings));
  const { observations } = await runTasks(tasks, [line], { secrets });
  expect(observations.map((each) => each.facts['answer'])).toEqual(['first', ...Array<string>(8).fill('later')]);
  expect(most).toBeGreaterThan(1);
});

it('while a login stays unclear, they go one by one; a later denial ends it', async () => {
  const gate = createLoginGate();
  expect(await gate.enter('a')).toBe('go');
  const second = gate.enter('a');
  const third = gate.enter('a');
  gate.leave('a', 'unclear');
  expect(await second).toBe('go');
  gate.leave('a', 'denied');
  expect(await third).toBe('denied');
  expect(gate.isDenied('a')).toBe(true);
  expect(await gate.enter('a')).toBe('denied');
});
