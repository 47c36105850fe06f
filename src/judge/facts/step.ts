import { formatFactPath, type FactPath, type Segment } from '../../model/fact-path.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { anyGap, joinGaps, keyedGaps, type GapTree } from './gap-tree.ts';
import {
  absent,
  implicitGap,
  isPromised,
  memberSchema,
  sightOf,
  type Seen,
  type Sight,
  type Unseen,
  type WhenMissing,
} from './sight.ts';
import { withheldName } from '../../model/withheld.ts';

/** What is known of a place further below. */
export function look(from: Sight, path: FactPath): Sight {
  let sight = from;
  for (const segment of path) {
    if (sight.kind !== 'seen') return sight;
    sight = step(sight, segment);
  }
  return sight;
}

/** One step down. */
export function step(from: Seen, segment: Segment): Sight {
  if (isJsonObject(from.value)) {
    return segment.kind === 'name' ? member(from, from.value, segment.name) : absent;
  }
  if (isJsonList(from.value))
    return segment.kind === 'key' ? keyed(from, from.value, segment) : indexed(from, from.value, segment.name);
  return absent;
}

/** A member of an object. */
export function member(from: Seen, object: JsonObject, name: string): Sight {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  const missing = isPromised(from.schema) ? implicitGap(formatFactPath([{ kind: 'name', name }])) : beyond(from);
  return sightOf(value, memberSchema(from.schema, name), from.below?.names.get(name) ?? null, missing);
}

/** What lies beyond the things that were read: nothing, what a limit cut off, or what goes by a marked name. */
function beyond(from: Seen): WhenMissing {
  if (from.more !== null) return { kind: 'gap', gap: from.more, implicit: false };
  for (const { gap } of from.below?.names.values() ?? []) {
    if (gap?.detail === withheldName) return { kind: 'gap', gap, implicit: false };
  }
  return absent;
}

/** An element of a list, by its index. */
export function element(from: Seen, list: readonly Json[], index: number): Sight {
  const value = list[index];
  return sightOf(value, from.schema?.items ?? null, elementGaps(from.below, value, index), beyond(from));
}

/** Gaps written for this element: by its index, by one of its fields, or for every element alike. */
function elementGaps(below: GapTree | null, value: Json | undefined, index: number): GapTree | null {
  if (below === null) return null;
  let gaps = below.names.get(String(index)) ?? null;
  const shared = new Map([...below.names].filter(([name]) => !isIndex(name)));
  if (shared.size > 0) gaps = joinGaps(gaps, { gap: null, names: shared, keys: new Map() });
  if (!isJsonObject(value)) return gaps;
  for (const [field, byValue] of below.keys) {
    const own = Object.hasOwn(value, field) ? keyText(value[field]) : null;
    if (own !== null) gaps = joinGaps(gaps, byValue.get(own) ?? null);
  }
  return gaps;
}

/** A key as it stands in a fact path; null for what cannot be a key. */
export function keyText(value: Json | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

export function isIndex(name: string): boolean {
  return /^(?:0|[1-9]\d{0,14})$/.test(name);
}

function keyed(from: Seen, list: readonly Json[], segment: Segment & { readonly kind: 'key' }): Sight {
  let nameless: Unseen | null = null;
  for (const [index, value] of list.entries()) {
    const own = isJsonObject(value) && Object.hasOwn(value, segment.field) ? keyText(value[segment.field]) : null;
    const hidden =
      own === null || from.below !== null ? hiddenKey(element(from, list, index), segment.field, own) : null;
    if (own === segment.value && hidden === null) return element(from, list, index);
    nameless ??= hidden;
  }
  const unseen = from.below?.keys.get(segment.field)?.get(segment.value);
  const gap = unseen === undefined ? null : anyGap(unseen);
  if (gap !== null) return { kind: 'gap', gap, implicit: false };
  const stray = strayIndex(from, list.length);
  return nameless ?? stray ?? beyond(from);
}

/**
 * Why the key of an element was not seen, so that it may be any element that is asked for; null: it was seen. `own` is
 * the key as the facts have it, null where they have none: a gap of a whole element that is named is no secret of its key.
 */
export function hiddenKey(sight: Sight, field: string, own: string | null): Unseen | null {
  if (sight.kind !== 'seen') return sight.kind === 'gap' && own === null ? sight : null;
  const key = step(sight, { kind: 'name', name: field });
  return key.kind === 'gap' ? key : null;
}

/** A gap for an element behind the last one that was read. */
export function strayIndex(from: Seen, length: number): Sight | null {
  for (const [name, tree] of from.below?.names ?? []) {
    const gap = isIndex(name) && Number(name) >= length ? anyGap(tree) : null;
    if (gap !== null) return { kind: 'gap', gap, implicit: false };
  }
  return null;
}

function indexed(from: Seen, list: readonly Json[], name: string): Sight {
  if (!isIndex(name)) return absent;
  const index = Number(name);
  if (index < list.length) return element(from, list, index);
  for (const { tree } of keyedGaps(from.below)) {
    const gap = anyGap(tree);
    // It may be an element that was read, but then something of that element is unseen: as good as unseen.
    if (gap !== null) return { kind: 'gap', gap, implicit: false };
  }
  return strayIndex(from, list.length) ?? beyond(from);
}
