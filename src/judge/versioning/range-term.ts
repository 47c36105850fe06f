import type { Bound, Dialect } from './dialect.ts';
import { above, atLeast, atMost, everything, intersect, under, type Interval } from './interval.ts';
import type { RangeWord } from './range-words.ts';
import { isDigit } from './scan.ts';

/** Names of the sentences in messages.en.ts. */
export type RangeProblemCode =
  | 'range.build'
  | 'range.empty'
  | 'range.full-width'
  | 'range.missing-alternative'
  | 'range.missing-version'
  | 'range.no-version-word'
  | 'range.nothing-fits'
  | 'range.operator-not-in-dialect'
  | 'range.too-long'
  | 'range.unexpected'
  | 'range.unknown-operator'
  | 'range.unreadable-version'
  | 'range.wildcard-with-operator';

/** Why a range cannot be read. */
export interface RangeProblem {
  readonly ok: false;
  readonly code: RangeProblemCode;
  readonly params: { readonly [name: string]: string };
  /** Where, in UTF-16 units from the beginning of the text. */
  readonly at: number;
}

/** One condition of a range, and how many words it took. */
export interface Term {
  readonly interval: Interval;
  readonly words: number;
}

/** A bound, or no bound at all (`*`); `wildcard` where it ended in `.x`. */
interface ReadVersion {
  readonly bound: Bound | null;
  readonly wildcard: boolean;
}

/** A problem as plain data. What was found is cut and freed of control characters, so that it can be printed. */
export function refuse(
  code: RangeProblemCode,
  at: number,
  params: { readonly [name: string]: string } = {},
): RangeProblem {
  const printable: Record<string, string> = {};
  for (const [name, text] of Object.entries(params)) {
    printable[name] = text.slice(0, 60).replace(/\p{C}/gu, '\ufffd');
  }
  return { ok: false, code, params: printable, at };
}

function isWildcard(part: string | undefined): boolean {
  return part === '*' || part === 'x' || part === 'X';
}

function readVersion(dialect: Dialect, word: RangeWord): ReadVersion | RangeProblem {
  const pieces = word.text.split('.');
  let kept = pieces.length;
  while (kept > 0 && isWildcard(pieces[kept - 1])) kept--;
  const wildcard = kept < pieces.length;
  if (kept === 0) return { bound: null, wildcard };
  const text = pieces.slice(0, kept).join('.');
  const bound = dialect.bound(text);
  const params = { found: word.text, dialect: dialect.name, example: dialect.example };
  if (bound === null || (wildcard && bound.tail.length > 0)) {
    const worded = Array.from(word.text).some(isDigit);
    return refuse(worded ? 'range.unreadable-version' : 'range.no-version-word', word.at, params);
  }
  if (bound.build !== undefined) return refuse('range.build', word.at, { ...params, build: bound.build });
  return { bound, wildcard };
}

/** `~1.2.3` stays within 1.2, `^1.2.3` within 1, `^0.2.3` within 0.2: within the first number that is not 0. */
function keptParts(operator: string, parts: readonly number[]): readonly number[] {
  if (operator === '~') return parts.slice(0, 2);
  const firstNonZero = parts.findIndex((part) => part !== 0);
  return firstNonZero === -1 ? parts : parts.slice(0, firstNonZero + 1);
}

function toInterval(operator: string, bound: Bound): Interval {
  if (operator === '>=') return atLeast(bound);
  if (operator === '>') return above(bound);
  if (operator === '<=') return atMost(bound);
  if (operator === '<') return under(bound);
  if (operator === '=') return intersect(atLeast(bound), atMost(bound));
  return intersect(atLeast(bound), atMost({ parts: keptParts(operator, bound.parts), tail: [] }));
}

const operators: ReadonlySet<string> = new Set(['>=', '>', '<=', '<', '=', '~', '^']);

function readComparison(dialect: Dialect, operator: RangeWord, word: RangeWord | undefined): Term | RangeProblem {
  const params = { found: operator.text, dialect: dialect.name, example: dialect.example };
  if (!operators.has(operator.text)) return refuse('range.unknown-operator', operator.at, params);
  const tilde = operator.text === '~' || operator.text === '^';
  if (tilde && !dialect.caret) return refuse('range.operator-not-in-dialect', operator.at, params);
  if (word?.kind !== 'version') return refuse('range.missing-version', operator.at, params);
  const version = readVersion(dialect, word);
  if ('code' in version) return version;
  const ordered = operator.text !== '=' && !tilde;
  if (version.bound === null || (version.wildcard && ordered)) {
    return refuse('range.wildcard-with-operator', operator.at, { ...params, version: word.text });
  }
  return { interval: toInterval(operator.text, version.bound), words: 2 };
}

function readSpan(
  dialect: Dialect,
  low: ReadVersion,
  dash: RangeWord,
  word: RangeWord | undefined,
): Term | RangeProblem {
  if (word?.kind !== 'version')
    return refuse('range.missing-version', dash.at, { found: '-', example: dialect.example });
  const high = readVersion(dialect, word);
  if ('code' in high) return high;
  const from = low.bound === null ? everything : atLeast(low.bound);
  const to = high.bound === null ? everything : atMost(high.bound);
  return { interval: intersect(from, to), words: 3 };
}

/** Reads one condition from the words that are left (three are enough). */
export function readTerm(dialect: Dialect, words: readonly RangeWord[]): Term | RangeProblem {
  const [first, second, third] = words;
  if (first === undefined) return refuse('range.missing-version', 0, { found: '', example: dialect.example });
  if (first.kind === 'operator') return readComparison(dialect, first, second);
  if (first.kind !== 'version') return refuse('range.unexpected', first.at, { found: first.text });
  const version = readVersion(dialect, first);
  if ('code' in version) return version;
  if (second?.kind === 'dash') return readSpan(dialect, version, second, third);
  return { interval: version.bound === null ? everything : toInterval('=', version.bound), words: 1 };
}
