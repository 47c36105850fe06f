import { lowestEmulated } from './emulation-facts.ts';

/** Versions of the engine that are alike for an application: all it mentions is there in each of them, or in none. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The ranges between the lowest version that can be acted as and the one of the run, lowest first. The last one is the
 * version of the run alone: it is the only one of which is known what the pages do before any other is tried.
 *
 * @param steps versions at which something comes that the application mentions, in any order
 */
export function rangesBetween(steps: Iterable<number>, host: number): readonly Range[] {
  const starts = [...new Set([lowestEmulated, ...steps, host])]
    .filter((step) => step >= lowestEmulated && step <= host)
    .sort((one, other) => one - other);
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? host + 1) - 1 }));
}
