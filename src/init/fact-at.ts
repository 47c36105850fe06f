import { lookup as lookupShape, settle, type FactSchema } from '../model/catalogue.ts';
import { isPathError as isError, parseFactPath, type FactPath, type PathError } from '../model/fact-path.ts';
import { isJsonList, isJsonObject, type Json } from '../model/json.ts';

/** A fact path that was read. */
export interface ReadPath {
  readonly segments: FactPath;
  /** Shape of the fact; empty where the catalogue knows none. */
  readonly shape: (schema: FactSchema) => FactSchema;
}

/** Reads a written path. */
export function parse(written: string): ReadPath | PathError {
  const segments = parseFactPath(written);
  if (isError(segments)) return segments;
  const shape = (schema: FactSchema): FactSchema => {
    const found = lookupShape(schema, segments);
    return found.found ? settle(found.schema) : {};
  };
  return { segments, shape };
}

/** Whether reading gave a mistake. */
export function isPathError(read: ReadPath | PathError): read is PathError {
  return 'code' in read;
}

/** The value at a path; undefined where nothing stands there. */
export function lookup(facts: Json, path: FactPath): Json | undefined {
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
