import { parseRange } from '../../judge/versioning/range.ts';
import type { Bound, Matcher } from '../../model/matcher.ts';
import type { Position } from '../text/mistake.ts';
import { inOneDialect, type Subject } from './subject.ts';

/** A matcher with the words it was written in and their place. */
export interface Asked {
  readonly matcher: Matcher;
  readonly written: string;
  readonly at: Position;
}

interface Limit {
  readonly bound: Bound;
  /** The bound itself is left out. */
  readonly isOpen: boolean;
}

/** Reports the first two matchers of one map that nothing can satisfy together. Returns whether there are any. */
export function hasContradiction(asked: readonly Asked[], subject: Subject): boolean {
  for (const [index, second] of asked.entries()) {
    const first = asked.slice(0, index).find((each) => excludes(each.matcher, second.matcher, subject));
    if (first === undefined) continue;
    const params = { fact: subject.name, first: first.written, second: second.written };
    subject.sink.report('contradiction', second.at, params);
    return true;
  }
  return false;
}

function excludes(a: Matcher, b: Matcher, subject: Subject): boolean {
  if ((a.op === 'present' && b.op === 'absent') || (a.op === 'absent' && b.op === 'present')) return true;
  return areCrossed(lowerOf(a), upperOf(b), subject) || areCrossed(lowerOf(b), upperOf(a), subject);
}

function lowerOf(matcher: Matcher): Limit | null {
  if (matcher.op === 'atLeast' || matcher.op === 'above')
    return { bound: matcher.bound, isOpen: matcher.op === 'above' };
  if (matcher.op === 'between') return { bound: matcher.from, isOpen: false };
  return matcher.op === 'after' ? { bound: matcher.instant, isOpen: true } : null;
}

function upperOf(matcher: Matcher): Limit | null {
  if (matcher.op === 'atMost' || matcher.op === 'below')
    return { bound: matcher.bound, isOpen: matcher.op === 'below' };
  if (matcher.op === 'between') return { bound: matcher.to, isOpen: false };
  return matcher.op === 'before' ? { bound: matcher.instant, isOpen: true } : null;
}

/** Whether nothing can lie above the one and below the other. Where that cannot be told, something can. */
export function areCrossed(from: Limit | null, to: Limit | null, subject: Subject): boolean {
  if (from === null || to === null) return false;
  const isOpen = from.isOpen || to.isOpen;
  if (typeof from.bound === 'number' && typeof to.bound === 'number') return isAbove(from.bound, to.bound, isOpen);
  if (typeof from.bound !== 'string' || typeof to.bound !== 'string') return false;
  if (subject.kind === 'version') {
    const range = `${from.isOpen ? '>' : '>='}${from.bound} ${to.isOpen ? '<' : '<='}${to.bound}`;
    const result = inOneDialect(subject, (dialect) => parseRange(dialect, range));
    return result?.ok === false && result.code === 'range.nothing-fits';
  }
  // Moments of one form and offset sort as text; days are not held against moments.
  const [left, right] = [from.bound, to.bound];
  const isComparable = subject.kind === 'instant' && left.length === right.length && left.slice(19) === right.slice(19);
  return isComparable && isAbove(left, right, isOpen);
}

function isAbove<T extends string | number>(a: T, b: T, orEqual: boolean): boolean {
  return a > b || (orEqual && a === b);
}
