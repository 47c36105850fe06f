import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../../src/model/json.ts';

/** Members whose value is data and no schema. */
const data: readonly string[] = ['example', 'examples', 'default', 'enum', 'const', 'x-example'];

/** Members that hold schemas by names, which may be called like anything. */
const named: readonly string[] = ['properties', 'patternProperties', 'schemas', 'definitions'];

/**
 * The schemas of an OpenAPI 3.0 description as JSON Schema 2020-12 writes them: `nullable` becomes a type, and the
 * boolean `exclusiveMinimum` and `exclusiveMaximum` become limits (OpenAPI 3.0.3, "Schema Object"; JSON Schema 2020-12
 * validation, section 6.2). What 3.0 only describes (`discriminator`, `xml`) objects to nothing.
 */
export function fromOpenApi30(document: JsonObject): JsonObject {
  const translated = translate(document, false);
  return isJsonObject(translated) ? translated : {};
}

function translate(value: Json, isMap: boolean): Json {
  if (isJsonList(value)) return value.map((each) => translate(each, false));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, inner]): [string, Json] => {
    const kept = !isMap && data.includes(name);
    return [name, kept ? inner : translate(inner, !isMap && named.includes(name))];
  });
  const whole: JsonObject = Object.fromEntries(members);
  return isMap ? whole : nullable(limits(whole));
}

function limits(schema: JsonObject): JsonObject {
  return limit(limit(schema, 'minimum', 'exclusiveMinimum'), 'maximum', 'exclusiveMaximum');
}

function limit(schema: JsonObject, limitName: string, flagName: string): JsonObject {
  const flag = schema[flagName];
  if (typeof flag !== 'boolean') return schema;
  const { [flagName]: _flag, [limitName]: bound, ...rest } = schema;
  if (bound === undefined) return rest;
  return { ...rest, [flag ? flagName : limitName]: bound };
}

function nullable(schema: JsonObject): JsonObject {
  const { nullable: isNullable, ...rest } = schema;
  if (typeof isNullable !== 'boolean') return schema;
  if (!isNullable) return rest;
  const { type, enum: values, ...others } = rest;
  if (typeof type !== 'string') return { anyOf: [rest, { type: 'null' }] };
  const withNull = { ...others, type: [type, 'null'] };
  if (!isJsonList(values)) return withNull;
  return { ...withNull, enum: values.includes(null) ? values : [...values, null] };
}
