import type { Since } from '../model/reference.ts';
import data from './browser-interfaces.json' with { type: 'json' };

/**
 * Since when engines have what scripts find at run time, by key: from MDN’s data (@mdn/browser-compat-data, CC0).
 * Some 20 ms for all rows on a slow machine.
 */
export const browserInterfaces: { readonly [key: string]: Since } = Object.fromEntries(data.interfaces.map(rowOf));

/** A line of the file: the key, and first versions of Chromium, Firefox and Safari, with blanks between. */
function rowOf(line: string): readonly [key: string, since: Since] {
  const [key = '', chromium = '', firefox = '', safari = ''] = line.split(' ');
  return [key, { chromium: versionOf(chromium), firefox: versionOf(firefox), safari: versionOf(safari) }];
}

function versionOf(word: string): number | null {
  return word === '-' ? null : Number(word);
}
