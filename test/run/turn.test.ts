import { afterEach, describe, expect, it } from 'vitest';
import { lineServer, type LineServer } from '../support/line-server.ts';
import { anyProbe, freeProbe, lineProbe, makePlan, makeTask, runTasks, testWorld } from '../support/run-plan.ts';

const open: LineServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
async function serve(...args: Parameters<typeof lineServer>): Promise<LineServer> {
  const server = await lineServer(...args);
  open.push(server);
  return server;
}
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('windows', () => {
  const probe = freeProbe('any', async () => ({ facts: {} }));
  const window = { from: 22 * 60, to: 6 * 60, written: '22:00-06:00' };
  const at = (text: string): number => Date.parse(text);

  it('closed: the task is not started; open, in the time zone of the profile: it is', async () => {
    const world = testWorld({ now: () => at('2026-11-22T15:00:00Z') });
    const task = makeTask(probe, {}, { window });
    const utc = await runTasks([task], [probe], { world, timeZone: 'UTC' });
    const shanghai = await runTasks([task], [probe], { world, timeZone: 'Asia/Shanghai' });
    expect(utc.observations[0]).toMatchObject({ attempts: [], failure: { cause: 'outside-window' } });
    expect(shanghai.observations[0]?.failure).toBeNull();
  });

  it('with wait: opens while we wait; stopped while we wait: cancelled', async () => {
    let now = at('2026-11-22T21:58:30Z');
    const world = testWorld({
      now: () => now,
      after: (ms, fire) => {
        const timer = setTimeout(() => {
          now += ms;
          fire();
        }, 1);
        return () => clearTimeout(timer);
      },
    });
    const tasks = [makeTask(probe, {}, { window }), makeTask(probe, {}, { window })];
    const waited = await runTasks(tasks, [probe], { world, options: { wait: true } });
    expect(waited.observations.map((each) => each.failure)).toEqual([null, null]);
    expect(waited.events.filter((each) => each.kind === 'window-wait')).toHaveLength(1);
    const stop = new AbortController();
    const stopped = runTasks(tasks, [probe], {
      world: testWorld({ now: () => at('2026-11-22T12:00:00Z') }),
      options: { wait: true },
      signal: stop.signal,
    });
    await later(5);
    stop.abort();
    expect((await stopped).observations.map((each) => each.failure?.cause)).toEqual(['cancelled', 'cancelled']);
  });
});

describe('room', () => {
  it('keeps every cap with 2,000 tasks on several hosts', async () => {
    const hosts = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'];
    const servers = await Promise.all(
      hosts.map((address) =>
        serve((_said, socket) => {
          setTimeout(() => socket.end('done'), 1);
          return null;
        }, address),
      ),
    );
    let now = 0;
    let most = 0;
    const probe = anyProbe({
      ...lineProbe,
      observe: async (task) => {
        now += 1;
        most = Math.max(most, now);
        try {
          return await lineProbe.observe(task);
        } finally {
          now -= 1;
        }
      },
    });
    const tasks = Array.from({ length: 2000 }, (_, index) => {
      const server = servers[index % servers.length];
      return makeTask(probe, { host: server?.host ?? '', port: server?.port ?? 0 });
    });
    const { observations } = await runTasks(tasks, [probe], {
      options: { concurrency: { network: 20, browser: 1, local: 1, person: 1 }, perHost: 8 },
    });
    expect(observations.filter((each) => each.failure !== null)).toEqual([]);
    expect(most).toBeLessThanOrEqual(20);
    expect(most).toBeGreaterThan(8);
    for (const server of servers) {
      expect(server.seen.opened).toBe(500);
      // a server may see the end of one connection after the beginning of the next
      expect(server.seen.most).toBeLessThanOrEqual(16);
    }
  });

  it('does one task at a time in a protected environment, whatever its hosts', async () => {
    let now = 0;
    let most = 0;
    const probe = freeProbe('busy', async () => {
      now += 1;
      most = Math.max(most, now);
      await later(1);
      now -= 1;
      return { facts: {} };
    });
    const tasks = Array.from({ length: 30 }, () => makeTask(probe, {}, { protected: true }));
    await runTasks(tasks, [probe]);
    expect(most).toBe(1);
  });

  it('takes 30,000 tasks that answer at once', async () => {
    const probe = freeProbe('quick', async () => ({ facts: { a: 1 } }));
    const touch = { kind: 'connect', transport: 'tcp', host: 'one', port: 1 } as const;
    const template = makeTask(probe, {}, { touches: [{ touch, count: 1 }] });
    const tasks = Array.from({ length: 30_000 }, () => template);
    const approved = makePlan([template]).touchList.lines;
    const { observations } = await runTasks(tasks, [probe], { approved });
    expect(observations.every((each) => each.failure === null)).toBe(true);
  });
});
