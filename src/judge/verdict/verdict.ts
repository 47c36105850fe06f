import { atLeastAsHeavy, verdicts, type Verdict } from '../../model/words.ts';
import type { Finding } from '../../model/finding.ts';
import type { Weighed } from './weigh.ts';

/** What decides besides the findings. */
export interface Circumstances {
  readonly failOn: 'major' | 'minor';
  readonly interrupted: boolean;
}

/** Verdict of one environment, as docs/architecture.md defines it. */
export function environmentVerdict(weighed: Weighed, { failOn, interrupted }: Circumstances): Verdict {
  const decides = (finding: Finding): boolean => atLeastAsHeavy(finding.severity, failOn);
  const isMinor = (finding: Finding): boolean => finding.severity === 'minor';
  if (weighed.failed.some(decides)) return 'not-ready';
  if (interrupted || weighed.judged.length === 0 || weighed.unknown.some(decides)) return 'inconclusive';
  const risks = weighed.failed.some(isMinor) || weighed.unknown.some(isMinor) || weighed.waived.length > 0;
  if (risks) return 'ready-with-risks';
  return sawNothing(weighed) ? 'inconclusive' : 'ready';
}

/** Whether nothing was seen to be right or wrong, however little what was not seen weighs. */
export function sawNothing({ judged }: Weighed): boolean {
  return judged.every((each) => each.outcome !== 'pass' && each.outcome !== 'fail');
}

/** One environment as the overall verdict sees it. */
export interface Standing {
  readonly gate: boolean;
  readonly selected: boolean;
  readonly verdict: Verdict;
  readonly weighed: Weighed;
}

/**
 * The overall verdict: the gate’s, no better than ready-with-risks where something that decides is failed or unknown
 * elsewhere; without the gate inconclusive. With `gates: all` the worst of all.
 */
export function overallVerdict(
  standings: readonly Standing[],
  gates: 'gate' | 'all',
  failOn: 'major' | 'minor',
): Verdict {
  if (gates === 'all') return worst(standings.map((each) => each.verdict));
  const gate = standings.find((each) => each.gate) ?? standings.at(-1);
  if (gate?.selected !== true) return 'inconclusive';
  const elsewhere = standings.some((each) => each !== gate && hasDeciding(each.weighed, failOn));
  return gate.verdict === 'ready' && elsewhere ? 'ready-with-risks' : gate.verdict;
}

/** Whether something that decides is failed or unknown. */
export function hasDeciding({ failed, unknown }: Weighed, failOn: 'major' | 'minor'): boolean {
  return [...failed, ...unknown].some((each) => atLeastAsHeavy(each.severity, failOn));
}

function worst(all: readonly Verdict[]): Verdict {
  return verdicts.find((each) => all.includes(each)) ?? 'inconclusive';
}
