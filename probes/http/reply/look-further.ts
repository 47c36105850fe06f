import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import type { Climbed } from '../../../src/kit/ladder/climb.ts';
import type { ClimbOptions } from '../../../src/kit/ladder/climb-options.ts';
import { isJsonObject, type JsonObject } from '../../../src/model/json.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Settings } from '../schema.ts';
import { urlTouch } from '../touches.ts';
import { preflightTouch } from './touches.ts';

/** Facts that take more requests than one: `cors`, times over several requests, `failures`. */
export interface Further {
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
}

/** How the first request was asked. */
export interface Asked {
  /** Without what is found out only while asking, such as a proof. */
  readonly options: ClimbOptions;
  readonly climbed: Climbed;
  /** Asks the same again, and reports it. */
  readonly again: () => Promise<Climbed>;
}

/**
 * Asks for a page of another origin, and again and again for times, where the settings want it.
 *
 * @throws ProbeFailure `deadline-exceeded`, `cancelled`.
 */
export async function lookFurther(
  task: ProbeTask<Settings>,
  { options, climbed, again }: Asked,
  accepts: (status: number) => boolean,
): Promise<Further> {
  const { cors, gaps } = await lookAtCors(task, options);
  const timings = isJsonObject(climbed.facts['timings']) ? climbed.facts['timings'] : {};
  const several = await lookAgain(task, again, Number(timings['total']), accepts);
  const { failures, ...percentiles } = several;
  return { facts: { cors, failures, timings: { ...timings, ...percentiles } }, gaps };
}

async function lookAtCors(
  task: ProbeTask<Settings>,
  options: ClimbOptions,
): Promise<{ readonly cors: JsonObject | null; readonly gaps: readonly Gap[] }> {
  if (task.settings.cors === null) return { cors: null, gaps: [] };
  const { preflight } = await import('./cors.ts');
  task.touched(preflightTouch(urlTouch(task.settings)));
  return preflight(task, options, task.settings.cors);
}

interface Several {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly max: number | null;
  readonly failures: number | null;
}

async function lookAgain(
  task: ProbeTask<Settings>,
  again: Asked['again'],
  firstMs: number,
  accepts: (status: number) => boolean,
): Promise<Several> {
  if (task.settings.repeat === 1) return { p50: null, p95: null, max: null, failures: null };
  const { percentile, repeat } = await import('./repeat.ts');
  const { totals, failures } = await repeat(task, again, task.settings.repeat - 1, accepts);
  const all = [firstMs, ...totals];
  return { p50: percentile(all, 0.5), p95: percentile(all, 0.95), max: percentile(all, 1), failures };
}
