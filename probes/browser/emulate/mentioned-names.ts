import { nameOf } from '../../../src/kit/emulation/boundaries.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';

type Interfaces = ReferenceData['browsers']['interfaces'];

const word = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;

/**
 * Which interfaces, by the last parts of their keys, stand anywhere in some texts, in strings and comments too: what is
 * not among them is not used, unless its name is put together from pieces.
 */
export function mentionedNames(texts: Iterable<string>, interfaces: Interfaces): ReadonlySet<string> {
  // the words of a text are parts of it, and would keep all of it
  const names = new Map(Object.keys(interfaces).map((key) => [nameOf(key), nameOf(key)] as const));
  const found = new Set<string>();
  for (const text of texts) {
    for (const [each] of text.matchAll(word)) found.add(names.get(each) ?? '');
  }
  found.delete('');
  return found;
}

/** Whether a message of an error speaks of something that a Chromium of this version lacks. */
export function speaksOfLack(message: string, interfaces: Interfaces, version: number): boolean {
  const words = new Set(message.match(word) ?? []);
  return Object.entries(interfaces).some(([key, { chromium }]) => {
    return words.has(nameOf(key)) && (chromium === null || chromium > version);
  });
}
