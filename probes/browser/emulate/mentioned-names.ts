import { nameOf } from '../../../src/kit/emulation/boundaries.ts';
import { lacks } from '../../../src/kit/emulation/removals.ts';
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

/** How V8 words that something is not there; the last name is that of what is missing. */
const absences = [
  /([\p{ID_Continue}$]+) is not defined/u,
  /([\p{ID_Continue}$]+)(?:\(\.\.\.\))? is not a (?:function|constructor)/u,
  /\((?:reading|setting) '([^']+)'\)/u,
];

/**
 * Whether a message of an error says that something is not there which a Chromium of this version lacks, under a name
 * that nothing else had by then: that `find` of something is no function may have any reason, and so may all other words.
 */
export function speaksOfLack(message: string, interfaces: Interfaces, version: number): boolean {
  const missing = new Set(absences.flatMap((said) => said.exec(message)?.[1] ?? []));
  if (missing.size === 0) return false;
  const named = Object.entries(interfaces).filter(([key]) => missing.has(nameOf(key)));
  return named.length > 0 && named.every(([, since]) => lacks(since, version));
}
