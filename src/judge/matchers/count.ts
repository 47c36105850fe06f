import { value } from '../../model/message.ts';
import type { Bound, Matcher } from '../../model/matcher.ts';
import type { Json } from '../../model/json.ts';
import type { Entries } from '../facts/entries.ts';
import type { Unseen } from '../facts/sight.ts';
import { readQuantity } from './quantity.ts';
import { allOf, anyOf, mismatch, no, unseen, yes, type Truth } from './truth.ts';

/** How many there are: between two numbers, where some were not seen. */
export interface Range {
  readonly least: number;
  readonly most: number;
  /** Why it is not one number; null: it is. */
  readonly unseen: Unseen | null;
}

/** Things whose existence is certain count at least; those that may be there count at most. */
export function countOf(entries: Entries): Range {
  let certain = 0;
  let first: Unseen | null = null;
  for (const { sight } of entries.items) {
    if (sight.kind === 'gap') first ??= sight;
    else certain += 1;
  }
  first ??= entries.unseen[0]?.sight ?? null;
  const most = entries.open ? Infinity : entries.items.length + entries.unseen.length;
  return { least: certain, most, unseen: first };
}

/** Whether a number that lies in a range satisfies a matcher on numbers. */
export function countMatches(matcher: Matcher, range: Range, negated: boolean): Truth {
  switch (matcher.op) {
    case 'not':
      return countMatches(matcher.matcher, range, !negated);
    case 'all':
    case 'any': {
      const truths = matcher.matchers.map((each) => countMatches(each, range, negated));
      return (matcher.op === 'all') === negated ? anyOf(truths) : allOf(truths);
    }
    default: {
      const within = solutions(matcher);
      if (within === null) return notOnNumbers(range);
      return decide(within, range, negated);
    }
  }
}

/** Numbers that satisfy a matcher: in one of these, both ends included unless `open`. */
interface Solutions {
  readonly from: number;
  readonly to: number;
  readonly above?: boolean;
  readonly below?: boolean;
}

function solutions(matcher: Matcher): readonly Solutions[] | null {
  switch (matcher.op) {
    case 'equals':
      return exactly([matcher.value]);
    case 'oneOf':
      return exactly(matcher.values);
    case 'atLeast':
      return bounded(matcher.bound, null);
    case 'atMost':
      return bounded(null, matcher.bound);
    case 'above':
      return bounded(matcher.bound, null)?.map((each) => ({ ...each, above: true })) ?? null;
    case 'below':
      return bounded(null, matcher.bound)?.map((each) => ({ ...each, below: true })) ?? null;
    case 'between':
      return bounded(matcher.from, matcher.to);
    case 'present':
      return [{ from: -Infinity, to: Infinity }];
    case 'absent':
      return [];
    default:
      return null;
  }
}

function exactly(values: readonly Json[]): readonly Solutions[] {
  return values.flatMap((each) => (typeof each === 'number' ? [{ from: each, to: each }] : []));
}

function bounded(from: Bound | null, to: Bound | null): readonly Solutions[] | null {
  const least = from === null ? -Infinity : numeric(from);
  const most = to === null ? Infinity : numeric(to);
  return least === null || most === null ? null : [{ from: least, to: most }];
}

function numeric(bound: Bound): number | null {
  const quantity = typeof bound === 'number' ? bound : readQuantity(bound);
  return quantity === null ? null : Number(quantity);
}

function decide(within: readonly Solutions[], range: Range, negated: boolean): Truth {
  const holds = (count: number): boolean => within.some((each) => lies(count, each));
  if (range.unseen === null) return holds(range.least) === negated ? no : yes;
  if (!within.some((each) => meets(each, range))) return negated ? yes : no;
  // Several separate solutions may together take in the whole range; short ranges are tried number by number.
  const all = within.some((each) => lies(range.least, each) && lies(range.most, each)) || everyOne(range, holds);
  if (all) return negated ? no : yes;
  return unseen(range.unseen);
}

function lies(count: number, { from, to, above = false, below = false }: Solutions): boolean {
  return (above ? count > from : count >= from) && (below && count !== Infinity ? count < to : count <= to);
}

function meets(each: Solutions, range: Range): boolean {
  const first = Math.max(range.least, each.above === true ? Math.floor(each.from) + 1 : Math.ceil(each.from));
  const last = Math.min(range.most, each.below === true ? Math.ceil(each.to) - 1 : Math.floor(each.to));
  return first <= last;
}

function everyOne(range: Range, holds: (count: number) => boolean): boolean {
  if (range.most - range.least > 100) return false;
  for (let count = range.least; count <= range.most; count += 1) if (!holds(count)) return false;
  return true;
}

function notOnNumbers(range: Range): Truth {
  return mismatch({ code: 'actual.count', params: { count: value(range.least) } });
}
