import { isJsonList, isJsonObject, type Json } from './json.ts';

/**
 * JSON with sorted keys and no white space: the same value always gives the same text, so that digests and
 * comparisons do not depend on the order in which something was built. Keys are sorted by UTF-16 code unit (RFC 8785, 3.2.3).
 */
export function canonical(value: Json): string {
  if (isJsonList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${parts.join(',')}}`;
}
