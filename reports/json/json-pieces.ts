import { jsonText } from './write-json.ts';

/** A member of an object: its value, or the elements of a list, each made when its turn comes. */
export type Member =
  { readonly name: string; readonly value: unknown } | { readonly name: string; readonly elements: Iterable<unknown> };

/**
 * The text that `writeJson` gives for an object of these members, in pieces: each element of such a list is one, so
 * that a report of many thousands is never held whole.
 */
export function* jsonPieces(members: Iterable<Member>): Generator<string, void, undefined> {
  let before = '{';
  for (const member of members) {
    yield `${before}\n ${JSON.stringify(member.name)}: `;
    if ('value' in member) yield inside(member.value, 1);
    else yield* list(member.elements);
    before = ',';
  }
  yield before === '{' ? '{}\n' : '\n}\n';
}

function* list(elements: Iterable<unknown>): Generator<string, void, undefined> {
  let before = '[';
  for (const each of elements) {
    yield `${before}\n  ${inside(each, 2)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n ]';
}

/** The text of a value that stands so many levels deep: written within as many lists, which are then cut off. */
function inside(value: unknown, levels: 1 | 2): string {
  const [within, before, behind] = levels === 1 ? [[value], '[\n ', '\n]'] : [[[value]], '[\n [\n  ', '\n ]\n]'];
  return jsonText(within).slice(before.length, -behind.length);
}
