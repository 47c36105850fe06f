import { expect, it } from 'vitest';
import { inLanes } from '../../src/run/lanes.ts';
import { defaultRunOptions } from '../../src/run/run-input.ts';
import { anyProbe, freeProbe, lineProbe, makeTask, runTasks } from '../support/run-plan.ts';

const line = anyProbe(lineProbe);

function taskAt(host: string, node: number, change: Parameters<typeof makeTask>[2] = {}) {
  return makeTask(line, { host, port: 1 }, { ...change, id: { node: String(node) } });
}

it('begins tasks of one host as there is room for them, in the order of the plan, and those of another beside', async () => {
  const tasks = Array.from({ length: 40 }, (_, node) => taskAt(node < 30 ? '192.0.2.1' : '192.0.2.2', node));
  const begun: string[] = [];
  const going = new Map<string, number>();
  let most = 0;
  await inLanes(tasks, { options: { ...defaultRunOptions, perHost: 3 } }, async ({ id, settings }) => {
    const host = JSON.stringify(settings['host']);
    begun.push(id.node ?? '');
    going.set(host, (going.get(host) ?? 0) + 1);
    most = Math.max(most, ...going.values());
    await new Promise(setImmediate);
    going.set(host, (going.get(host) ?? 0) - 1);
  });
  expect(most).toBe(3);
  expect(begun.slice(0, 6)).toEqual(['0', '1', '2', '30', '31', '32']);
  expect(begun.filter((node) => Number(node) < 30)).toEqual(tasks.slice(0, 30).map(({ id }) => id.node));
  expect(begun).toHaveLength(40);
});

it('begins at once what may wait for others: what it waits for stands behind it in the plan', async () => {
  const probe = freeProbe('any', async () => ({ facts: {} }));
  const needing = Array.from({ length: 50 }, (_, node) =>
    makeTask(probe, {}, { needs: ['last'], id: { check: 'many', node: String(node) } }),
  );
  const needed = makeTask(probe, {}, { id: { check: 'last' } });
  const tasks = [...needing, needed];
  const { observations } = await runTasks(tasks, [probe], { options: { concurrency: { ...one } } });
  expect(observations.map(({ failure }) => failure)).toEqual(tasks.map(() => null));
  expect(observations.map(({ task }) => task)).toEqual(tasks.map(({ id }) => id));
});

const one = { ...defaultRunOptions.concurrency, network: 1 };
