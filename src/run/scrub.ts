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
  const withheld = (at: Place | null, detail: string): string => {
    gaps.push({ path: pathOf(at), reason: 'not-permitted', detail });
    return secretMark;
  };
  const text = (raw: string, at: Place | null): string => {
    const clean = redactor.text(raw);
    if (clean !== raw) withheld(at, 'secret');
    if (clean.length <= longestText) return clean;
    gaps.push({ path: pathOf(at), reason: 'truncated', detail: null });
    return clip(clean, longestText);
  };
  const walk = (value: Json, shape: Shape, at: Place | null): Json => {
    if (value === null) return null;
    if (shape.sensitive) return withheld(at, 'sensitive');
    if (typeof value === 'string') return text(value, at);
    if (typeof value === 'number') return redactor.isSecretNumber(value) ? withheld(at, 'secret') : value;
    if (isJsonList(value)) {
      const items = shape.items();
      return value.map((each, index) => walk(each, items, below(at, elementSegment(each, index, shape, redactor))));
    }
    if (!isJsonObject(value)) return value;
    return members(value, shape, at);
  };
  const members = (value: JsonObject, shape: Shape, at: Place | null): JsonObject => {
    const clean: Record<string, Json> = {};
    for (const key of sortedKeys(value, shape)) {
      const shown = redactor.text(key);
      // without secrets in them names stay as they are, and apart
      const name = shown === key && !Object.hasOwn(clean, key) ? key : unused(shown, clean);
      const place = below(at, name);
      if (name !== key) withheld(place, withheldName);
      setMember(clean, name, walk(value[key] ?? null, shape.member(key), place));
    }
    return clean;
  };
  return { facts: members(facts, shapeOf(schema), null), gaps };
}

/** Names in the order of their UTF-16 units. Those that a schema knows were put in order once. */
function sortedKeys(value: JsonObject, shape: Shape): readonly string[] {
  const known = shape.names.filter((name) => Object.hasOwn(value, name));
  const keys = Object.keys(value);
  return known.length === keys.length ? known : keys.sort();
}

/** Where a value stands, from below: most places are never written out. */
interface Place {
  readonly above: Place | null;
  /** A text is a name: nearly all are, and nobody asks for them. */
  readonly segment: Segment | string;
}

function below(above: Place | null, segment: Segment | string): Place {
  return { above, segment };
}

function pathOf(at: Place | null): string {
  const segments: Segment[] = [];
  for (let place = at; place !== null; place = place.above) {
    const { segment } = place;
    segments.unshift(typeof segment === 'string' ? { kind: 'name', name: segment } : segment);
  }
  return formatFactPath(segments);
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
function elementSegment(element: Json, index: number, shape: Shape, redactor: Redactor): Segment | string {
  const field = shape.key;
  const byIndex = String(index);
  if (field === undefined || !isJsonObject(element) || !Object.hasOwn(element, field)) return byIndex;
  const key = element[field];
  if (typeof key !== 'string' || key.length > longestText || redactor.text(key) !== key) return byIndex;
  const hidden = shape.items().member(field).sensitive;
  return hidden ? byIndex : { kind: 'key', field, value: key };
}
