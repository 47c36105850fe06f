import type { KnownProbe } from '../known-probe.ts';
import { typeNames } from '../values/parameter-type.ts';
import { checkSchema, probeDefinitions } from './check-schema.ts';
import { expectDefinitions } from './expect-schema.ts';
import { described, strictMap, textRef, words, type SchemaNode } from './schema-node.ts';
import { siteProperties } from './site-schema.ts';

const parameter = strictMap(
  {
    type: { description: 'what it holds', enum: typeNames },
    describe: described('what it is for', textRef),
    default: { description: 'its value where an environment gives none' },
  },
  ['type'],
);

/**
 * JSON Schema (2020-12) of profiles and site files, so that an editor completes and checks while they are written. It
 * knows the keys, the settings and the facts of these probes. What only the reader can know (names, units, versions)
 * it lets pass.
 */
export function profileSchema(probes: readonly KnownProbe[]): SchemaNode {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Plumbline profile or site file',
    type: 'object',
    properties: {
      plumbline: { description: 'version of the profile language', const: 1 },
      name: { description: 'name of the profile; that of its file unless said', type: ['string', 'number'] },
      title: described('for the report', textRef),
      include: words('other files whose parameters, checks and relations are added'),
      parameters: {
        description: 'what the site file has to supply',
        type: 'object',
        propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_-]*$' },
        additionalProperties: parameter,
      },
      checks: {
        description: 'the questions',
        type: 'object',
        minProperties: 1,
        additionalProperties: { $ref: '#/$defs/check' },
      },
      relations: {
        description: 'what must agree between two checks',
        type: 'array',
        items: { $ref: '#/$defs/relation' },
      },
      ...siteProperties,
    },
    additionalProperties: false,
    $defs: {
      text: {
        anyOf: [
          { type: ['string', 'number', 'boolean'] },
          strictMap({ en: { type: 'string' }, 'zh-CN': { type: 'string' } }),
        ],
      },
      check: checkSchema(probes),
      ...expectDefinitions,
      ...probeDefinitions(probes),
    },
  };
}
