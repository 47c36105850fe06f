import { isOddSpace } from './full-width.ts';

/** A dash that begins a list item. */
export interface Dash {
  /** How many characters it takes. */
  readonly length: number;
  readonly slip: 'fullwidth-dash' | 'dash-space' | null;
}

/**
 * Recognises a list item at the start of what is left of a line. `inList` says that only an item can stand here;
 * `mayBegin` that a list can begin here, so that a wrong dash is told from a text that starts with one.
 */
export function readDash(rest: string, inList: boolean, mayBegin: boolean): Dash | null {
  const first = rest[0] ?? '';
  const second = rest[1];
  const spaced = second === undefined || second === ' ' || second === '\t' || isOddSpace(second);
  if (first === '-') {
    if (spaced) return { length: 1, slip: null };
    const tight = inList ? second !== '-' : mayBegin && /[A-Za-z_"'$[{\p{Script=Han}]/u.test(second);
    return tight ? { length: 1, slip: 'dash-space' } : null;
  }
  const wide = first === '－' || (spaced && second !== undefined && '—–−•'.includes(first) && first !== '');
  return wide && (inList || mayBegin) ? { length: 1, slip: 'fullwidth-dash' } : null;
}
