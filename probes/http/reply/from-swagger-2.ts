import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../../src/model/json.ts';

/** What a server speaks where nothing is said. */
const usualType = 'application/json';

/**
 * An OpenAPI 2.0 description as version 3.0 writes it, as far as replies go: the schema of a response stands under each
 * media type that is produced (OpenAPI 2.0, "Operation Object", `produces`), and `x-nullable` becomes `nullable`. Schemas
 * stay under `definitions`, so that references keep their meaning. A `file` has no schema.
 */
export function fromSwagger2(document: JsonObject): JsonObject {
  const usual = typesIn(document['produces']) ?? [usualType];
  const paths = mapped(document['paths'], (item) =>
    mapped(item, (operation) => {
      if (!isJsonObject(operation) || !('responses' in operation)) return operation;
      const types = typesIn(operation['produces']) ?? usual;
      return { ...operation, responses: mapped(operation['responses'], (each) => response(each, types)) };
    }),
  );
  const shared = mapped(document['responses'], (each) => response(each, usual));
  const { definitions = {} } = document;
  return { ...document, paths, responses: shared, definitions: withNullable(definitions) };
}

function response(written: Json, types: readonly string[]): Json {
  if (!isJsonObject(written)) return written;
  const { schema, ...others } = written;
  if (!isJsonObject(schema) || schema['type'] === 'file') return others;
  const media = { schema: withNullable(schema) };
  return { ...others, content: Object.fromEntries(types.map((type) => [type, media])) };
}

function withNullable(value: Json): Json {
  if (isJsonList(value)) return value.map(withNullable);
  if (!isJsonObject(value)) return value;
  const { 'x-nullable': isNullable, ...others } = value;
  const members = mapped(others, withNullable);
  return typeof isNullable === 'boolean' ? { ...members, nullable: isNullable } : members;
}

function mapped(value: Json | undefined, change: (each: Json) => Json): JsonObject {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each)]));
}

/** Null: nothing is said. */
function typesIn(produces: Json | undefined): readonly string[] | null {
  if (!isJsonList(produces)) return null;
  const types = produces.filter((each) => typeof each === 'string');
  return types.length === 0 ? null : types;
}
