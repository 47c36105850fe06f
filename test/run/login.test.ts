import { afterEach, expect, it } from 'vitest';
import * as z from 'zod';
import { defineProbe } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
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

const both = defineProbe({
  kind: 'both',
  lifecycle: 'experimental',
  factsVersion: 1,
  capability: 'network',
  isolated: false,
  settings: z.strictObject({ from: z.number(), to: z.number(), password: z.string() }),
  facts: z.strictObject({ said: z.array(z.string()) }),
  derived: null,
  headline: null,
  touches: ({ from, to }) =>
    [from, to].map((port) => ({ touch: { kind: 'connect', transport: 'tcp', host: '127.0.0.1', port }, count: 1 })),
  login: ({ from, to }) => [from, to].map((port) => ({ host: '127.0.0.1', port, account: 'good' })),
  observe: async (task) => {
    const said: string[] = [];
    for (const port of [task.settings.from, task.settings.to]) {
      const { socket } = await task.dial({ host: '127.0.0.1', port });
      const params = { host: '127.0.0.1', port, account: 'good' };
      socket.write(`LOGIN good ${task.settings.password}\n`);
      const [answer = ''] = (await socket.toArray()).map(String);
      if (answer.startsWith('DENIED')) throw new ProbeFailure('login-denied', { phase: 'login', params });
      said.push(answer);
    }
    return { facts: { said } };
  },
  derive: null,
  compare: null,
  texts: { en: {}, 'zh-CN': {} },
});

it('a task with two logins waits for both accounts, in whatever order others have them, and blames the denied one', async () => {
  const [one, two, strict] = [await loginServer(), await loginServer(), await loginServer()];
  const probe = anyProbe(both);
  const there = { from: one.port, to: two.port, password: 'wrong horse' };
  const back = { from: two.port, to: one.port, password: 'wrong horse' };
  const tasks = Array.from({ length: 20 }, (_, at) =>
    makeTask(probe, at % 2 === 0 ? there : back, { id: { check: `c${String(at)}` } }),
  );
  const { observations } = await runTasks(tasks, [probe]);
  expect(observations.map((each) => each.failure)).toEqual(Array.from({ length: 20 }, () => null));

  const wrong = { from: strict.port, to: one.port, password: 'nope' };
  const right = { from: one.port, to: two.port, password: 'wrong horse' };
  const outcome = await runTasks(
    [
      makeTask(probe, wrong, { id: { check: 'a' } }),
      makeTask(probe, wrong, { id: { check: 'b' } }),
      makeTask(probe, right, { id: { check: 'c' } }),
    ],
    [probe],
  );
  expect(outcome.observations.map((each) => each.failure?.cause ?? null)).toEqual([
    'login-denied',
    'login-denied-before',
    null,
  ]);
});
