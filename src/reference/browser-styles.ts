import type { Since } from '../model/reference.ts';
import data from './browser-styles.json' with { type: 'json' };

/**
 * Since when engines know what style sheets use, by key of MDN’s data without `css.`; keys of ours begin with
 * `supplement.`. What every engine has known for long is left out, see scripts/reference/browser-styles.ts.
 */
export const browserStyles: { readonly [key: string]: Since } = Object.fromEntries(
  Object.entries(data.styles).map(([key, line]) => [key, sinceOf(line)]),
);

/** A line of the file: first versions of Chromium, Firefox and Safari, with blanks between. */
function sinceOf(line: string): Since {
  const [chromium, firefox, safari] = line.split(' ').map((word) => (word === '-' ? null : Number(word)));
  return { chromium: chromium ?? null, firefox: firefox ?? null, safari: safari ?? null };
}
