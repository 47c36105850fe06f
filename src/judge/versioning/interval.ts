import type { Bound, TailToken, Version } from './dialect.ts';
import { compareParts, compareTails, type Sign } from './order.ts';

/**
 * A place between two versions. `tail: null` is the place below everything with these numbers, pre-releases included;
 * otherwise the place is right before (or, with `after`, right behind) the version with these numbers and tail.
 */
export interface Cut {
  readonly parts: readonly number[];
  readonly tail: readonly TailToken[] | null;
  readonly after: boolean;
}

/** All versions above `from` and below `to`; null is no limit on that side. */
export interface Interval {
  readonly from: Cut | null;
  readonly to: Cut | null;
}

/** No limit at all. */
export const everything: Interval = { from: null, to: null };

/** Below the numbers and all that bear them: `<18` ends here, 18rc1 is beyond it. */
function below(parts: readonly number[]): Cut {
  return { parts, tail: null, after: false };
}

/** Behind everything that begins with these numbers: behind 17 means behind 17.9 and before 18rc1. */
function behind(parts: readonly number[]): Cut {
  const last = parts.length - 1;
  return below(parts.map((part, i) => (i === last ? part + 1 : part)));
}

function at(bound: Bound, after: boolean): Cut {
  return { parts: bound.parts, tail: bound.tail, after };
}

/** From the version itself on; for numbers alone that is the release, so `>=18` leaves out 18rc1. */
export function atLeast(bound: Bound): Interval {
  return { from: at(bound, false), to: null };
}

/** Above the version; for numbers alone above everything that begins with them. */
export function above(bound: Bound): Interval {
  return { from: bound.tail.length === 0 ? behind(bound.parts) : at(bound, true), to: null };
}

/** Up to the version; for numbers alone up to the last one that begins with them. */
export function atMost(bound: Bound): Interval {
  return { from: null, to: bound.tail.length === 0 ? behind(bound.parts) : at(bound, true) };
}

/** Before the version; for numbers alone also before its pre-releases. */
export function under(bound: Bound): Interval {
  return { from: null, to: bound.tail.length === 0 ? below(bound.parts) : at(bound, false) };
}

function compareCuts(a: Cut, b: Cut): Sign {
  const parts = compareParts(a.parts, b.parts);
  if (parts !== 0) return parts;
  if (a.tail === null || b.tail === null) {
    if (a.tail === b.tail) return 0;
    return a.tail === null ? -1 : 1;
  }
  const tails = compareTails(a.tail, b.tail);
  if (tails !== 0 || a.after === b.after) return tails;
  return a.after ? 1 : -1;
}

/** The versions that are in both. */
export function intersect(a: Interval, b: Interval): Interval {
  const from = a.from === null || (b.from !== null && compareCuts(a.from, b.from) < 0) ? b.from : a.from;
  const to = a.to === null || (b.to !== null && compareCuts(a.to, b.to) > 0) ? b.to : a.to;
  return { from, to };
}

/** Whether no version can be in it: `>=14 <10`, and `>17 <18` too. */
export function isEmpty(interval: Interval): boolean {
  return interval.from !== null && interval.to !== null && compareCuts(interval.from, interval.to) >= 0;
}

function isAbove(version: Version, cut: Cut): boolean {
  const parts = compareParts(version.parts, cut.parts);
  if (parts !== 0) return parts > 0;
  if (cut.tail === null) return true;
  const tails = compareTails(version.tail, cut.tail);
  return tails > 0 || (tails === 0 && !cut.after);
}

/** Whether the version is in it. */
export function includes(interval: Interval, version: Version): boolean {
  if (interval.from !== null && !isAbove(version, interval.from)) return false;
  return interval.to === null || !isAbove(version, interval.to);
}
