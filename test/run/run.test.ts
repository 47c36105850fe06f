import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { observationSchema } from '../../src/model/observation.ts';
import type { JournalWriter } from '../../src/run/journal.ts';
import { lineServer, until, type LineServer } from '../support/line-server.ts';
import { anyProbe, freeProbe, lineProbe, makeTask, runTasks, testWorld } from '../support/run-plan.ts';

const line = anyProbe(lineProbe);
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

describe('what a run gives', () => {
  it('is one observation for each task, in plan order and in the bytes of the schema', async () => {
    const server = await serve((said) => `you said ${said}`);
    const tasks = ['a', 'b', 'c'].map((say) => makeTask(line, { host: server.host, port: server.port, say }));
    const { observations, interrupted, events } = await runTasks(tasks, [line]);
    expect(observations.map((each) => each.facts)).toEqual([
      { answer: 'you said a' },
      { answer: 'you said b' },
      { answer: 'you said c' },
    ]);
    expect(interrupted).toBe(false);
    for (const each of observations) expect(JSON.stringify(observationSchema.parse(each))).toBe(JSON.stringify(each));
    expect(observations[0]?.touched).toEqual([{ line: `tcp ${server.host}:${String(server.port)}`, count: 1 }]);
    expect(observations[0]?.subject).toMatch(/^[0-9a-f]{32}$/);
    expect(events.at(-1)).toMatchObject({ kind: 'run-ended', counts: { total: 3, ended: 3, running: 0, failed: 0 } });
  });

  it('says why a task was not started, without attempts, in the bytes of the schema', async () => {
    const task = makeTask(line, { host: '127.0.0.1', port: 1 }, { probe: 'unheard-of' });
    const { observations } = await runTasks([task], [line]);
    expect(observations[0]).toMatchObject({ attempts: [], failure: { cause: 'probe-unknown' } });
    expect(JSON.stringify(observationSchema.parse(observations[0]))).toBe(JSON.stringify(observations[0]));
  });

  it('charges a probe that crashes, or answers nonsense, to ourselves, and goes on', async () => {
    const crash = freeProbe('crash', () => {
      throw new TypeError('cannot read nothing');
    });
    const strict = z.strictObject({ version: z.string() });
    const nonsense = freeProbe('nonsense', async () => ({ facts: { version: 7 } }), strict);
    const good = freeProbe('good', async () => ({ facts: { version: '7' } }), strict);
    const probes = [crash, nonsense, good];
    const { observations } = await runTasks(
      probes.map((probe) => makeTask(probe, {})),
      probes,
    );
    expect(observations.map((each) => each.failure?.cause ?? null)).toEqual(['probe-crashed', 'facts-invalid', null]);
    expect(observations[0]?.failure?.detail).toContain('cannot read nothing');
    expect(observations[1]?.facts).toEqual({});
  });

  it('keeps what was learnt before a failure', async () => {
    const half = freeProbe('half', async () => {
      throw new ProbeFailure('query-failed', { phase: 'query', learnt: { facts: { version: '15' } } });
    });
    const { observations } = await runTasks([makeTask(half, {})], [half]);
    expect(observations[0]).toMatchObject({ facts: { version: '15' }, failure: { cause: 'query-failed' } });
  });

  it('is not lost when the journal or the display breaks', async () => {
    const probe = freeProbe('fine', async () => ({ facts: { a: 1 } }));
    const broken = (): never => {
      throw new Error('disk full');
    };
    const journal: JournalWriter = { observation: broken, close: broken };
    const outcome = await runTasks([makeTask(probe, {})], [probe], { journal, progress: broken });
    expect(outcome.observations[0]?.facts).toEqual({ a: 1 });
    expect(outcome.journalError?.message).toBe('disk full');
  });
});

describe('permission', () => {
  it('starts nothing that is not approved, nor what changes something', async () => {
    const server = await serve(() => 'x');
    const task = makeTask(line, { host: server.host, port: server.port });
    const changing = { ...task, touches: task.touches.map((touch) => ({ ...touch, sideEffect: true })) };
    const first = await runTasks([task], [line], { approved: [] });
    const second = await runTasks([changing], [line]);
    expect([first, second].map((each) => each.observations[0]?.failure?.cause)).toEqual([
      'not-approved',
      'not-approved',
    ]);
    expect(server.seen.opened).toBe(0);
    const third = await runTasks([changing], [line], { options: { allowSideEffects: true } });
    expect(third.observations[0]?.failure).toBeNull();
  });

  it('refuses to dial what the task did not declare, before a name is looked up', async () => {
    const looked: string[] = [];
    const world = testWorld({
      lookup: async (name) => {
        looked.push(name);
        return [{ address: '127.0.0.1', family: 4 }];
      },
    });
    const probe = freeProbe('stray', async (task) => {
      await task.dial({ host: 'elsewhere.example', port: 80 });
      return { facts: {} };
    });
    const { observations } = await runTasks([makeTask(probe, {})], [probe], { world });
    expect(observations[0]?.failure?.cause).toBe('not-declared');
    expect(looked).toEqual([]);
  });
});

describe('where a task runs', () => {
  it('is left to the machine it names', async () => {
    const probe = freeProbe('local', async () => ({ facts: { a: 1 } }));
    const tasks = [
      makeTask(probe, {}, { machine: 'app1' }),
      makeTask(probe, {}, { machine: 'app2' }),
      makeTask(probe, {}, { id: { vantage: 'app1' } }),
      makeTask(probe, {}, { id: { environment: 'production', vantage: 'app1' } }),
    ];
    const world = testWorld({ places: new Map([['test', { place: 'app1', zone: 'app-zone' }]]) });
    const { observations } = await runTasks(tasks, [probe], { world });
    expect(observations.map((each) => each.failure?.cause ?? null)).toEqual([
      null,
      'elsewhere',
      null,
      'elsewhere-unknown',
    ]);
    expect(observations[0]?.vantage).toEqual({ place: 'app1', zone: 'app-zone', machine: 'm-1', hostname: 'here' });
  });
});

describe('deadlines and stopping', () => {
  it('gives up a probe that ignores its signal, and closes its sockets', async () => {
    const server = await serve(() => null);
    const deaf = freeProbe('deaf', async (task) => {
      const { socket } = await task.dial({ host: server.host, port: server.port });
      socket.write('hello\n');
      return new Promise<never>(() => undefined);
    });
    const { touches } = makeTask(line, { host: server.host, port: server.port });
    const { observations } = await runTasks([makeTask(deaf, {}, { touches, timeoutMs: 100 })], [deaf]);
    expect(observations[0]?.failure).toMatchObject({
      cause: 'deadline-exceeded',
      params: { completed: 'connect' },
    });
    await until(() => server.seen.now === 0);
    expect(server.seen.opened).toBe(1);
  });

  it('survives a probe that throws long after it was given up', async () => {
    const late = freeProbe('late', async () => {
      await later(400);
      throw new Error('too late for anybody');
    });
    const { observations } = await runTasks([makeTask(late, {}, { timeoutMs: 10 })], [late]);
    expect(observations[0]?.failure?.cause).toBe('deadline-exceeded');
    await later(300);
  });

  it('stopped at any moment, leaves no socket and an observation for every task', async () => {
    const server = await serve(() => null);
    const tasks = Array.from({ length: 40 }, () => makeTask(line, { host: server.host, port: server.port }));
    for (const moment of [0, 1, 3, 7, 15, 30]) {
      const stop = new AbortController();
      const running = runTasks(tasks, [line], { signal: stop.signal });
      await later(moment);
      stop.abort();
      const { observations, interrupted } = await running;
      expect(observations).toHaveLength(40);
      expect(new Set(observations.map((each) => each.failure?.cause))).toEqual(new Set(['cancelled']));
      expect(interrupted).toBe(true);
      await until(() => server.seen.now === 0);
    }
  });

  it('started with a signal that is aborted already, touches nothing', async () => {
    const server = await serve(() => 'x');
    const task = makeTask(line, { host: server.host, port: server.port });
    const { observations } = await runTasks([task], [line], { signal: AbortSignal.abort() });
    expect(observations[0]).toMatchObject({ attempts: [], failure: { cause: 'cancelled' } });
    expect(server.seen.opened).toBe(0);
  });
});

describe('retries', () => {
  it('are made for what may pass by itself, and recorded', async () => {
    const server = await serve((_said, _socket, index) => (index < 2 ? '' : 'third time'));
    const task = makeTask(line, { host: server.host, port: server.port }, { attempts: 3 });
    const { observations, events } = await runTasks([task], [line]);
    expect(observations[0]?.facts).toEqual({ answer: 'third time' });
    expect(observations[0]?.attempts.map((each) => each.cause)).toEqual(['connection-lost', 'connection-lost', null]);
    expect(observations[0]?.touched[0]?.count).toBe(3);
    expect(events.filter((each) => each.kind === 'attempt-failed')).toHaveLength(2);
  });

  it('are not made where a login may have been sent, nor for what stays', async () => {
    const server = await serve(() => '');
    const login = { host: server.host, port: server.port, user: 'u', password: 'open sesame' };
    const lost = await runTasks([makeTask(line, login, { attempts: 3 })], [line]);
    expect(lost.observations[0]?.attempts).toHaveLength(1);
    const stays = freeProbe('stays', async () => {
      throw new ProbeFailure('http-unexpected-status');
    });
    const other = await runTasks([makeTask(stays, {}, { attempts: 3 })], [stays]);
    expect(other.observations[0]?.attempts).toHaveLength(1);
  });
});

describe('needs', () => {
  const good = freeProbe('good', async () => ({ facts: {} }));
  const bad = freeProbe('bad', async () => {
    throw new ProbeFailure('connect-refused');
  });

  it('skip a task whose needed check failed in the same environment, any node', async () => {
    const tasks = [
      makeTask(good, {}, { id: { check: 'after' }, needs: ['before'] }),
      makeTask(good, {}, { id: { check: 'before', node: 'a' } }),
      makeTask(bad, {}, { id: { check: 'before', node: 'b' } }),
      makeTask(good, {}, { id: { check: 'after', environment: 'uat' }, needs: ['before'] }),
      makeTask(good, {}, { id: { check: 'before', environment: 'uat' } }),
      makeTask(good, {}, { id: { check: 'last' }, needs: ['after', 'not-in-plan'] }),
    ];
    const { observations } = await runTasks(tasks, [good, bad]);
    expect(observations.map((each) => each.failure?.cause ?? null)).toEqual([
      'needs-failed',
      null,
      'connect-refused',
      null,
      null,
      'needs-failed',
    ]);
    expect(observations[0]?.failure?.params).toEqual({ check: 'before' });
  });

  it('in a circle hold nobody up', async () => {
    const tasks = [
      makeTask(good, {}, { id: { check: 'a' }, needs: ['b'] }),
      makeTask(good, {}, { id: { check: 'b' }, needs: ['a'] }),
      makeTask(good, {}, { id: { check: 'c' }, needs: ['c'] }),
    ];
    const { observations } = await runTasks(tasks, [good]);
    expect(observations.map((each) => each.failure)).toEqual([null, null, null]);
  });
});
