import type { FactSchema } from '../../model/catalogue.ts';
import type { ParameterType, ScalarType } from '../values/parameter-type.ts';

const scalars: Readonly<Record<ScalarType, FactSchema>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  host: { type: 'string' },
  port: { type: 'integer' },
  url: { type: 'string' },
  file: { type: 'string' },
  version: { type: 'string', dialect: 'loose' },
  duration: { type: 'number', unit: 'milliseconds' },
  size: { type: 'number', unit: 'bytes' },
};

/** The shape of a parameter’s values, so that `when` reads its matchers as `expect` does. */
export function parameterSchema({ many, of }: ParameterType): FactSchema {
  if (many === 'list') return { type: 'array', items: scalars[of] };
  return many === 'map' ? { type: 'object', additionalProperties: scalars[of] } : scalars[of];
}
