import { findingKey } from '../../src/model/identity.ts';
import type { FollowUp, RunResult } from '../../src/model/run-result.ts';

/** Number, status and rounds of each problem, by findingKey. */
export function trackedProblems({ followUp }: RunResult): ReadonlyMap<string, FollowUp['items'][number]> {
  return new Map(followUp.items.map((item) => [findingKey(item.finding), item]));
}
