import type { FactPath } from '../model/fact-path.ts';
import { isJsonList, isJsonObject, type Json } from '../model/json.ts';

/** The value at a path; undefined where nothing stands there. */
export function factAt(facts: Json, path: FactPath): Json | undefined {
  let current: Json | undefined = facts;
  for (const segment of path) {
    if (segment.kind === 'name') {
      current = isJsonObject(current) && Object.hasOwn(current, segment.name) ? current[segment.name] : undefined;
    } else {
      const elements: readonly Json[] = isJsonList(current) ? current : [];
      current = elements.find((each) => isJsonObject(each) && each[segment.field] === segment.value);
    }
  }
  return current;
}
