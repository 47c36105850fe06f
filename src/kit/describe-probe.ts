import * as z from 'zod';
import { settle, type CatalogueEntry, type FactSchema } from '../model/catalogue.ts';
import { formatFactPath, type Segment } from '../model/fact-path.ts';
import type { AnyProbe } from './define-probe.ts';

/** What a probe can see, as plain data: its facts and derived facts in one JSON Schema with our annotations. */
export function describeProbe(probe: AnyProbe): CatalogueEntry {
  const facts = jsonSchema(probe.facts);
  const derived = probe.derived === null ? null : jsonSchema(probe.derived);
  return {
    kind: probe.kind,
    factsVersion: probe.factsVersion,
    lifecycle: probe.lifecycle,
    headline: probe.headline,
    facts: derived === null ? facts : merge(facts, derived),
    derived: derived === null ? [] : leaves(derived, []),
  };
}

/** The settings of a probe as JSON Schema, for editors and for `probes KIND`. */
export function settingsSchema(probe: AnyProbe): FactSchema {
  return z.toJSONSchema(probe.settings, { io: 'input', unrepresentable: 'any' }) as FactSchema; // FactSchema is the part of JSON Schema that zod writes
}

function jsonSchema(schema: z.ZodType): FactSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
  });
  return rest as FactSchema; // see above
}

function merge(facts: FactSchema, derived: FactSchema): FactSchema {
  if (derived.properties === undefined || facts.properties === undefined) return derived;
  const properties: Record<string, FactSchema> = { ...facts.properties };
  for (const [name, schema] of Object.entries(derived.properties)) {
    const known = properties[name];
    properties[name] = known === undefined ? schema : merge(settle(known), settle(schema));
  }
  return { ...facts, properties };
}

function leaves(schema: FactSchema, above: readonly Segment[]): string[] {
  const shape = settle(schema);
  if (shape.properties === undefined) return [formatFactPath(above)];
  return Object.entries(shape.properties).flatMap(([name, inner]) => leaves(inner, [...above, { kind: 'name', name }]));
}
