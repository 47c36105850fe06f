import { describe, expect, it } from 'vitest';
import { freeProbe, makeTask, runTasks, testWorld } from '../support/run-plan.ts';

describe('the progress of one long look', () => {
  it('reaches whoever waits, but not with every entry', async () => {
    let clock = 0;
    const long = freeProbe('long', (task) => {
      for (let items = 1; items <= 1000; items++) {
        clock += 10;
        task.progressed({ items, bytes: items * 4096 });
      }
      return Promise.resolve({ facts: {} });
    });
    const world = testWorld({ monotonic: () => clock });
    const { events } = await runTasks([makeTask(long, {})], [long], { world });
    const told = events.flatMap((event) => (event.kind === 'task-progressed' ? [event] : []));
    expect(told).toHaveLength(20);
    expect(told[0]).toMatchObject({ task: { check: 'check' }, amount: { items: 50, bytes: 204_800 } });
    expect(told.at(-1)).toMatchObject({ amount: { items: 1000 }, counts: { running: 1, ended: 0, total: 1 } });
  });
});
