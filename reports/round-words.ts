import { followUpStatuses, type FollowUpStatus, type RunResult } from '../src/model/run-result.ts';
import { spoken, type Voice } from './voice.ts';

type Item = RunResult['followUp']['items'][number];

/** Statuses in the order people ask for them. */
const order: readonly FollowUpStatus[] = ['closed', 'open', 'new', 'reopened', 'unseen', 'gone'];

/** The problems by what became of them in this round; what ended in an earlier round is left out. */
export function thisRound({ followUp }: RunResult): ReadonlyMap<FollowUpStatus, readonly Item[]> {
  const ended = (status: FollowUpStatus): boolean => status === 'closed' || status === 'gone';
  const own = (item: Item): boolean => !ended(item.status) || item.closed === followUp.round;
  return new Map(
    followUpStatuses.map((status) => [status, followUp.items.filter((item) => item.status === status && own(item))]),
  );
}

/** `Round 2, after round 1 of ...: 14 closed, 3 open, 2 new`; null in the first round. */
export function followUpLine(result: RunResult, voice: Voice): string | null {
  const { round, previous, counts } = result.followUp;
  if (previous === null) return null;
  const parts = order
    .map((status) => ({ status, n: counts[status] }))
    .filter(({ status, n }) => n > 0 || status === 'closed' || status === 'open' || status === 'new')
    .map(({ status, n }) => voice.word(`report.round-${status}`, { n }));
  return voice.word('report.round-line', {
    round,
    before: previous.round,
    at: voice.instant(previous.judgedAs),
    counts: spoken(parts.join(voice.word('report.comma'))),
  });
}

/** How much drifted since the baseline; null where there was none. */
export function driftLine({ drift }: RunResult, voice: Voice): string | null {
  if (drift === null) return null;
  const unlisted = drift.changes.filter(({ listed }) => !listed).length;
  return voice.word('report.drift-line', {
    n: drift.changes.length,
    unlisted,
    at: voice.instant(drift.baseline.seenAt),
  });
}
