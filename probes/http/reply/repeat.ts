import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import type { Climbed } from '../../../src/kit/ladder/climb.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { abortFailure } from '../../../src/kit/ladder/wait-for.ts';
import { isJsonObject } from '../../../src/model/json.ts';

/** What came of asking more than once. */
export interface Repeated {
  /** Milliseconds of each request that was answered, from name to body. */
  readonly totals: readonly number[];
  /** Requests that were not, or not with an accepted status. */
  readonly failures: number;
}

/** Rest between two requests, milliseconds: at least, and how much of it is left to chance. */
const restMs = 50;
const jitterMs = 100;

/**
 * Asks `times` times more, one after the other, each over a connection of its own. A request that fails is counted and
 * does not end the row; the signal does.
 *
 * @param again asks once
 * @throws ProbeFailure `deadline-exceeded`, `cancelled`.
 */
export async function repeat(
  task: ProbeTask<unknown>,
  again: () => Promise<Climbed>,
  times: number,
  accepts: (status: number) => boolean,
): Promise<Repeated> {
  const totals: number[] = [];
  let failures = 0;
  for (let done = 0; done < times; done += 1) {
    await rest(task, done);
    const climbed = await answerOf(task, again);
    if (climbed !== null && accepts(climbed.status)) totals.push(totalOf(climbed));
    else failures += 1;
  }
  return { totals, failures };
}

/** Null: no answer. */
async function answerOf(task: ProbeTask<unknown>, again: () => Promise<Climbed>): Promise<Climbed | null> {
  try {
    return await again();
  } catch (error) {
    if (!(error instanceof ProbeFailure) || task.signal.aborted) throw error;
    return null;
  }
}

/** Milliseconds from name to body, of the request that brought the answer. */
function totalOf({ facts: { timings } }: Climbed): number {
  return Number(isJsonObject(timings) ? timings['total'] : 0);
}

/** Never in step with anything else; the name of the run stands in for chance. */
async function rest(task: ProbeTask<unknown>, done: number): Promise<void> {
  const digest = createHash('sha256')
    .update(`${task.agentName} ${String(done)}`)
    .digest();
  const chance = (digest[0] ?? 0) / 256;
  try {
    await pause(restMs + jitterMs * chance, undefined, { signal: task.signal });
  } catch {
    throw abortFailure(task.signal, 'repeat');
  }
}

/** The smallest value that at least `share` of all are not above (nearest rank); null: there are none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return found === undefined ? null : Math.round(found * 10) / 10;
}
