/** A piece of JSON Schema (2020-12). */
export interface SchemaNode {
  readonly [keyword: string]: unknown;
}

/** A text in one or both languages. */
export const textRef: SchemaNode = { $ref: '#/$defs/text' };

/** One word or a list of words. */
export function words(description: string, known?: readonly string[]): SchemaNode {
  const word: SchemaNode = known === undefined ? { type: ['string', 'number'] } : { type: 'string', enum: known };
  return { description, anyOf: [word, { type: 'array', items: word, minItems: 1 }] };
}

/** A map with these keys and no others. */
export function strictMap(
  properties: Readonly<Record<string, SchemaNode>>,
  required: readonly string[] = [],
): SchemaNode {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** As it is, with a description of its own. */
export function described(description: string, schema: SchemaNode): SchemaNode {
  return { ...schema, description };
}
