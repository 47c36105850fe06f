import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { Facts, type Facts as FactsType } from './facts.ts';
import { lookAt } from './levels/look-at.ts';
import { collect } from './levels/collect.ts';
import type { Settings } from './schema.ts';
import { openSide, type OpenSide } from './side.ts';

/**
 * Logs in to the source, then to the target, and asks the declared statements, one connection each. Throws ProbeFailure
 * with the cause of whichever side could not be reached, and with what was learnt before.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<FactsType>> {
  const source = await openSide(task, 'source');
  try {
    return await withTarget(task, source);
  } finally {
    await source.close();
  }
}

async function withTarget(task: ProbeTask<Settings>, source: OpenSide): Promise<ProbeAnswer<FactsType>> {
  const target = await openSide(task, 'target');
  const collected = collect();
  const began = task.monotonic();
  const learnt = () => ({
    facts: collected.facts(),
    gaps: collected.gaps(),
    timings: [...source.timings, ...target.timings, { phase: 'query', durationMs: task.monotonic() - began }],
  });
  try {
    await lookAt(task, source, target, collected);
    const { facts, gaps, timings } = learnt();
    return { facts: Facts.parse(facts), gaps, timings };
  } catch (error) {
    throw error instanceof ProbeFailure ? error.with(learnt()) : error;
  } finally {
    await target.close();
  }
}
