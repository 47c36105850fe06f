import type { CauseId } from '../../src/model/cause.ts';

/** Causes that hostile servers have for a probe that asks over HTTP, where they are others than for a protocol of its own. */
export const overHttp: Readonly<Record<string, readonly CauseId[]>> = {
  'says nothing': ['http-timeout'],
  'closes at once': ['http-closed'],
  'resets at once': ['http-closed', 'connect-reset'],
  'greets as SSH': ['http-not-spoken'],
  'answers HTTP': ['http-unexpected-status'],
  'sends garbage without end': ['http-not-spoken'],
};
