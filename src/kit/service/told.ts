import type { Json, JsonObject } from '../../model/json.ts';

/** The members that were told: what is null is left out, so that a fact is missing and not empty. */
export function told(members: { readonly [name: string]: Json }): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

/** The same below one name; nothing where none of them was told. */
export function toldPart(name: string, members: { readonly [name: string]: Json }): JsonObject {
  const left = told(members);
  return Object.keys(left).length === 0 ? {} : { [name]: left };
}

/** Of these facts, the ones that were not told. */
export function untold<N extends string>(names: readonly N[], facts: JsonObject): readonly N[] {
  return names.filter((name) => !Object.hasOwn(facts, name));
}
