import { covers, readFactPath, type FactPath } from '../../model/fact-path.ts';
import { isWhole } from '../facts/is-whole.ts';
import { no, unseen, yes, type Truth } from '../matchers/truth.ts';
import { diff, valueOf, type Diff } from './diff.ts';
import type { Difference } from '../../model/finding.ts';
import type { Side } from './side.ts';

/** What a comparison of two values found. */
export interface Structure {
  /** Whether they are the same. */
  readonly truth: Truth;
  readonly differences: readonly Difference[];
}

/**
 * Compares two values, by the probe’s own comparison where it has one for this fact. A difference that rests on
 * something unseen does not count; without any that does, what was not seen leaves the answer unknown.
 */
export function compareStructures(left: Side, right: Side, except: readonly string[]): Structure {
  const [a, b] = [left.known.sight, right.known.sight];
  const found = isWhole(a) && isWhole(b) ? ofProbe(left, right) : null;
  // A schema of 3,000 tables is walked member by member only where something in it was not seen.
  const own = found === null ? diff(a, b) : { differences: [...found], unseen: [] };
  const skipped = except.map(readFactPath);
  const blind = own.unseen.filter((each) => !skipped.some((path) => path !== null && covers(path, each.path)));
  const differences = (found ?? probeDifferences(left, right, own) ?? own.differences)
    .filter((each) => !isSkipped(each, skipped))
    .sort(byRank);
  if (differences.some((each) => each.informs !== true)) return { truth: no, differences };
  const first = blind[0];
  return { truth: first === undefined ? yes : unseen(first.why), differences };
}

function isSkipped(difference: Difference, skipped: readonly (FactPath | null)[]): boolean {
  const path = readFactPath(difference.path);
  return path !== null && skipped.some((each) => each !== null && covers(each, path));
}

function byRank(a: Difference, b: Difference): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}

/** The probe’s own differences, without those that touch a place that was not seen; null: it has none to offer. */
function probeDifferences(left: Side, right: Side, own: Diff): readonly Difference[] | null {
  const found = ofProbe(left, right);
  return found?.filter((each) => !own.unseen.some((place) => touches(each.path, place.path))) ?? null;
}

/**
 * The probe’s own differences; null: it has none to offer. Two kinds of probe may have one comparison in common (the
 * schemas of two database products): then both say the same.
 */
function ofProbe(left: Side, right: Side): readonly Difference[] | null {
  const [one, other] = [left.state.probe?.compare ?? null, right.state.probe?.compare ?? null];
  const [a, b] = [valueOf(left.known.sight), valueOf(right.known.sight)];
  if (one === null || other === null || left.path !== right.path) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return null;
  const found = tryCompare(one, left.path, a, b);
  if (one === other || found === null) return found;
  return JSON.stringify(tryCompare(other, left.path, a, b)) === JSON.stringify(found) ? found : null;
}

function tryCompare(
  compare: NonNullable<NonNullable<Side['state']['probe']>['compare']>,
  ...args: Parameters<typeof compare>
): readonly Difference[] | null {
  try {
    return compare(...args);
  } catch {
    // Our fault, not the target's: the plain comparison still tells the truth.
    return null;
  }
}

function touches(written: string, place: FactPath): boolean {
  const path = readFactPath(written);
  return path === null || covers(path, place) || covers(place, path);
}
