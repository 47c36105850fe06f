import { isJsonList, isJsonObject, setMember, type Json, type JsonObject } from '../../model/json.ts';
import { settle, type FactSchema } from '../../model/catalogue.ts';
import { memberSchema } from './sight.ts';
import { keyText } from './step.ts';

/**
 * Facts with derived facts among them: objects at every depth, keyed lists by their key, other lists as a whole. What
 * was seen to be none stays none. Names like `__proto__` are members like any other.
 */
export function mergeFacts(seen: JsonObject, derived: JsonObject, schema: FactSchema | null): JsonObject {
  const additions = Object.entries(derived);
  if (additions.length === 0) return seen;
  const merged: Record<string, Json> = { ...seen };
  for (const [name, addition] of additions) {
    const known = Object.hasOwn(seen, name) ? seen[name] : undefined;
    setMember(merged, name, mergeValue(known, addition, memberSchema(schema, name)));
  }
  return merged;
}

function mergeValue(seen: Json | undefined, derived: Json, shape: FactSchema | null): Json {
  const schema = shape === null ? null : settle(shape);
  if (isJsonObject(seen) && isJsonObject(derived)) return mergeFacts(seen, derived, schema);
  if (isJsonList(seen) && isJsonList(derived) && schema?.key !== undefined) {
    return mergeKeyed(seen, derived, schema.key, schema.items ?? null);
  }
  return seen === null && typeof derived === 'object' ? seen : derived;
}

function mergeKeyed(seen: readonly Json[], derived: readonly Json[], field: string, items: FactSchema | null): Json {
  const additions = new Map(derived.map((each) => [keyOf(each, field), each]));
  return seen.map((each) => {
    const key = keyOf(each, field);
    const addition = key === null ? undefined : additions.get(key);
    return addition === undefined ? each : mergeValue(each, addition, items);
  });
}

function keyOf(value: Json, field: string): string | null {
  return isJsonObject(value) && Object.hasOwn(value, field) ? keyText(value[field]) : null;
}
