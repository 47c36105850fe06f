import type { Since } from '../model/reference.ts';
import { styleSupplement } from './browser-style-supplement.ts';
import data from './browser-styles.json' with { type: 'json' };

/** An engine that nothing is said of has it: the first version of all. */
const always: Since = { chromium: 1, firefox: 1, safari: 1 };

/**
 * Since when engines know what style sheets use, by key of MDN’s data without `css.`; keys of ours begin with
 * `supplement.`. What every engine has known for long is left out, see scripts/reference/browser-styles.ts.
 */
export const browserStyles: { readonly [key: string]: Since } = styles();

function styles(): { readonly [key: string]: Since } {
  const known = new Map(Object.entries(data.styles).map(([key, line]) => [key, sinceOf(line)]));
  for (const [key, since] of Object.entries(styleSupplement))
    known.set(key, { ...(known.get(key) ?? always), ...since });
  return Object.fromEntries(known);
}

/** A line of the file: first versions of Chromium, Firefox and Safari, with blanks between. */
function sinceOf(line: string): Since {
  const [chromium, firefox, safari] = line.split(' ').map((word) => (word === '-' ? null : Number(word)));
  return { chromium: chromium ?? null, firefox: firefox ?? null, safari: safari ?? null };
}
