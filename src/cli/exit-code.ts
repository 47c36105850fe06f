import type { RunResult } from '../model/run-result.ts';
import type { Verdict } from '../model/words.ts';

/** Exit codes, the same for every command and output format. */
export const exitCodes = {
  ready: 0,
  notReady: 1,
  usage: 2,
  inconclusive: 3,
  noResult: 4,
} as const;

const byVerdict: Readonly<Record<Verdict, number>> = {
  ready: exitCodes.ready,
  'ready-with-risks': exitCodes.ready,
  'not-ready': exitCodes.notReady,
  inconclusive: exitCodes.inconclusive,
};

/** The exit code of a result. An interrupted run is never ready: the judge has seen to that in its verdict. */
export function exitCodeOf(result: Pick<RunResult, 'verdict'>): number {
  return byVerdict[result.verdict];
}
