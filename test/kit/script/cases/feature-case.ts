import type { ScriptGoal } from '../../../../src/model/script.ts';

/** Uses of a feature, and what only looks like one. */
export interface FeatureCase {
  /** `¦` stands before the first use and is no part of the text. */
  readonly uses: readonly string[];
  /** How often each of them uses it; absent: once. */
  readonly count?: number;
  readonly misses: readonly string[];
  /** Absent: `script`. */
  readonly goal?: ScriptGoal;
}
