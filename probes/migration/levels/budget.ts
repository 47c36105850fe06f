/** Time for all tables together. */
export interface Budget {
  /** Whether no further statement may begin. */
  readonly isSpent: () => boolean;
}

/** Begins now. `totalMs` of the monotonic clock. */
export function beginBudget(totalMs: number, monotonic: () => number): Budget {
  const end = monotonic() + totalMs;
  return { isSpent: () => monotonic() >= end };
}
