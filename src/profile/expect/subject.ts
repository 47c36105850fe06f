import type { Dialect } from '../../judge/versioning/dialect.ts';
import { isAnything, settle, type FactSchema } from '../../model/catalogue.ts';
import { dialectsOf } from './dialects-beside.ts';
import type { Sink } from '../shape/sink.ts';

/**
 * What sort of value a fact holds, as far as matchers differ. `scalar`: one of several scalar types; `any`: whatever
 * the target says. A value that may also be null counts as what it is else.
 */
export type FactKind = 'text' | 'number' | 'boolean' | 'version' | 'instant' | 'list' | 'map' | 'scalar' | 'any';

/** What a matcher is asked of. */
export interface Subject {
  readonly schema: FactSchema;
  readonly kind: FactKind;
  /** How messages call it: its path; `disks[…].free` for a part of an element. */
  readonly name: string;
  readonly sink: Sink;
  /** How many matchers it lies in. */
  readonly depth: number;
  /** In which its versions may be written: one of them will do. The first one is what messages speak of. */
  readonly dialects: readonly Dialect[];
}

export function subjectOf(
  schema: FactSchema,
  name: string,
  sink: Sink,
  depth = 0,
  dialects = dialectsOf(schema),
): Subject {
  const settled = settle(schema);
  return { schema: settled, kind: factKind(settled), name, sink, depth, dialects };
}

/** The elements of a list, or the values of a map. */
export function elementOf({ schema, kind, name, sink, depth }: Subject): Subject {
  const rest = schema.additionalProperties;
  const known = Object.values(schema.properties ?? {});
  const isUniform = typeof rest === 'object' && known.length === 0;
  const inside = kind === 'list' ? schema.items : isUniform && rest;
  return subjectOf(typeof inside === 'object' ? inside : {}, `${name}[…]`, sink, depth + 1);
}

/** What one of the dialects of a version makes of a text; where none can read it, what the first one says. */
export function inOneDialect<T extends { readonly ok: boolean }>(
  { dialects }: Subject,
  read: (dialect: Dialect) => T,
): T | undefined {
  let first: T | undefined;
  for (const dialect of dialects) {
    const result = read(dialect);
    if (result.ok) return result;
    first ??= result;
  }
  return first;
}

const kindOfType: Readonly<Record<string, FactKind>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'map',
};

/** The kind of a fact with this shape. */
export function factKind(schema: FactSchema): FactKind {
  if (schema.unit === 'instant') return 'instant';
  if (schema.dialect !== undefined || schema.role === 'version') return 'version';
  if (isAnything(schema)) return 'any';
  const kinds = kindsOf(schema);
  const [first] = kinds;
  if (kinds.size === 1 && first !== undefined) return first;
  return kinds.has('any') || kinds.has('list') || kinds.has('map') || kinds.size === 0 ? 'any' : 'scalar';
}

function kindsOf(schema: FactSchema): Set<FactKind> {
  const kinds = new Set<FactKind>();
  // JSON Schema writes `T or null` also as a list of types.
  const written: unknown = schema.type;
  const types: readonly unknown[] = Array.isArray(written) ? written : [written];
  for (const type of types) {
    if (typeof type === 'string' && type !== 'null') kinds.add(kindOfType[type] ?? 'any');
  }
  for (const each of schema.anyOf ?? []) {
    if (each.type !== 'null') kinds.add(factKind(settle(each)));
  }
  if (kinds.size > 0) return kinds;
  for (const value of schema.enum ?? [schema.const]) {
    if (value !== null && value !== undefined) kinds.add(kindOfValue(value));
  }
  return kinds;
}

function kindOfValue(value: unknown): FactKind {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'any';
}
