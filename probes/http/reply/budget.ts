import { createContext, Script, type Context } from 'node:vm';

/** What is given instead of a result where there was no time left. */
export const outOfTime = Symbol('out of time');

/** Runs work that a profile and a server shape together (queries, schemas, patterns), all of it within one limit. */
export type Within = <T>(work: () => T) => T | typeof outOfTime;

const errorCode = 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * A limit in milliseconds for all work of one look together. Such work runs on the thread that keeps the deadlines of
 * all other tasks, and a query that compares each with each takes hours over a long list: it is cut off where it is.
 */
export function createBudget(limitMs: number, monotonic: () => number): Within {
  let left = limitMs;
  return <T>(work: () => T): T | typeof outOfTime => {
    if (left < 1) return outOfTime;
    const began = monotonic();
    let result: T | typeof outOfTime = outOfTime;
    try {
      runLimited(() => {
        result = work();
      }, Math.ceil(left));
      return result;
    } catch (error) {
      if (isTimeout(error)) return outOfTime;
      throw error;
    } finally {
      left -= monotonic() - began;
    }
  };
}

/** It is an error of another context, and no instance of ours. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === errorCode;
}

let room: { readonly context: Context; readonly script: Script } | null = null;

/** The only means of Node to end synchronous work from outside, short of a thread of its own. */
function runLimited(work: () => void, timeout: number): void {
  room ??= { context: createContext({ work: null }), script: new Script('work()') };
  room.context['work'] = work;
  try {
    room.script.runInContext(room.context, { timeout });
  } finally {
    room.context['work'] = null;
  }
}
