import * as z from 'zod';
import { settle, type CatalogueEntry, type FactSchema } from '../model/catalogue.ts';
import { formatFactPath, type Segment } from '../model/fact-path.ts';
import type { AnyProbe } from './define-probe.ts';

/** What a probe can see, as plain data: its facts and derived facts in one JSON Schema with our annotations. */
export function describeProbe(probe: AnyProbe): CatalogueEntry {
  return described.get(probe) ?? remember(described, probe, describe(probe));
}

/** What was described once: a profile speaks of few kinds, and each command asks several times. */
const described = new WeakMap<AnyProbe, CatalogueEntry>();
const settingsOf = new WeakMap<AnyProbe, FactSchema>();

function remember<T>(known: WeakMap<AnyProbe, T>, probe: AnyProbe, made: T): T {
  known.set(probe, made);
  return made;
}

function describe(probe: AnyProbe): CatalogueEntry {
  const facts = fromZod(probe.facts, 'output');
  const derived = probe.derived === null ? null : fromZod(probe.derived, 'output');
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
  return settingsOf.get(probe) ?? remember(settingsOf, probe, fromZod(probe.settings, 'input'));
}

function fromZod(schema: z.ZodType, io: 'input' | 'output'): FactSchema {
  const { $schema: _dialect, $defs: _references, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return normal(rest as Written); // the part of JSON Schema that zod writes
}

/** What zod writes that FactSchema does not have: several types in one place, references, definitions. */
type Written = Omit<FactSchema, 'type'> & { readonly type?: string | readonly string[]; readonly $ref?: string };

/**
 * One form for everything: `number or null` as alternatives, and `z.json()`, which zod writes as a reference to
 * itself, as the empty shape that says the same.
 */
function normal(schema: Written): FactSchema {
  const { type, $ref, properties, additionalProperties, items, anyOf, ...annotations } = schema;
  if ($ref !== undefined) return annotations;
  return {
    ...annotations,
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof type === 'object' ? { anyOf: type.map((each) => ({ type: each })) } : {}),
    ...(properties === undefined ? {} : { properties: normalMembers(properties) }),
    ...(additionalProperties === undefined ? {} : { additionalProperties: normalRest(additionalProperties) }),
    ...(items === undefined ? {} : { items: normal(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(normal) }),
  };
}

function normalRest(rest: FactSchema | boolean): FactSchema | boolean {
  return typeof rest === 'boolean' ? rest : normal(rest);
}

function normalMembers(members: NonNullable<FactSchema['properties']>): NonNullable<FactSchema['properties']> {
  return Object.fromEntries(Object.entries(members).map(([name, schema]) => [name, normal(schema)]));
}

/** Both shapes in one: objects member by member, lists and open maps by what they hold; else what is derived. */
function merge(facts: FactSchema, derived: FactSchema): FactSchema {
  if (facts.items !== undefined && derived.items !== undefined) {
    return { ...facts, items: merge(settle(facts.items), settle(derived.items)) };
  }
  if (isObject(facts) && isObject(derived)) return mergeMembers(facts, derived);
  return derived;
}

function isObject(shape: FactSchema): boolean {
  return shape.properties !== undefined || typeof shape.additionalProperties === 'object';
}

function mergeMembers(facts: FactSchema, derived: FactSchema): FactSchema {
  const members = new Map(Object.entries(facts.properties ?? {}));
  for (const [name, schema] of Object.entries(derived.properties ?? {})) {
    const known = members.get(name);
    members.set(name, known === undefined ? schema : merge(settle(known), settle(schema)));
  }
  const [open, more] = [facts.additionalProperties, derived.additionalProperties];
  const both = typeof open === 'object' && typeof more === 'object';
  return {
    ...facts,
    ...(members.size === 0 ? {} : { properties: Object.fromEntries(members) }),
    ...(both ? { additionalProperties: merge(settle(open), settle(more)) } : {}),
  };
}

function leaves(schema: FactSchema, above: readonly Segment[]): string[] {
  const shape = settle(schema);
  if (shape.properties === undefined) return [formatFactPath(above)];
  return Object.entries(shape.properties).flatMap(([name, inner]) => leaves(inner, [...above, { kind: 'name', name }]));
}
