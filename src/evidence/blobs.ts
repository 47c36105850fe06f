import { createHash } from 'node:crypto';
import { canonical } from '../model/canonical.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';

/** Facts whose canonical JSON has more bytes than this are kept as blobs of their own. */
export const blobLimit = 65_536;

/** Facts with their large values taken out. */
export interface TakenOut {
  readonly facts: JsonObject;
  /** Places of the values taken out: name, or name and member. */
  readonly places: readonly (readonly string[])[];
}

/** SHA-256, hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Replaces each large fact, or each large member of a large fact, by `{ "$blob": sha256, "bytes": n }` and hands its
 * canonical JSON to `keep`. Which places hold such a reference is told apart from the facts: a target may well answer
 * something that looks like one.
 */
export function takeOut(facts: JsonObject, keep: (digest: string, text: string) => void): TakenOut {
  const places: (readonly string[])[] = [];
  const reference = (text: string, place: readonly string[]): JsonObject => {
    const digest = sha256(text);
    keep(digest, text);
    places.push(place);
    return { $blob: digest, bytes: Buffer.byteLength(text) };
  };
  const shrink = (name: string, fact: Json): Json => {
    const text = canonical(fact);
    if (Buffer.byteLength(text) <= blobLimit) return fact;
    if (!isJsonObject(fact)) return reference(text, [name]);
    const large = Object.entries(fact)
      .map(([member, value]) => ({ member, text: canonical(value) }))
      .filter((each) => Buffer.byteLength(each.text) > blobLimit);
    const rest = Buffer.byteLength(text) - large.reduce((sum, each) => sum + Buffer.byteLength(each.text), 0);
    if (rest > blobLimit) return reference(text, [name]);
    const references = new Map(large.map((each) => [each.member, reference(each.text, [name, each.member])]));
    return Object.fromEntries(Object.entries(fact).map(([key, value]) => [key, references.get(key) ?? value]));
  };
  const small = Object.entries(facts).map(([name, fact]): [string, Json] => [name, shrink(name, fact)]);
  return { facts: Object.fromEntries(small), places };
}

/** Puts blobs back in their places. Null: a place holds no reference, or `blobOf` does not have it. */
export function putBack(
  facts: JsonObject,
  places: readonly (readonly string[])[],
  blobOf: (digest: string) => Json | undefined,
): JsonObject | null {
  const values = new Map<string, Json>();
  for (const place of places) {
    const reference = place.reduce<Json | undefined>((at, name) => memberOf(at, name), facts);
    const digest = isJsonObject(reference) ? reference['$blob'] : undefined;
    const value = typeof digest === 'string' ? blobOf(digest) : undefined;
    if (value === undefined) return null;
    values.set(JSON.stringify(place), value);
  }
  if (values.size === 0) return facts;
  const back = (value: Json, place: readonly string[]): Json => {
    const blob = values.get(JSON.stringify(place));
    if (blob !== undefined) return blob;
    return place.length < 2 && isJsonObject(value) ? members(value, place) : value;
  };
  const members = (value: JsonObject, place: readonly string[]): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, back(each, [...place, name])]));
  return members(facts, []);
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
