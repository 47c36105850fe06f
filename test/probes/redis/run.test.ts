import { expect, it } from 'vitest';
import { elasticsearch } from '../../../probes/elasticsearch/index.ts';
import { redis } from '../../../probes/redis/index.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { touchLineText, type Task } from '../../../src/model/plan.ts';
import { secretsFromRecord } from '../../../src/run/secrets.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer } from '../../support/debian-server.ts';
import { startRoutes } from '../../support/json-routes.ts';
import { anyProbe, makeTask, runTasks } from '../../support/run-plan.ts';

const program = '/usr/bin/redis-server';
const password = 'proud-otter-61';
const cache = anyProbe(redis);
const search = anyProbe(elasticsearch);

/** Lines that were touched more often than declared, or not declared at all. */
function undeclared(task: Task, observation: Observation | undefined): readonly string[] {
  const allowed = new Map(task.touches.map(({ touch, count }) => [touchLineText(touch), count]));
  const touched = observation?.touched ?? [];
  expect(touched.length).toBeGreaterThan(3);
  return touched.filter(({ line, count }) => count > (allowed.get(line) ?? 0)).map(({ line }) => line);
}

contract('required', 'a run over Redis', debianMissing([program], 'redis-server'), () => {
  const server = sharedServer({
    program,
    args: ({ folder, port }) => [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--requirepass', password],
    ],
  });
  const target = (name: string) => ({ host: '127.0.0.1', port: server().port, password: { $secret: name } });

  it('keeps to its touch list and the password to itself', async () => {
    const task = makeTask(cache, target('CACHE'));
    const { observations } = await runTasks([task], [cache], { secrets: secretsFromRecord({ CACHE: password }) });
    expect(observations[0]?.failure).toBeNull();
    expect(observations[0]?.facts).toMatchObject({ loginRequired: true, role: 'master' });
    expect(undeclared(task, observations[0])).toEqual([]);
    expect(JSON.stringify(observations)).not.toContain(password);
  });

  it('tries a wrong password once', async () => {
    const tasks = ['a', 'b', 'c'].map((check) => makeTask(cache, target('CACHE'), { id: { check } }));
    const { observations } = await runTasks(tasks, [cache], { secrets: secretsFromRecord({ CACHE: 'not-this-one' }) });
    const causes = observations.map(({ failure }) => failure?.cause).sort();
    expect(causes).toEqual(['login-denied', 'login-denied-before', 'login-denied-before']);
    expect(JSON.stringify(observations)).not.toContain('not-this-one');
  });
});

it('a run over HTTP keeps to its touch list too', async () => {
  const root = { version: { number: '8.15.3' }, tagline: 'You Know, for Search' };
  const server = await startRoutes({ '/': { body: root }, '/_cluster/health': { body: { status: 'green' } } });
  const task = makeTask(search, { url: server.url, user: 'readiness', password: { $secret: 'SEARCH' } });
  const { observations } = await runTasks([task], [search], { secrets: secretsFromRecord({ SEARCH: password }) });
  await server.stop();
  expect(observations[0]?.failure).toBeNull();
  expect(observations[0]?.facts).toMatchObject({ version: '8.15.3', status: 'green' });
  expect(undeclared(task, observations[0])).toEqual([]);
  expect(server.asked[0]?.headers.authorization).toMatch(/^Basic /);
  expect(JSON.stringify(observations)).not.toContain(password);
});
