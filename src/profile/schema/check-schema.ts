import type { checkKeys } from '../checks/read-checks.ts';
import type { KnownProbe } from '../known-probe.ts';
import { comparisonSchema, expectSchema } from './expect-schema.ts';
import { described, textRef, words, type SchemaNode } from './schema-node.ts';
import { settingSchema } from './setting-schema.ts';

type CheckKey = (typeof checkKeys)[number];

/** A check: the keys that all have, and for each kind of probe its settings and facts. */
export function checkSchema(probes: readonly KnownProbe[]): SchemaNode {
  const properties: Readonly<Record<CheckKey, SchemaNode>> = {
    title: described('for the report', textRef),
    because: described('why it is asked', textRef),
    owner: described('whose matter it is', textRef),
    stage: words('when it is asked; every stage unless said'),
    tags: words('for --tag'),
    references: words('clauses, requirements, tickets'),
    probe: { description: 'what kind of target it is', enum: probes.map((probe) => probe.kind) },
    target: { description: 'the settings of the probe', type: 'object' },
    forEach: {
      description: "one task for each node: { app: '${apps}' }",
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
    },
    from: words('machines or zones from which it is asked'),
    needs: words('checks that must be in order first'),
    in: words('only in these environments'),
    except: words('not in these environments'),
    when: { $ref: '#/$defs/when' },
    severity: { $ref: '#/$defs/severity' },
    timeout: { description: 'for one attempt: 10 s, 2 min', type: 'string' },
    attempts: { description: 'attempts in all', type: 'integer', minimum: 1, maximum: 10 },
    formerly: words('earlier names'),
    expect: { description: 'what each fact must be', type: 'object' },
    across: { description: 'what must agree between environments', type: 'object' },
    among: { description: 'what must agree between the nodes of one environment', type: 'object' },
  };
  return {
    type: 'object',
    properties,
    required: ['probe'],
    additionalProperties: false,
    allOf: probes.map(({ kind }) => ({
      if: { properties: { probe: { const: kind } }, required: ['probe'] },
      then: { $ref: `#/$defs/probe-${kind}` },
    })),
  };
}

/** What belongs to checks with one kind of probe. */
export function probeDefinitions(probes: readonly KnownProbe[]): Readonly<Record<string, SchemaNode>> {
  return Object.fromEntries(
    probes.map(({ kind, settings, entry }) => [
      `probe-${kind}`,
      {
        properties: {
          target: settingSchema(settings),
          expect: expectSchema(entry),
          across: comparisonSchema(entry, 'across'),
          among: comparisonSchema(entry, 'among'),
        },
      },
    ]),
  );
}
