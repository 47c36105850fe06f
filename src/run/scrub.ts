import { secretMark } from '../kit/settings.ts';
import type { FactSchema } from '../model/catalogue.ts';
import { formatFactPath, type Segment } from '../model/fact-path.ts';
import { isJsonList, isJsonObject, setMember, type Json, type JsonObject } from '../model/json.ts';
import type { Gap } from '../model/observation.ts';
import { withheldName } from '../model/withheld.ts';
import { clip } from './clip.ts';
import type { Redactor } from './redact.ts';
import { shapeOf, type Shape } from './scrub-shape.ts';

/** Longest text kept in a fact, in UTF-16 units; the rest is cut off and said. */
export const longestText = 1_048_576;

/** Facts as they may leave the runner. */
export interface Scrubbed {
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
}

/**
 * The last step before facts leave the runner: secrets are replaced in texts and names, facts that the catalogue calls
 * sensitive are replaced whole, long texts are cut, and names are sorted, so that the same facts are always the same
 * bytes. Whatever was replaced or cut has a gap: two marks are alike and must not count as agreement. The marked text
 * stays for people.
 */
export function scrub(facts: JsonObject, schema: FactSchema, redactor: Redactor): Scrubbed {
  const gaps: Gap[] = [];
  // where the walk stands: most places are never written out
  const path: Place[] = [];
  const withheld = (detail: string): string => {
    gaps.push({ path: pathOf(path), reason: 'not-permitted', detail });
    return secretMark;
  };
  const text = (raw: string): string => {
    const clean = redactor.text(raw);
    if (clean !== raw) withheld('secret');
    if (clean.length <= longestText) return clean;
    gaps.push({ path: pathOf(path), reason: 'truncated', detail: null });
    return clip(clean, longestText);
  };
  const below = (place: Place, value: Json, shape: Shape): Json => {
    path.push(place);
    const clean = walk(value, shape);
    path.pop();
    return clean;
  };
  const walk = (value: Json, shape: Shape): Json => {
    if (value === null) return null;
    if (shape.sensitive) return withheld('sensitive');
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') return redactor.isSecretNumber(value) ? withheld('secret') : value;
    if (isJsonList(value)) {
      const items = shape.items();
      return value.map((each, index) => below(elementSegment(each, index, shape, redactor), each, items));
    }
    if (!isJsonObject(value)) return value;
    return members(value, shape);
  };
  const members = (value: JsonObject, shape: Shape): JsonObject => {
    const clean: Record<string, Json> = {};
    for (const key of sortedKeys(value, shape)) {
      const shown = redactor.text(key);
      // without secrets in them names stay as they are, and apart
      const name = shown === key && !Object.hasOwn(clean, key) ? key : unused(shown, clean);
      path.push(name);
      if (name !== key) withheld(withheldName);
      setMember(clean, name, walk(value[key] ?? null, shape.member(key)));
      path.pop();
    }
    return clean;
  };
  return { facts: members(facts, shapeOf(schema)), gaps };
}

/** Names in the order of their UTF-16 units. Facts that follow each other mostly have the same, which were put in order. */
function sortedKeys(value: JsonObject, { ordered }: Shape): readonly string[] {
  const keys = Object.keys(value);
  const { before, sorted } = ordered;
  if (keys.length === before.length && keys.every((key, index) => key === before[index])) return sorted;
  ordered.before = keys;
  ordered.sorted = keys.toSorted();
  return ordered.sorted;
}

/** One step to where a value stands: a name, which nearly all are, or a segment. */
type Place = Segment | string;

function pathOf(path: readonly Place[]): string {
  return formatFactPath(path.map((place) => (typeof place === 'string' ? { kind: 'name', name: place } : place)));
}

/** Two names that differ in a secret only must not swallow each other. */
function unused(name: string, taken: JsonObject): string {
  let free = name;
  for (let count = 2; Object.hasOwn(taken, free); count += 1) free = `${name}~${String(count)}`;
  return free;
}

/**
 * How an element is addressed: by its key where the facts keep that as it is, else by its index, which also tells two
 * elements apart whose keys differ in a secret only.
 */
function elementSegment(element: Json, index: number, shape: Shape, redactor: Redactor): Place {
  const field = shape.key;
  const byIndex = String(index);
  if (field === undefined || !isJsonObject(element) || !Object.hasOwn(element, field)) return byIndex;
  const key = element[field];
  if (typeof key !== 'string' || key.length > longestText || redactor.text(key) !== key) return byIndex;
  const hidden = shape.items().member(field).sensitive;
  return hidden ? byIndex : { kind: 'key', field, value: key };
}
