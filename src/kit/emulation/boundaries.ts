import { lacks, type Interfaces } from './removals.ts';

/** Last part of a key, as a script mentions it: `randomUUID` of `Crypto.randomUUID`, `iterator` of `Array.@@iterator`. */
export function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1).replace(/^@@|_static$/g, '');
}

/**
 * Versions of Chromium at which something appears that an application mentions, ascending. Between two of them all
 * versions find the same. A constructor newer than its interface counts by the name of the interface.
 *
 * @param names every name that its scripts mention, in whatever way
 */
export function boundaries(interfaces: Interfaces, names: ReadonlySet<string>): readonly number[] {
  const found = new Set<number>();
  for (const [key, { chromium }] of Object.entries(interfaces))
    if (chromium !== null && names.has(nameOf(key))) found.add(chromium);
  return [...found].sort((one, other) => one - other);
}

/** Keys, among those whose last part is mentioned, that a version of Chromium lacks. Sorted. */
export function lacksIn(interfaces: Interfaces, version: number, mentioned: ReadonlySet<string>): readonly string[] {
  const keys = Object.keys(interfaces).filter((key) => lacks(interfaces[key], version) && mentioned.has(nameOf(key)));
  return keys.sort();
}
