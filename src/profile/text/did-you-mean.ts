import { distance } from 'fastest-levenshtein';
import { toHalfWidth } from './full-width.ts';

/** Most candidates that help a reader; more would be a list to search. */
const MOST = 3;

/**
 * The known words that a wrong one was most likely meant as, best first, at most three. Case, full-width letters and
 * two swapped neighbours count as small slips. Words beyond 100 characters are not compared.
 */
export function didYouMean(wrong: string, known: Iterable<string>): readonly string[] {
  if (wrong === '' || wrong.length > 100) return [];
  const word = fold(wrong);
  const allowed = threshold(word.length);
  const found: { word: string; cost: number }[] = [];
  for (const candidate of new Set(known)) {
    if (Math.abs(candidate.length - word.length) > allowed + 1) continue;
    const cost = slipCost(word, fold(candidate));
    if (cost <= allowed) found.push({ word: candidate, cost });
  }
  found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
  return found.slice(0, MOST).map((entry) => entry.word);
}

function fold(word: string): string {
  return toHalfWidth(word).toLowerCase();
}

/** One slip in a short word, two in a longer one, then one for every five characters. */
function threshold(length: number): number {
  if (length <= 3) return 1;
  return length <= 9 ? 2 : Math.min(4, Math.floor(length / 5) + 1);
}

function slipCost(a: string, b: string): number {
  if (a === b) return 0;
  return isSwap(a, b) ? 1 : distance(a, b);
}

/** Equal but for two neighbours in the other order. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
