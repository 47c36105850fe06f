import type { DialectName } from '../../model/words.ts';
import type { Dialect, Version } from './dialect.ts';
import { everything, includes, intersect, isEmpty, type Interval } from './interval.ts';
import { findLookAlike, wordsOf, type RangeWord } from './range-words.ts';
import { readTerm, refuse, type RangeProblem } from './range-term.ts';

/** A range, read. Plain data. */
export interface VersionRange {
  readonly dialect: DialectName;
  /** As it was written, without blanks at the ends. */
  readonly text: string;
  /** A version fits when it is in one of these. */
  readonly anyOf: readonly Interval[];
}

/** What came of reading a range. */
export type RangeResult = { readonly ok: true; readonly range: VersionRange } | RangeProblem;

/** Longer texts are a mistake, not a range. In UTF-16 units. */
const longestRange = 1000;

/** Reads the words of one alternative, which must all hold. */
function readAlternative(dialect: Dialect, words: readonly RangeWord[], end: number): Interval | RangeProblem {
  const first = words[0];
  if (first === undefined) return refuse('range.missing-alternative', end);
  let interval = everything;
  let i = 0;
  let mayComma = false;
  while (i < words.length) {
    const word = words[i];
    if (word?.kind === 'comma' && mayComma && i + 1 < words.length) {
      mayComma = false;
      i++;
      continue;
    }
    const term = readTerm(dialect, words.slice(i, i + 3));
    if ('code' in term) return term;
    interval = intersect(interval, term.interval);
    i += term.words;
    mayComma = true;
  }
  return isEmpty(interval) ? refuse('range.nothing-fits', first.at) : interval;
}

/** The words between one `||` and the next, and where each group ends in the text. */
function alternatives(words: readonly RangeWord[], end: number): { words: RangeWord[]; end: number }[] {
  const groups: { words: RangeWord[]; end: number }[] = [];
  let group: RangeWord[] = [];
  for (const word of words) {
    if (word.kind !== 'or') {
      group.push(word);
      continue;
    }
    groups.push({ words: group, end: word.at });
    group = [];
  }
  groups.push({ words: group, end });
  return groups;
}

/**
 * Reads a version range. The language is the same in every dialect:
 *
 * - `>=14 <18` (blank or comma: both), `||` (either), `14`, `14.x`, `=14.2`, `1.2 - 1.4` (both ends included), `*`;
 *   `~1.2` and `^1.2` in semver and loose.
 * - A version in a range counts as far as it is given: `<18` leaves out 18.0, `<=17` takes in 17.9, `>17` begins
 *   behind every 17.x, `14` is every 14.x. In loose `8.2.1` is also 8.2.1-hotfix.3.
 * - A pre-release comes before its release and is not the release: 18rc1 fits neither `>=18` nor `18`, nor `<18`
 *   (it is 18 already). It fits `>=17`, `>17`, `<=18` and `>=18beta1`, where the order puts it, as 17beta1 fits
 *   `>=14 <18`; who wants no pre-releases at all asks isPreRelease. A bound that names a pre-release or a suffix
 *   (`>=8.2.1-hotfix.3`) is exact. This holds in semver too, unlike in npm.
 *
 * Problems carry a code of messages.en.ts, its parameters, and `at`, a place in the text in UTF-16 units.
 */
export function parseRange(dialect: Dialect, text: string): RangeResult {
  if (text.length > longestRange) return refuse('range.too-long', longestRange, { limit: String(longestRange) });
  const lookAlike = findLookAlike(text);
  if (lookAlike !== null) {
    const { found, suggest, at } = lookAlike;
    return refuse('range.full-width', at, { found, suggest });
  }
  const words = wordsOf(text);
  if (words.length === 0) return refuse('range.empty', 0, { example: dialect.example });
  const anyOf: Interval[] = [];
  for (const group of alternatives(words, text.length)) {
    const interval = readAlternative(dialect, group.words, group.end);
    if ('code' in interval) return interval;
    anyOf.push(interval);
  }
  return { ok: true, range: { dialect: dialect.name, text: text.trim(), anyOf } };
}

/** Whether the version fits the range. Both must be of this dialect; a version of another one never fits. */
export function satisfies(dialect: Dialect, range: VersionRange, version: Version): boolean {
  if (range.dialect !== dialect.name || version.dialect !== dialect.name) return false;
  return range.anyOf.some((interval) => includes(interval, version));
}
