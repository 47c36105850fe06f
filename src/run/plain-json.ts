/** Deeper nesting than this is cut off: whatever walks facts later must not overflow its stack. */
export const deepest = 100;

/** More values than this in one observation are cut off, and so is a circle. */
export const mostValues = 2_000_000;

/**
 * Whether a value is JSON already, so that `tidy` would change nothing in it: plain objects and lists of well-formed
 * texts, of truth values and of numbers that JSON and every reader of it keep as they are. It makes nothing, and nearly
 * every answer passes.
 */
export function isPlainJson(raw: unknown): boolean {
  let budget = mostValues;
  const isPlain = (value: unknown, depth: number): boolean => {
    budget -= 1;
    if (budget < 0 || depth > deepest) return false;
    if (value === null || typeof value === 'boolean') return true;
    if (typeof value === 'string') return value.isWellFormed();
    if (typeof value === 'number') return isKept(value);
    if (typeof value !== 'object') return false;
    return Array.isArray(value) ? isPlainList(value, depth) : isPlainObject(value, depth);
  };
  const isPlainList = (list: readonly unknown[], depth: number): boolean => {
    for (const each of list) if (!isPlain(each, depth + 1)) return false;
    return true;
  };
  const isPlainObject = (object: object, depth: number): boolean => {
    if (Object.getPrototypeOf(object) !== Object.prototype) return false;
    for (const key of Object.keys(object))
      if (!key.isWellFormed() || !isPlain(Reflect.get(object, key), depth + 1)) return false;
    return true;
  };
  return isPlain(raw, 0);
}

function isKept(number: number): boolean {
  if (!Number.isInteger(number)) return Number.isFinite(number);
  return Number.isSafeInteger(number) && !Object.is(number, -0);
}
