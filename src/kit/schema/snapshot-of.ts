import { createHash } from 'node:crypto';
import type { Json } from '../../model/json.ts';
import type { Aspects, ObjectKind, Parts, SchemaObject, SchemaSnapshot } from './snapshot.ts';

/** An object as a reader found it. */
export interface FoundObject {
  readonly kind: ObjectKind;
  readonly name: string;
  readonly aspects: Aspects;
  readonly parts: Parts;
}

/** Puts what a reader found into canonical order, counted and with digests. The order of `found` does not matter. */
export function snapshotOf(
  about: Pick<SchemaSnapshot, 'dialect' | 'version' | 'compared'> & { readonly inFull?: SchemaSnapshot['inFull'] },
  found: readonly FoundObject[],
): SchemaSnapshot {
  const kinds = new Map<string, Map<string, SchemaObject>>();
  for (const object of found) {
    const names = kinds.get(object.kind) ?? new Map<string, SchemaObject>();
    kinds.set(object.kind, names.set(object.name, sealed(object)));
  }
  const objects = new Map(sorted(kinds).map(([kind, names]) => [kind, Object.fromEntries(sorted(names))]));
  const lines: string[] = [];
  for (const [kind, names] of objects) {
    for (const [name, { digest }] of Object.entries(names)) lines.push(JSON.stringify([kind, name, digest]));
  }
  const counts = Array.from(objects, ([kind, names]): [string, number] => [kind, Object.keys(names).length]);
  return {
    ...about,
    inFull: about.inFull ?? null,
    digest: digestOf(lines.sort().join('\n')),
    counts: Object.fromEntries(counts),
    objects: Object.fromEntries(objects),
  };
}

function sealed({ aspects, parts }: FoundObject): SchemaObject {
  const ordered = { aspects: inOrder(aspects), parts: partsInOrder(parts) };
  return { digest: digestOf(JSON.stringify(ordered)), ...ordered };
}

function partsInOrder(parts: Parts): SchemaObject['parts'] {
  const kinds: [string, { readonly [name: string]: Aspects }][] = [];
  for (const [kind, named] of Object.entries(parts).sort(byName)) {
    const things = Object.entries(named).sort(byName);
    // No triggers and an empty list of triggers are one.
    if (things.length > 0)
      kinds.push([kind, Object.fromEntries(things.map(([name, aspects]) => [name, inOrder(aspects)]))]);
  }
  return Object.fromEntries(kinds);
}

/** Readers write most of them in order; sorting those of 36,000 columns again would take a second. */
function inOrder(aspects: Aspects): Aspects {
  const names = Object.keys(aspects);
  const sortedAlready = names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name);
  return sortedAlready ? aspects : Object.fromEntries(Object.entries(aspects).sort(byName));
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(byName);
}

/** By code units: the same everywhere, whatever the language of the machine. */
function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** A long text (the body of a routine) by its digest and length, where it is longer than what is kept, characters. */
export function keptText(text: string, most = 16_384): Json {
  return text.length <= most ? text : { characters: text.length, digest: digestOf(text) };
}
