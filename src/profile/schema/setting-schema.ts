import { settle, type FactSchema } from '../../model/catalogue.ts';
import type { SchemaNode } from './schema-node.ts';

/** A variable may stand for any value that is not secret. */
const variable: SchemaNode = { type: 'string', pattern: '\\$\\{' };
const secret: SchemaNode = { type: 'string', pattern: '^\\$\\{secret:[A-Za-z_][A-Za-z0-9_.-]*\\}$' };

/**
 * The settings of a probe as an editor checks them: the schema of the probe, in which every value may also be a
 * variable, a secret must be a reference, and texts may be written without quotes. Patterns are left to the reader.
 */
export function settingSchema(schema: FactSchema): SchemaNode {
  const shape = settle(schema);
  const { description } = shape;
  return { ...(description === undefined ? {} : { description }), ...valueSchema(shape) };
}

function valueSchema(shape: FactSchema): SchemaNode {
  if ('secret' in shape && shape.secret === true) return secret;
  if (shape.type === 'object') return objectSchema(shape);
  if (shape.type === 'array') {
    return { anyOf: [{ type: 'array', items: shape.items === undefined ? {} : settingSchema(shape.items) }, variable] };
  }
  if (shape.enum !== undefined) return { anyOf: [{ enum: shape.enum }, variable] };
  if (shape.anyOf !== undefined) return { anyOf: [...shape.anyOf.map(settingSchema), variable] };
  if (shape.type === 'string') return { type: ['string', 'number', 'boolean', 'null'] };
  return shape.type === undefined
    ? {}
    : { anyOf: [{ type: shape.type, ...limitsOf(shape) }, { type: 'null' }, variable] };
}

function objectSchema(shape: FactSchema): SchemaNode {
  const { properties = {}, additionalProperties: rest } = shape;
  const required = 'required' in shape && Array.isArray(shape.required) ? shape.required : [];
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, settingSchema(inner)])),
    required,
    additionalProperties: typeof rest === 'object' ? settingSchema(rest) : (rest ?? true),
  };
}

function limitsOf(shape: FactSchema): SchemaNode {
  const limits: Record<string, unknown> = {};
  if ('minimum' in shape) limits['minimum'] = shape.minimum;
  if ('maximum' in shape) limits['maximum'] = shape.maximum;
  return limits;
}
