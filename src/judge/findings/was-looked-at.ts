import type { Observation } from '../../model/observation.ts';

/** Whether anybody looked. A task that was not started says where we stand, and nothing of its target. */
export function wasLookedAt({ attempts, failure, facts }: Observation): boolean {
  return attempts.length > 0 || failure === null || Object.keys(facts).length > 0;
}
