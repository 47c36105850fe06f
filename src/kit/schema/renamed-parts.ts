import type { Aspects } from './snapshot.ts';

/** Parts whose name says nothing of what they do, and is often made up by the server. */
const nameless = new Set(['constraints', 'indexes', 'statistics']);

/** One part under two names. */
export interface Renamed {
  readonly before: string;
  readonly after: string;
}

interface Named {
  readonly [name: string]: Aspects;
}

/**
 * Constraints and indexes that only their names tell apart. Where several are alike (two identical checks), nobody can
 * say which became which: they are no pair.
 */
export function renamedParts(kind: string, left: Named, right: Named): readonly Renamed[] {
  if (!nameless.has(kind)) return [];
  const [ours, theirs] = [byContent(left, right), byContent(right, left)];
  const found: Renamed[] = [];
  for (const [content, before] of ours) {
    const after = theirs.get(content);
    if (before.length !== 1 || after?.length !== 1) continue;
    for (const [index, name] of before.entries()) found.push({ before: name, after: after[index] ?? name });
  }
  return found;
}

/** Names that only this side has, by what they stand for. */
function byContent(these: Named, others: Named): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, aspects] of Object.entries(these)) {
    if (Object.hasOwn(others, name)) continue;
    const content = JSON.stringify(aspects);
    found.set(content, [...(found.get(content) ?? []), name]);
  }
  return found;
}
