import { describe, expect, it } from 'vitest';
import { manual } from '../../probes/manual/index.ts';
import { anyProbe, freeProbe, makeTask, runTasks, testWorld } from '../support/run-plan.ts';

const ask = anyProbe(manual);
const look = freeProbe('look', () => Promise.resolve({ facts: {} }));
const question = { question: { en: 'Restored?', 'zh-CN': '恢复过吗？' } };
/** Open for one minute after midnight; the test runs at noon. */
const closed = { from: 0, to: 1, written: '00:00-00:01' };

describe('a question to a person in a run', () => {
  it('is never started, and says what is asked', async () => {
    const { observations } = await runTasks([makeTask(ask, question)], [ask]);
    expect(observations).toMatchObject([
      {
        attempts: [],
        facts: {},
        failure: { cause: 'unanswered', params: { question: { kind: 'text', text: question.question } } },
      },
    ]);
  });

  it('waits for no window, no turn and no other check', async () => {
    const noon = Date.UTC(2026, 5, 15, 12);
    const tasks = [
      makeTask(look, {}, { id: { check: 'first' }, window: closed, protected: true }),
      makeTask(ask, question, {
        id: { check: 'second' },
        window: closed,
        protected: true,
        needs: ['first'],
        timeoutMs: 1,
      }),
    ];
    const { observations } = await runTasks(tasks, [ask, look], { world: testWorld({ now: () => noon }) });
    expect(observations.map((each) => each.failure?.cause)).toEqual(['outside-window', 'unanswered']);
  });

  it('holds up nobody who needs it, and does not count as a target without an answer', async () => {
    const tasks = [
      makeTask(ask, question, { id: { check: 'plan-signed' } }),
      makeTask(look, {}, { id: { check: 'database' }, needs: ['plan-signed'] }),
    ];
    const { observations, events } = await runTasks(tasks, [ask, look]);
    expect(observations[1]?.failure).toBeNull();
    expect(events.at(-1)).toMatchObject({ kind: 'run-ended', counts: { failed: 0, ended: 2 } });
  });
});

describe('what may be kept of what was seen', () => {
  const capturing = anyProbe({
    ...look,
    kind: 'camera',
    observe: () =>
      Promise.resolve({
        facts: {},
        captures: [
          { name: 'body', mediaType: 'text/plain' as const, bytes: new TextEncoder().encode('customer list') },
        ],
      }),
  });

  it('is dropped by the runner where the environment allows none, whatever the probe hands over', async () => {
    const tasks = [
      makeTask(capturing, {}, { capture: false }),
      makeTask(capturing, {}, { id: { check: 'b' }, capture: true }),
    ];
    const { observations } = await runTasks(tasks, [capturing]);
    expect(observations[0]).not.toHaveProperty('captures');
    expect(observations[1]?.captures).toMatchObject([{ name: 'body', base64: btoa('customer list') }]);
    expect(JSON.stringify(observations[0])).not.toContain(btoa('customer list'));
  });
});
