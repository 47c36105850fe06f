/**
 * Words that put a version before the release whose numbers it bears, with their order: work in progress, alpha, beta,
 * milestone, preview, release candidate. `~` is Debian's mark for "before" (deb-version(7)) and comes first of all.
 */
const ranks: ReadonlyMap<string, number> = new Map([
  ['~', 0],
  ['canary', 1],
  ['dev', 1],
  ['devel', 1],
  ['ea', 1],
  ['labs', 1],
  ['nightly', 1],
  ['snapshot', 1],
  ['alpha', 2],
  ['beta', 3],
  ['dmr', 4],
  ['m', 4],
  ['milestone', 4],
  ['pre', 5],
  ['preview', 5],
  ['rc', 6],
]);

/** Other spellings of the same stage. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['cr', 'rc'],
  ['devel', 'dev'],
  ['m', 'milestone'],
  ['preview', 'pre'],
]);

/** Words that say "this is the release itself" and change nothing. */
const neutral: ReadonlySet<string> = new Set(['final', 'ga', 'lts', 'release', 'stable']);

/** The rank of a word that comes before the release, or null. The word is in lower case. */
export function rankOf(word: string): number | null {
  return ranks.get(word) ?? null;
}

/** One spelling for each stage: `a` is `alpha`, `cr` is `rc`. */
export function usualSpelling(word: string): string {
  return spellings.get(word) ?? word;
}

/** Whether the word, in any spelling, comes before the release. */
export function isEarly(word: string): boolean {
  return ranks.has(usualSpelling(word));
}

/** Whether the word names the release itself. */
export function isNeutral(word: string): boolean {
  return neutral.has(word);
}
