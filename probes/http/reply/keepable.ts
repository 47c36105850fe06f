import { isJsonList, isJsonObject, type Json } from '../../../src/model/json.ts';

/** Characters of JSON. */
const largestValue = 64 * 1024;
const deepestValue = 64;

/**
 * Whether a value of a reply is small and shallow enough to be a fact: 64 KiB of JSON, 64 levels. Level by level, so that
 * a document nested without end cannot exhaust the stack, and no further than up to the limit.
 */
export function isKeepable(value: Json): boolean {
  let level: readonly Json[] = [value];
  let left = largestValue;
  for (let depth = 0; depth < deepestValue; depth += 1) {
    left = level.reduce((rest: number, each) => (rest < 0 ? rest : rest - ownLength(each, rest)), left);
    if (left < 0) return false;
    level = level.flatMap((each): readonly Json[] =>
      isJsonObject(each) || isJsonList(each) ? Object.values(each) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}

/** Characters of a value as JSON, but for the values it holds; of one that takes more than `most`, some greater number. */
function ownLength(value: Json, most: number): number {
  if (isJsonList(value)) return Math.max(2, value.length + 1);
  if (typeof value === 'string') return value.length > most ? value.length : JSON.stringify(value).length;
  if (!isJsonObject(value)) return JSON.stringify(value).length;
  let length = 1;
  for (const name of Object.keys(value)) {
    length += name.length > most ? name.length : JSON.stringify(name).length + 2;
    if (length > most) break;
  }
  return Math.max(2, length);
}
