import type { Json } from '../../../src/model/json.ts';

const largestValue = 64 * 1024;
const deepestValue = 64;

/** Whether a value of a reply is small and shallow enough to be a fact: 64 KiB of JSON, 64 levels. */
export function isKeepable(value: Json): boolean {
  return isShallow(value) && JSON.stringify(value).length <= largestValue;
}

/** Level by level, so that a document nested without end cannot exhaust the stack. */
function isShallow(value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; depth < deepestValue; depth += 1) {
    level = level.flatMap((each): readonly Json[] =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}
