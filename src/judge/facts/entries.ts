import { anyGap, keyedGaps } from './gap-tree.ts';
import { element, isIndex, keyText, member } from './step.ts';
import { implicitGap, isPromised, type Seen, type Sight, type Unseen } from './sight.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { formatFactPath, type Segment } from '../../model/fact-path.ts';

/** One thing in a list or map, and how it is addressed. */
export interface Entry {
  readonly segment: Segment;
  readonly sight: Sight;
}

/** What a list or map holds: what was read, and what may be there besides. */
export interface Entries {
  readonly items: readonly Entry[];
  readonly unseen: readonly { readonly segment: Segment | null; readonly sight: Unseen }[];
  /** Cut off: any number of things may be missing. */
  readonly open: boolean;
}

/** The inside of a list or map; null for what has none. Members of a map come sorted by name. */
export function entriesOf(seen: Seen): Entries | null {
  if (isJsonList(seen.value)) return elements(seen, seen.value);
  return isJsonObject(seen.value) ? members(seen, seen.value) : null;
}

function elements(seen: Seen, list: readonly Json[]): Entries {
  const items = list.map((value, index) => ({
    segment: elementSegment(value, seen.schema?.key ?? null, index),
    sight: element(seen, list, index),
  }));
  return { items, unseen: [...unreadElements(seen, list), ...cut(seen)], open: seen.more !== null };
}

/** How an element is addressed: by its key where it has one, else by its index. */
export function elementSegment(value: Json | undefined, field: string | null, index: number): Segment {
  const key = field !== null && isJsonObject(value) && Object.hasOwn(value, field) ? keyText(value[field]) : null;
  if (field === null || key === null) return { kind: 'name', name: String(index) };
  return { kind: 'key', field, value: key };
}

type Rest = Entries['unseen'][number];

function cut(seen: Seen): Rest[] {
  return seen.more === null ? [] : [{ segment: null, sight: { kind: 'gap', gap: seen.more, implicit: false } }];
}

/** Gaps of elements that are not in the list. */
function unreadElements(seen: Seen, list: readonly Json[]): Rest[] {
  const rest: Rest[] = [];
  const fields = [...(seen.below?.keys.keys() ?? [])];
  const present = new Map(fields.map((field) => [field, new Set(list.map((each) => keyOf(each, field)))]));
  for (const { field, value, tree } of keyedGaps(seen.below)) {
    const gap = present.get(field)?.has(value) === true ? null : anyGap(tree);
    if (gap !== null) {
      rest.push({ segment: { kind: 'key', field, value }, sight: { kind: 'gap', gap, implicit: false } });
    }
  }
  for (const [name, tree] of seen.below?.names ?? []) {
    const gap = isIndex(name) && Number(name) >= list.length ? anyGap(tree) : null;
    if (gap !== null) rest.push({ segment: { kind: 'name', name }, sight: { kind: 'gap', gap, implicit: false } });
  }
  return rest;
}

function keyOf(value: Json, field: string): string | null {
  return isJsonObject(value) && Object.hasOwn(value, field) ? keyText(value[field]) : null;
}

function members(seen: Seen, object: JsonObject): Entries {
  const items = Object.keys(object)
    .sort()
    .map((name): Entry => ({ segment: { kind: 'name', name }, sight: member(seen, object, name) }));
  return { items, unseen: [...unreadMembers(seen, object), ...cut(seen)], open: seen.more !== null };
}

/** Gaps of members that are not in the object, and declared members that are simply missing. */
function unreadMembers(seen: Seen, object: JsonObject): Rest[] {
  const names = new Map<string, Unseen>();
  const declared = isPromised(seen.schema) ? Object.keys(seen.schema?.properties ?? {}) : [];
  for (const name of declared) {
    if (!Object.hasOwn(object, name)) names.set(name, implicitGap(formatFactPath([{ kind: 'name', name }])));
  }
  for (const [name, tree] of seen.below?.names ?? []) {
    const gap = Object.hasOwn(object, name) ? null : anyGap(tree);
    if (gap !== null) names.set(name, { kind: 'gap', gap, implicit: false });
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, sight]) => ({ segment: { kind: 'name', name }, sight }));
}
