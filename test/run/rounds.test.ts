import { describe, expect, it } from 'vitest';
import { mergeEvidence } from '../../src/evidence/merge-evidence.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { taskKey } from '../../src/model/identity.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Again } from '../../src/run/run-input.ts';
import { sampleProvenance } from '../support/sample-evidence.ts';
import { freeProbe, makeTask, runTasks, testWorld } from '../support/run-plan.ts';

/** A clock that only the pauses move. */
function quickWorld() {
  let passed = 0;
  const world = testWorld({
    monotonic: () => passed,
    random: () => 0,
    after: (ms, fire) => {
      if (ms > 3600_000) return () => undefined;
      const timer = setTimeout(() => {
        if (ms >= 1000) passed += ms;
        fire();
      }, 1);
      return () => clearTimeout(timer);
    },
  });
  return { world, passed: () => passed };
}

/** Fails with the causes in turn; null: it answers. The last one stays. */
function moody(kind: string, causes: readonly (CauseId | null)[]) {
  let looks = 0;
  const probe = freeProbe(kind, async () => {
    const cause = causes[Math.min(looks, causes.length - 1)] ?? null;
    looks += 1;
    if (cause !== null) throw new ProbeFailure(cause);
    return { facts: { look: looks } };
  });
  return { probe, looks: () => looks };
}

const failed = (observations: readonly Observation[]) =>
  new Set(observations.filter((each) => each.failure !== null).map((each) => taskKey(each.task)));
const patient: Again = { withinMs: 600_000, worth: failed };
const slow = { timeoutMs: 7_200_000 };

describe('looking again until all is well', () => {
  it('repeats what failed and nothing else, and gives the last observation of each', async () => {
    const steady = moody('steady', [null]);
    const starting = moody('starting', ['connect-refused', 'server-starting', null]);
    const tasks = [steady, starting].map(({ probe }) => makeTask(probe, {}, { ...slow, id: { check: probe.kind } }));
    const { world } = quickWorld();
    const lines: Observation[] = [];
    const { observations, events, interrupted } = await runTasks(tasks, [steady.probe, starting.probe], {
      again: patient,
      world,
      journal: { observation: (each) => lines.push(each), close: () => undefined },
    });
    expect([steady.looks(), starting.looks()]).toEqual([1, 3]);
    expect(observations.map((each) => [each.failure, each.facts])).toEqual([
      [null, { look: 1 }],
      [null, { look: 3 }],
    ]);
    expect(events.filter((each) => each.kind === 'pause')).toEqual([
      { kind: 'pause', tasks: 1, nextInMs: 2000, leftMs: 600_000 },
      { kind: 'pause', tasks: 1, nextInMs: 3000, leftMs: 598_000 },
    ]);
    expect(lines.map((each) => each.failure?.cause ?? null)).toEqual([
      null,
      'connect-refused',
      'server-starting',
      null,
    ]);
    expect(interrupted).toBe(false);
  });

  it('ends when the time is over', async () => {
    const dead = moody('dead', ['connect-refused']);
    const { world, passed } = quickWorld();
    const again = { ...patient, withinMs: 10_000 };
    const { observations } = await runTasks([makeTask(dead.probe, {}, slow)], [dead.probe], { again, world });
    expect(dead.looks()).toBe(4);
    expect(passed()).toBeLessThanOrEqual(10_000);
    expect(observations[0]?.failure?.cause).toBe('connect-refused');
  });

  it.each(['login-denied', 'account-locked', 'http-login-denied', 'settings-invalid', 'certificate-expired'] as const)(
    'knows whether another try may help after %s',
    async (cause) => {
      const probe = moody('once', [cause, null]);
      const { world } = quickWorld();
      await runTasks([makeTask(probe.probe, {}, slow)], [probe.probe], { again: patient, world });
      expect(probe.looks()).toBe(cause === 'certificate-expired' ? 2 : 1);
    },
  );

  it('starts what waited for another check once that is well', async () => {
    const base = moody('base', ['connect-refused', null]);
    const upper = moody('upper', [null]);
    const tasks = [
      makeTask(base.probe, {}, { ...slow, id: { check: 'base' } }),
      makeTask(upper.probe, {}, { ...slow, id: { check: 'upper' }, needs: ['base'] }),
    ];
    const { world } = quickWorld();
    const { observations } = await runTasks(tasks, [base.probe, upper.probe], { again: patient, world });
    expect(observations.map((each) => each.failure)).toEqual([null, null]);
    expect([base.looks(), upper.looks()]).toEqual([2, 1]);
  });

  it('does not start what waits for a check that failed for good', async () => {
    const base = moody('base', ['login-denied', null]);
    const upper = moody('upper', [null]);
    const tasks = [
      makeTask(base.probe, {}, { ...slow, id: { check: 'base' } }),
      makeTask(upper.probe, {}, { ...slow, id: { check: 'upper' }, needs: ['base'] }),
    ];
    const { world, passed } = quickWorld();
    const { observations } = await runTasks(tasks, [base.probe, upper.probe], { again: patient, world });
    expect(passed()).toBeGreaterThan(0);
    expect(observations.map((each) => each.failure?.cause)).toEqual(['login-denied', 'needs-failed']);
    expect([base.looks(), upper.looks()]).toEqual([1, 0]);
  });

  it('keeps what was seen where a later look was broken off, in the journal too', async () => {
    const stop = new AbortController();
    let looks = 0;
    const probe = freeProbe('slow', async ({ signal }) => {
      looks += 1;
      if (looks === 1) throw new ProbeFailure('certificate-expired', { phase: 'tls' });
      stop.abort();
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
        if (signal.aborted) reject(new Error('stopped'));
      });
    });
    const ends: boolean[] = [];
    const lines: Observation[] = [];
    const { world } = quickWorld();
    const { observations, interrupted } = await runTasks([makeTask(probe, {}, slow)], [probe], {
      again: patient,
      world,
      signal: stop.signal,
      journal: { observation: (each) => lines.push(each), close: (end) => ends.push(end.interrupted) },
    });
    expect(observations.map((each) => each.failure?.cause)).toEqual(['certificate-expired']);
    expect([interrupted, ends]).toEqual([true, [true]]);
    expect(lines.map((each) => each.failure?.cause)).toEqual(['certificate-expired', 'cancelled']);
    const journal = mergeEvidence([{ name: 'journal', provenance: sampleProvenance, observations: lines }]);
    expect(journal.observations).toEqual(observations);
  });

  it('leaves alone what can never be started', async () => {
    const { probe } = moody('there', [null]);
    const { world, passed } = quickWorld();
    const task = makeTask(probe, {}, { ...slow, probe: 'unheard-of' });
    const { observations } = await runTasks([task], [probe], { again: patient, world });
    expect(observations[0]?.failure?.cause).toBe('probe-unknown');
    expect(passed()).toBe(0);
  });

  it('stops in a pause with what was seen', async () => {
    const dead = moody('dead', ['connect-refused']);
    const stop = new AbortController();
    const { observations, events } = await runTasks([makeTask(dead.probe, {}, slow)], [dead.probe], {
      again: { ...patient, withinMs: 3_000_000 },
      signal: stop.signal,
      progress: (event) => {
        if (event.kind === 'pause') stop.abort();
      },
    });
    expect(events).toEqual([]);
    expect(dead.looks()).toBe(1);
    expect(observations[0]?.failure?.cause).toBe('connect-refused');
  });
});
