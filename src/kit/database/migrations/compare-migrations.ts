import { formatFactPath, isPathError, parseFactPath, type FactPath, type Segment } from '../../../model/fact-path.ts';
import type { Difference } from '../../../model/finding.ts';
import { isJsonList, isJsonObject, type Json } from '../../../model/json.ts';
import { value, type Message } from '../../../model/message.ts';

/**
 * Differences of two sides’ migrations: what is applied on one side only, and what was applied with another text. When
 * they ran, who holds a lock and how the tables are called is nothing in which two environments must agree; nor are
 * digests that two versions of Liquibase made in two ways. Null: another fact, which the judge compares itself.
 */
export function compareMigrations(path: string, left: Json, right: Json): readonly Difference[] | null {
  const place = parseFactPath(path);
  if (isPathError(place) || place[0]?.kind !== 'name' || place[0].name !== 'migrations') return null;
  const [, tool, below] = place;
  if (tool === undefined) return compareLists(left, right);
  if (below === undefined) return compareBooks(left, right, [], nameOf(tool));
  const isEntries = below.kind === 'name' && below.name === 'entries' && place.length === 3;
  return isEntries ? compareEntries(left, right, [], nameOf(tool)) : null;
}

function compareLists(left: Json, right: Json): readonly Difference[] | null {
  const [ours, theirs] = [byKey(left, 'tool'), byKey(right, 'tool')];
  if (ours === null || theirs === null) return null;
  return keysOf(ours, theirs).flatMap((tool) => {
    const at: FactPath = [{ kind: 'key', field: 'tool', value: tool }];
    const [a, b] = [ours.get(tool), theirs.get(tool)];
    if (a !== undefined && b !== undefined) return compareBooks(a, b, at, tool) ?? [];
    const words = {
      what: { code: 'kit.migration.tool', params: { tool: value(tool) } },
      left: presence(a),
      right: presence(b),
    };
    return [{ path: formatFactPath(at), ...missing(a, b), words }];
  });
}

function compareBooks(left: Json, right: Json, at: FactPath, tool: string): readonly Difference[] | null {
  if (!isJsonObject(left) || !isJsonObject(right)) return null;
  const below: FactPath = [...at, { kind: 'name', name: 'entries' }];
  return compareEntries(left['entries'] ?? [], right['entries'] ?? [], below, tool);
}

function compareEntries(left: Json, right: Json, at: FactPath, tool: string): readonly Difference[] | null {
  const [ours, theirs] = [byKey(left, 'id'), byKey(right, 'id')];
  if (ours === null || theirs === null) return null;
  return keysOf(ours, theirs).flatMap((id): readonly Difference[] => {
    const [a, b] = [ours.get(id), theirs.get(id)];
    const differs = a === undefined || b === undefined ? missing(a, b) : changed(a, b);
    if (differs === null) return [];
    const params = { id: value(id), tool: value(tool) };
    const [leftSaid, rightSaid] = differs.kind === 'changed' ? [digest(a), digest(b)] : [applied(a), applied(b)];
    const words = { what: { code: 'kit.migration.one', params }, left: leftSaid, right: rightSaid };
    return [{ path: formatFactPath([...at, { kind: 'key', field: 'id', value: id }]), ...differs, words }];
  });
}

type Differs = Pick<Difference, 'kind' | 'rank' | 'left' | 'right'>;

function missing(left: Json | undefined, right: Json | undefined): Differs {
  const kind = left === undefined ? 'missing-left' : 'missing-right';
  return { kind, rank: 0, left: left ?? null, right: right ?? null };
}

/** Null: they are alike, or nothing is to be said of them. */
function changed(left: Json, right: Json): Differs | null {
  if (!isJsonObject(left) || !isJsonObject(right)) return null;
  const isOneWay = (left['checksumVersion'] ?? null) === (right['checksumVersion'] ?? null);
  if (!isOneWay || (left['checksum'] ?? null) === (right['checksum'] ?? null)) return null;
  return { kind: 'changed', rank: 1, left, right };
}

function presence(book: Json | undefined): Message {
  return { code: book === undefined ? 'kit.migration.no-tool' : 'kit.migration.has-tool', params: {} };
}

function applied(entry: Json | undefined): Message {
  return { code: entry === undefined ? 'kit.migration.not-applied' : 'kit.migration.applied', params: {} };
}

function digest(entry: Json | undefined): Message {
  const checksum = isJsonObject(entry) ? (entry['checksum'] ?? null) : null;
  return { code: 'kit.migration.digest', params: { checksum: value(checksum) } };
}

/** Elements by their key; null: no list, or a key is missing. In the order of the list. */
function byKey(list: Json, field: string): ReadonlyMap<string, Json> | null {
  if (!isJsonList(list)) return null;
  const found = new Map<string, Json>();
  for (const each of list) {
    const key = isJsonObject(each) ? each[field] : undefined;
    if (typeof key !== 'string') return null;
    found.set(key, each);
  }
  return found;
}

function keysOf(left: ReadonlyMap<string, Json>, right: ReadonlyMap<string, Json>): readonly string[] {
  return [...new Set([...left.keys(), ...right.keys()])];
}

function nameOf(segment: Segment): string {
  return segment.kind === 'key' ? segment.value : segment.name;
}
