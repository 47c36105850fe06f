import type { Since } from '../model/reference.ts';
import data from './browser-interfaces.json' with { type: 'json' };
import { interfaceSupplement } from './browser-interface-supplement.ts';

/**
 * Since when engines have what scripts find at run time, by key: from MDN’s data (@mdn/browser-compat-data, CC0),
 * corrected by browser-interface-supplement.ts. Some 20 ms for all rows on a slow machine.
 */
export const browserInterfaces: { readonly [key: string]: Since } = withSupplement();

function withSupplement(): { readonly [key: string]: Since } {
  const all = new Map(data.interfaces.map(rowOf));
  // What is not in the data is older than all it has, or not known: nobody is said to lack it.
  const always = { chromium: 1, firefox: 1, safari: 1 };
  for (const [key, since] of interfaceSupplement) all.set(key, { ...(all.get(key) ?? always), ...since });
  return Object.fromEntries(all);
}

/** A line of the file: the key, and first versions of Chromium, Firefox and Safari, with blanks between. */
function rowOf(line: string): readonly [key: string, since: Since] {
  const [key = '', chromium = '', firefox = '', safari = ''] = line.split(' ');
  return [key, { chromium: versionOf(chromium), firefox: versionOf(firefox), safari: versionOf(safari) }];
}

function versionOf(word: string): number | null {
  return word === '-' ? null : Number(word);
}
