import { expect, it } from 'vitest';
import { waitFor } from '../../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';

it('leaves neither timer nor listener where the work throws as it begins', async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const counted: Pick<AbortSignal, 'addEventListener' | 'removeEventListener'> = {
    addEventListener: () => (listeners += 1),
    removeEventListener: () => (listeners -= 1),
  };
  const wait = {
    signal: Object.assign(signal, counted),
    limitMs: 60_000,
    phase: 'tls',
    late: () => new ProbeFailure('tls-timeout'),
  };
  const timers = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
  const before = timers();
  const broken = new Error('no such cipher');
  await expect(
    waitFor(wait, () => {
      throw broken;
    }),
  ).rejects.toBe(broken);
  expect([listeners, timers()]).toEqual([0, before]);
});
