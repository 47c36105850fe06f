import { describe, expect, it } from 'vitest';
import { withinLimit } from '../../../src/kit/machine/within-limit.ts';

const never = new Promise<string>(() => undefined);
const hour = 3_600_000;

describe('withinLimit', () => {
  it('gives the value or the error of the work', async () => {
    const { signal } = new AbortController();
    const error = new Error('broken');
    expect(await withinLimit(Promise.resolve(1), hour, signal)).toEqual({ kind: 'done', value: 1 });
    expect(await withinLimit(Promise.reject(error), hour, signal)).toEqual({ kind: 'failed', error });
  });

  it('gives up at the limit and at the signal', async () => {
    const controller = new AbortController();
    expect(await withinLimit(never, 1, controller.signal)).toEqual({ kind: 'late' });
    const waiting = withinLimit(never, hour, controller.signal);
    controller.abort();
    expect(await waiting).toEqual({ kind: 'stopped' });
    expect(await withinLimit(never, hour, controller.signal)).toEqual({ kind: 'stopped' });
  });
});
