import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import { entriesOf, elementSegment } from '../facts/entries.ts';
import { isNone, type Seen, type Sight, type Unseen } from '../facts/sight.ts';
import { element, hiddenKey, step } from '../facts/step.ts';
import { pathText } from './side.ts';
import type { Difference } from '../../model/finding.ts';
import type { FactPath, Segment } from '../../model/fact-path.ts';
import type { FactSchema } from '../../model/catalogue.ts';

/** Where two values differ, and where one cannot tell. */
export interface Diff {
  readonly differences: Difference[];
  readonly unseen: UnseenPlace[];
}

/** A place that was not seen on one side or both. */
export interface UnseenPlace {
  readonly path: FactPath;
  readonly left: Sight;
  readonly right: Sight;
  readonly why: Unseen;
}

/** Places that are left out. */
export type Skip = (schema: FactSchema | null) => boolean;

/**
 * Compares what was seen of two values, at every depth. Keyed lists are compared by key, others place by place. Null
 * and "nothing there" are the same. A place that was not seen is no difference and no agreement.
 */
export function diff(left: Sight, right: Sight, skip: Skip = () => false): Diff {
  const found: Diff = { differences: [], unseen: [] };
  walk(left, right, [], { found, skip });
  return found;
}

interface Walk {
  readonly found: Diff;
  readonly skip: Skip;
}

function walk(left: Sight, right: Sight, path: FactPath, on: Walk): void {
  if (skipped(left, on) || skipped(right, on)) return;
  if (left.kind === 'gap' || right.kind === 'gap') {
    on.found.unseen.push({ path, left, right, why: left.kind === 'gap' ? left : asGap(right) });
    return;
  }
  if (isNone(left) && isNone(right)) return;
  if (left.kind === 'absent' || right.kind === 'absent') {
    report(left, right, path, left.kind === 'absent' ? 'missing-left' : 'missing-right', on);
    return;
  }
  if (isJsonObject(left.value) && isJsonObject(right.value)) walkMembers(left, right, path, on);
  else if (isJsonList(left.value) && isJsonList(right.value)) walkElements(left, right, path, on);
  else if (left.value !== right.value) report(left, right, path, 'changed', on);
}

function skipped(sight: Sight, on: Walk): boolean {
  return sight.kind === 'seen' && on.skip(sight.schema);
}

function asGap(sight: Sight): Unseen {
  if (sight.kind === 'gap') return sight;
  return { kind: 'gap', gap: { path: '', reason: 'not-reached', detail: null }, implicit: true };
}

function report(left: Sight, right: Sight, path: FactPath, kind: Difference['kind'], on: Walk): void {
  on.found.differences.push({ path: pathText(path), kind, rank: 0, left: valueOf(left), right: valueOf(right) });
}

/** The value that was seen; null where there is none. */
export function valueOf(sight: Sight): Json {
  return sight.kind === 'seen' ? sight.value : null;
}

function walkMembers(left: Seen, right: Seen, path: FactPath, on: Walk): void {
  const names = new Set([...namesOf(left), ...namesOf(right)]);
  for (const name of [...names].sort()) {
    const segment: Segment = { kind: 'name', name };
    walk(step(left, segment), step(right, segment), [...path, segment], on);
  }
  noteCut(left, right, path, on);
}

/** Names of members that were read, or that may be there. */
function namesOf(seen: Seen): readonly string[] {
  const entries = entriesOf(seen);
  const all = [...(entries?.items ?? []), ...(entries?.unseen ?? [])];
  return all.flatMap(({ segment }) => (segment?.kind === 'name' ? [segment.name] : []));
}

/** A list or map that was cut off may hold anything besides. */
function noteCut(left: Seen, right: Seen, path: FactPath, on: Walk): void {
  const gap = left.more ?? right.more;
  if (gap !== null) on.found.unseen.push({ path, left, right, why: { kind: 'gap', gap, implicit: false } });
}

function walkElements(left: Seen, right: Seen, path: FactPath, on: Walk): void {
  const field = left.schema?.key ?? null;
  const keys =
    field === null || right.schema?.key !== field ? null : [indexByKey(left, field), indexByKey(right, field)];
  const [leftKeys, rightKeys] = keys ?? [];
  if (field !== null && leftKeys && rightKeys) walkKeyed(left, right, { field, leftKeys, rightKeys }, path, on);
  else walkPlaces(left, right, path, on);
}

/** Index of each element by its key, without those whose key was not seen; null where a key is missing or stands twice. */
function indexByKey(list: Seen, field: string): ReadonlyMap<string, number> | null {
  const found = new Map<string, number>();
  const values = isJsonList(list.value) ? list.value : [];
  for (const [index, value] of values.entries()) {
    const segment = elementSegment(value, field, index);
    if (segment.kind === 'key' && keyGap(list, index, segment) !== null) continue;
    if (segment.kind !== 'key' || found.has(segment.value)) return null;
    found.set(segment.value, index);
  }
  return found;
}

/** Why the key of an element that has one was not seen; null: it was. */
function keyGap(list: Seen, index: number, segment: Segment & { readonly kind: 'key' }): Unseen | null {
  if (list.below === null || !isJsonList(list.value)) return null;
  return hiddenKey(element(list, list.value, index), segment.field, segment.value);
}

/** An element whose key was not seen has no other one to be held against. */
function noteHidden(list: Seen, field: string, note: (why: Unseen) => void): void {
  if (list.below === null || !isJsonList(list.value)) return;
  for (const [index, value] of list.value.entries()) {
    const segment = elementSegment(value, field, index);
    const why = segment.kind === 'key' ? keyGap(list, index, segment) : null;
    if (why !== null) note(why);
  }
}

interface Keys {
  readonly field: string;
  readonly leftKeys: ReadonlyMap<string, number>;
  readonly rightKeys: ReadonlyMap<string, number>;
}

function walkKeyed(left: Seen, right: Seen, { field, leftKeys, rightKeys }: Keys, path: FactPath, on: Walk): void {
  const keys = new Set([
    ...leftKeys.keys(),
    ...rightKeys.keys(),
    ...unreadKeys(left, field),
    ...unreadKeys(right, field),
  ]);
  for (const value of [...keys].sort()) {
    const segment: Segment = { kind: 'key', field, value };
    walk(find(left, leftKeys, segment), find(right, rightKeys, segment), [...path, segment], on);
  }
  for (const side of [left, right]) noteHidden(side, field, (why) => on.found.unseen.push({ path, left, right, why }));
  noteCut(left, right, path, on);
}

function find(list: Seen, keys: ReadonlyMap<string, number>, segment: Segment & { readonly kind: 'key' }): Sight {
  const index = keys.get(segment.value);
  if (index === undefined || !isJsonList(list.value)) return step(list, segment);
  return element(list, list.value, index);
}

function unreadKeys(list: Seen, field: string): readonly string[] {
  const keys = list.below?.keys.get(field)?.keys();
  return keys === undefined ? [] : [...keys];
}

function walkPlaces(left: Seen, right: Seen, path: FactPath, on: Walk): void {
  const [ours, theirs] = [entriesOf(left), entriesOf(right)];
  const loose = [ours, theirs].flatMap((each) => [...(each?.unseen ?? []), ...(each?.items ?? [])]);
  const gap = loose.find((each) => each.sight.kind === 'gap')?.sight;
  if (gap?.kind === 'gap') {
    // Something that was not seen may stand anywhere: no place can be held against another.
    on.found.unseen.push({ path, left, right, why: gap });
    return;
  }
  const length = Math.max(ours?.items.length ?? 0, theirs?.items.length ?? 0);
  for (let index = 0; index < length; index += 1) {
    const segment: Segment = { kind: 'name', name: String(index) };
    walk(step(left, segment), step(right, segment), [...path, segment], on);
  }
}
