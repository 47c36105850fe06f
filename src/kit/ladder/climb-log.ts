import type { JsonObject } from '../../model/json.ts';
import type { Timing } from '../../model/observation.ts';
import { ProbeFailure } from '../probe-failure.ts';

/** What was learnt on the way up, kept whatever happens next. */
export interface ClimbLog {
  /** Facts so far; a later hop replaces those of an earlier one. */
  facts: JsonObject;
  readonly timings: Timing[];
}

export function newClimbLog(): ClimbLog {
  return { facts: {}, timings: [] };
}

/** Adds facts to what is known. */
export function learn(log: ClimbLog, facts: JsonObject): void {
  log.facts = { ...log.facts, ...facts };
}

/** Takes facts back that do not hold any more. */
export function forget(log: ClimbLog, ...names: readonly string[]): void {
  log.facts = Object.fromEntries(Object.entries(log.facts).filter(([name]) => !names.includes(name)));
}

/** Adds the time of a step, milliseconds, to a tenth. */
export function timed(log: ClimbLog, phase: string, durationMs: number): void {
  log.timings.push({ phase, durationMs: tenth(durationMs) });
}

/** Milliseconds of the first step of this phase; null: it was not taken. */
export function timeOf(log: ClimbLog, phase: string): number | null {
  return log.timings.find((timing) => timing.phase === phase)?.durationMs ?? null;
}

/** Milliseconds to a tenth. */
export function tenth(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/** The same error with everything that was learnt before it. */
export function withLog(error: unknown, log: ClimbLog): unknown {
  if (!(error instanceof ProbeFailure)) return error;
  const facts = { ...log.facts, ...error.learnt.facts };
  // Without times of our own the runner’s stay: it knows how long a name that was not found took.
  return error.with(log.timings.length === 0 ? { facts } : { facts, timings: log.timings });
}
