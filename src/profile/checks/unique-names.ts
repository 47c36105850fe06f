import type { Sink } from '../shape/sink.ts';
import type { WrittenCheck } from './written-check.ts';

/** Keeps the first check of each name; a second one, in another file or through `formerly`, is a mistake. */
export function uniqueChecks(checks: readonly WrittenCheck[], sink: Sink): readonly WrittenCheck[] {
  const names = new Map<string, WrittenCheck>();
  const kept: WrittenCheck[] = [];
  for (const check of checks) {
    const before = names.get(check.base.name);
    if (before !== undefined) {
      const { file, line } = before.key.keyAt;
      sink.report('name-twice', check.key.keyAt, { name: check.base.name, file, first: line });
      continue;
    }
    names.set(check.base.name, check);
    kept.push(check);
  }
  for (const check of kept) {
    for (const name of check.base.formerly) {
      const other = names.get(name);
      if (other !== undefined) sink.report('formerly-in-use', check.key.keyAt, { name });
      else names.set(name, check);
    }
  }
  return kept;
}
