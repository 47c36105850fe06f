import type { Sink } from '../shape/sink.ts';
import type { Position } from '../text/mistake.ts';
import type { BrokenCheck, ReadChecks } from './read-checks.ts';
import type { WrittenCheck } from './written-check.ts';

/** Keeps the first check of each name; a second one, in another file or through `formerly`, is a mistake. */
export function uniqueChecks(read: readonly ReadChecks[], sink: Sink): ReadChecks {
  const names = new Map<string, Position>();
  const isFirst = (name: string, at: Position): boolean => {
    const before = names.get(name);
    if (before !== undefined) sink.report('name-twice', at, { name, file: before.file, first: before.line });
    else names.set(name, at);
    return before === undefined;
  };
  const checks: WrittenCheck[] = [];
  const broken: BrokenCheck[] = [];
  for (const each of read) {
    checks.push(...each.checks.filter((check) => isFirst(check.base.name, check.key.keyAt)));
    broken.push(...each.broken.filter(({ name, at }) => isFirst(name, at)));
  }
  for (const { word, node } of checks.flatMap((check) => check.formerly)) {
    if (names.has(word)) sink.report('formerly-in-use', node.at, { name: word });
    else names.set(word, node.at);
  }
  return { checks, broken };
}
