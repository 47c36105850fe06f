import type { KeyedRow } from './pages.ts';

/** What a comparison of rows found so far. */
export interface Tally {
  rows: number;
  differing: number;
  missing: number;
  extra: number;
  /** Keys of rows that are not alike, the first ones. */
  readonly keys: bigint[];
}

/** Most keys that are told of one table. */
const mostKeys = 20;

/** Nothing compared yet. */
export function emptyTally(): Tally {
  return { rows: 0, differing: 0, missing: 0, extra: 0, keys: [] };
}

/**
 * Holds rows of both sides against each other, each in the order of its key, as far as both are known.
 *
 * @param end greatest key up to which both lists are complete; null: both have come to their end
 */
export function compareRows(
  tally: Tally,
  source: readonly KeyedRow[],
  target: readonly KeyedRow[],
  end: bigint | null,
): void {
  const known = (row: KeyedRow): boolean => end === null || row.key <= end;
  const answers = new Map(target.filter(known).map((row) => [row.key, row.digest]));
  for (const row of source.filter(known)) {
    const answer = answers.get(row.key);
    answers.delete(row.key);
    tally.rows += 1;
    if (answer === row.digest) continue;
    tally[answer === undefined ? 'missing' : 'differing'] += 1;
    tell(tally, row.key);
  }
  for (const key of answers.keys()) {
    tally.rows += 1;
    tally.extra += 1;
    tell(tally, key);
  }
}

function tell(tally: Tally, key: bigint): void {
  if (tally.keys.length < mostKeys) tally.keys.push(key);
}

/** The key up to which two pages are complete; null: both have come to their end. */
export function completeTo(source: readonly KeyedRow[], target: readonly KeyedRow[], most: number): bigint | null {
  const ends = [source, target].flatMap((page) => {
    const last = page.at(-1);
    return page.length < most || last === undefined ? [] : [last.key];
  });
  const [one, other = one] = ends;
  if (one === undefined || other === undefined) return null;
  return one < other ? one : other;
}
