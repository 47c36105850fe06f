import { isAnything, settle, type FactSchema } from '../../model/catalogue.ts';
import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import { isPromised, memberSchema, type Seen, type Sight } from './sight.ts';

/** Whether a value was seen to its last member: no gap stands below it, and nothing the catalogue promises is missing. */
export function isWhole(sight: Sight): sight is Seen {
  return (
    sight.kind === 'seen' && sight.below === null && sight.more === null && lacksNothing(sight.value, sight.schema)
  );
}

function lacksNothing(value: Json, given: FactSchema | null): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (given === null) return false;
  const schema = settle(given);
  // Below a shape that says nothing, nothing is promised.
  if (isAnything(schema)) return true;
  if (isJsonList(value)) return value.every((each) => lacksNothing(each, schema.items ?? null));
  if (!isJsonObject(value)) return true;
  const promised = isPromised(schema) ? Object.keys(schema.properties ?? {}) : [];
  if (promised.some((name) => !Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, inner]) => lacksNothing(inner, memberSchema(schema, name)));
}
