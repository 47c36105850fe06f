import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { PageRecord } from './page-record.ts';

/** A page counts as quiet when nothing was under way for this long, milliseconds. */
const quietMs = 500;
const stepMs = 50;

/** Waits until a page has become quiet, no longer than `limitMs`. False: it is still busy. */
export async function settle(
  record: PageRecord,
  limitMs: number,
  task: Pick<ProbeTask<unknown>, 'signal' | 'monotonic'>,
): Promise<boolean> {
  const began = task.monotonic();
  let since = began;
  let seen = record.requests;
  for (;;) {
    const now = task.monotonic();
    if (record.open.size > 0 || record.requests !== seen) since = now;
    seen = record.requests;
    if (now - since >= Math.min(quietMs, limitMs)) return record.open.size === 0;
    if (now - began >= limitMs || record.crashed || record.tooLarge) return false;
    await sleep(stepMs, undefined, { signal: task.signal });
  }
}
