import { canonical } from '../src/model/canonical.ts';
import type { RunResult } from '../src/model/run-result.ts';
import type { Observation } from '../src/model/observation.ts';
import type { TouchLine } from '../src/model/plan.ts';

/** One line of the touch list against what was done. */
export interface TouchedLine {
  readonly environment: string;
  readonly vantage: string | null;
  readonly line: string;
  /** Null: it was touched and is not on the list. */
  readonly allowed: TouchLine | null;
  /** How often it was touched. */
  readonly count: number;
}

type Counted = { -readonly [K in keyof TouchedLine]: TouchedLine[K] };

/** The touch list in its order, with counts; then what was touched beyond it. */
export function touched(result: RunResult): readonly TouchedLine[] {
  const lines = new Map<string, Counted>();
  for (const allowed of result.touch) {
    const { environment, vantage, line } = allowed;
    lines.set(canonical([environment, vantage, line]), { environment, vantage, line, allowed, count: 0 });
  }
  for (const observation of result.observations) addTouched(observation, lines);
  return [...lines.values()];
}

function addTouched({ task, touched: done }: Observation, lines: Map<string, Counted>): void {
  const { environment, vantage } = task;
  for (const { line, count } of done) {
    const key = canonical([environment, vantage, line]);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { environment, vantage, line, allowed: null, count });
    else known.count += count;
  }
}
