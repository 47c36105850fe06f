import type { EolCycle } from '../model/reference.ts';

/**
 * Release series as they are kept in end-of-life-dates.json: the name of the series, the day it was released, the end of
 * support, and where there is one the end of extended support, with blanks between. A date that is not known is `yes`
 * (it has ended, or there is such support), an end that was never announced is `no`.
 */
export function eolCycles(lines: readonly string[]): readonly EolCycle[] {
  return lines.map((line) => {
    const [cycle = '', released = '', eol = '', extended] = line.split(' ');
    const base = { cycle, released, eol: dateOf(eol) };
    return extended === undefined ? base : { ...base, extended: dateOf(extended) };
  });
}

function dateOf(word: string): string | boolean {
  if (word === 'yes') return true;
  return word === 'no' ? false : word;
}
