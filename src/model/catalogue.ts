import * as z from 'zod';
import { dialectNames, units, type DialectName, type Unit } from './words.ts';
import type { FactPath, Segment } from './fact-path.ts';

/**
 * The shape of a fact as plain data: JSON Schema (2020-12, the part that zod writes) with our own annotations.
 * A probe gives them with `.meta({ unit: 'bytes', ... })` on its facts schema.
 */
export interface FactSchema {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: FactSchema };
  /** An open map: names beyond `properties` are allowed and have this shape. */
  readonly additionalProperties?: FactSchema | boolean;
  readonly items?: FactSchema;
  readonly anyOf?: readonly FactSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  /** The unit numbers are stored in; `instant` marks ISO 8601 texts. */
  readonly unit?: Unit;
  /** The fact is a version of this dialect. */
  readonly dialect?: DialectName;
  /**
   * The fact that names the product whose version this is: judged in the dialect of the product that was seen there.
   * `dialect` is then that of the product which the probe’s protocol is named after.
   */
  readonly dialectOf?: string;
  /**
   * Facts without which this one, and all below it, is not the thing that was asked about: where what was expected of
   * one of them has failed, this is blocked by it and not a second failure.
   */
  readonly dependsOn?: readonly string[];
  /** `free`: a name that counts as the same however its capitals, blanks and marks are written. */
  readonly spelling?: 'free';
  /** A list: the field by which its elements are addressed and compared. */
  readonly key?: string;
  /** Changes from look to look by nature (free memory): never drift. */
  readonly volatile?: boolean;
  /** Other facts in another form, made for comparing: a change is told by those, and never drift of its own. */
  readonly repeats?: boolean;
  /** Replaced by a mark before an observation leaves the runner. */
  readonly sensitive?: boolean;
  /** Values it may have, for people who write expectations. */
  readonly examples?: readonly unknown[];
  /** Right or role the account needs to see it, in the words of the product: `pg_monitor`, `root`. Absent: none. */
  readonly privilege?: string;
  /** What the fact is for the product as a whole. `identity`: names a running system. */
  readonly role?: 'version' | 'identity' | 'address';
}

export const factSchemaSchema: z.ZodType<FactSchema> = z.looseObject({
  unit: z.enum(units).optional(),
  dialect: z.enum(dialectNames).optional(),
}) as unknown as z.ZodType<FactSchema>; // recursive and open: only our own annotations are checked

/** What one kind of probe can see. */
export interface CatalogueEntry {
  readonly kind: string;
  readonly factsVersion: number;
  readonly lifecycle: 'experimental' | 'stable' | 'deprecated';
  /** Fact that fills the version matrix; null: none. */
  readonly headline: string | null;
  /** Facts and derived facts together, one object. */
  readonly facts: FactSchema;
  /** Dotted paths of facts that are derived by the judge and never stored. */
  readonly derived: readonly string[];
}

/** The fact catalogue: every probe kind with its facts. Its digest stands in the evidence. */
export interface FactCatalogue {
  readonly [kind: string]: CatalogueEntry;
}

/** A place in the catalogue: the shape found there, or the name that is not known with the names that are. */
export type Lookup =
  | {
      readonly found: true;
      readonly schema: FactSchema;
      readonly open: boolean;
    }
  | {
      readonly found: false;
      readonly name: string;
      readonly at: number;
      readonly known: readonly string[];
    };

/**
 * Finds the shape of a fact path. `open` says that the last name was met in an open map and is not among its known
 * names. Lists are addressed by their key field, or by any field of their elements.
 */
export function lookup(schema: FactSchema, path: FactPath): Lookup {
  let current: Step = { schema, open: false };
  for (const [at, segment] of path.entries()) {
    const next = step(settle(current.schema), segment);
    if ('known' in next) return { found: false, at, ...next };
    current = next;
  }
  return { found: true, schema: settle(current.schema), open: current.open };
}

interface Step {
  readonly schema: FactSchema;
  readonly open: boolean;
}

interface Missing {
  readonly name: string;
  readonly known: readonly string[];
}

function step(shape: FactSchema, segment: Segment): Step | Missing {
  if (segment.kind === 'name') {
    return member(shape, segment.name) ?? { name: segment.name, known: Object.keys(shape.properties ?? {}) };
  }
  if (shape.items === undefined) return { name: segment.field, known: [] };
  const element = settle(shape.items);
  const fields = Object.keys(element.properties ?? {});
  return fields.includes(segment.field) ? { schema: element, open: false } : { name: segment.field, known: fields };
}

function member(shape: FactSchema, name: string): { readonly schema: FactSchema; readonly open: boolean } | null {
  if (shape.properties !== undefined && Object.hasOwn(shape.properties, name)) {
    const schema = shape.properties[name];
    if (schema !== undefined) return { schema, open: false };
  }
  const rest = shape.additionalProperties;
  if (rest === true) return { schema: {}, open: true };
  if (typeof rest === 'object') return { schema: rest, open: true };
  return isAnything(shape) ? { schema: {}, open: true } : null;
}

/** A shape that says nothing: any JSON may stand there. */
export function isAnything(shape: FactSchema): boolean {
  return shape.type === undefined && shape.anyOf === undefined && shape.enum === undefined && shape.const === undefined;
}

const settled = new WeakMap<FactSchema, FactSchema>();

/** `T or null` counts as T: annotations and members are those of the one real alternative. */
export function settle(schema: FactSchema): FactSchema {
  if (schema.anyOf === undefined) return schema;
  const known = settled.get(schema);
  if (known !== undefined) return known;
  const made = settleAlternatives(schema, schema.anyOf);
  settled.set(schema, made);
  return made;
}

function settleAlternatives(schema: FactSchema, alternatives: readonly FactSchema[]): FactSchema {
  const real = alternatives.filter((each) => each.type !== 'null');
  const only = real[0];
  if (real.length !== 1 || only === undefined) return schema;
  const { anyOf: _alternatives, ...annotations } = schema;
  return { ...settle(only), ...annotations };
}
