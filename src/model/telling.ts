import { blameOf } from './cause.ts';
import type { Observation } from './observation.ts';

/**
 * How much an observation tells. 2: it tells of the target. 1: it was tried, but we could not look (no browser,
 * cancelled, our bug). 0: not even tried. Of two of one task, one that tells less never takes the place of the other.
 */
export function telling({ attempts, failure }: Observation): 0 | 1 | 2 {
  if (attempts.length === 0) return 0;
  const blame = failure === null ? null : blameOf(failure.cause);
  return blame === 'runner' || blame === 'profile' ? 1 : 2;
}
