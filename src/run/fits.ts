import type * as z from 'zod';

/** Says of plain JSON (see isPlainJson) whether it fits; false may also mean that only the schema itself can tell. */
export type Fits = (value: unknown) => boolean;

/**
 * A quick question for what is asked thousands of times: would this schema take the value and give it back as it is?
 * Made of the schema’s own definition (zod 4, “Library authors”), for the parts of it that facts are made of. A part
 * that checks, changes or leaves out more than that is never answered with yes, so that the schema is asked itself.
 */
export function fitsOf(schema: z.core.$ZodType): Fits {
  const known = made.get(schema);
  if (known !== undefined) return known;
  // A schema may hold itself: what is inside asks for it when it is needed.
  made.set(schema, (value) => fitsOf(schema)(value));
  const fits = make(schema);
  made.set(schema, fits);
  return fits;
}

const made = new WeakMap<z.core.$ZodType, Fits>();

const never: Fits = () => false;

function make(schema: z.core.$ZodType): Fits {
  // of all types that zod has: a type of somebody else’s making is none of those below
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ((def.checks ?? []).length > 0) return never;
  switch (def.type) {
    case 'string':
      return 'format' in def || def.coerce === true ? never : (value) => typeof value === 'string';
    case 'number':
      return 'format' in def || def.coerce === true ? never : (value) => typeof value === 'number';
    case 'boolean':
      return def.coerce === true ? never : (value) => typeof value === 'boolean';
    case 'null':
      return (value) => value === null;
    case 'unknown':
    case 'any':
      return () => true;
    case 'literal':
      return oneOf(def.values);
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'nullable':
      return nullOr(fitsOf(def.innerType));
    case 'optional':
      return fitsOf(def.innerType);
    case 'array':
      return listOf(fitsOf(def.element));
    case 'record':
      return recordOf(def);
    case 'object':
      return objectOf(def);
    case 'union':
      return unionOf(def.options);
    case 'lazy':
      return (value) => fitsOf(def.getter())(value);
    default:
      return never;
  }
}

function oneOf(values: readonly unknown[]): Fits {
  const known = new Set(values);
  return (value) => known.has(value);
}

function nullOr(inner: Fits): Fits {
  return (value) => value === null || inner(value);
}

function listOf(element: Fits): Fits {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const each of value) if (!element(each)) return false;
    return true;
  };
}

function recordOf(def: z.core.$ZodRecordDef): Fits {
  const { def: key } = (def.keyType as z.core.$ZodTypes)._zod; // as above
  if (key.type !== 'string' || 'format' in key || (key.checks ?? []).length > 0) return never;
  const member = fitsOf(def.valueType);
  return (value) => {
    if (!isObject(value) || Object.hasOwn(value, '__proto__')) return false;
    for (const each of Object.values(value)) if (!member(each)) return false;
    return true;
  };
}

function objectOf(def: z.core.$ZodObjectDef): Fits {
  const members = new Map(Object.entries(def.shape).map(([name, schema]) => [name, fitsOf(schema)]));
  // any other that may be missing is filled in
  const needed = Object.entries(def.shape).filter(([, schema]) => schema._zod.def.type !== 'optional');
  const isNeeded = new Set(needed.map(([name]) => name));
  const rest = def.catchall === undefined ? null : fitsOf(def.catchall);
  return (value) => {
    if (!isObject(value)) return false;
    let missing = isNeeded.size;
    for (const name of Object.keys(value)) {
      const fits = members.get(name) ?? (name === '__proto__' ? null : rest);
      if (fits?.(Reflect.get(value, name)) !== true) return false;
      if (isNeeded.has(name)) missing -= 1;
    }
    return missing === 0;
  };
}

/** Where two alternatives take objects, or lists, the first that takes a value may leave something out of it. */
function unionOf(options: readonly z.core.$ZodType[]): Fits {
  const kinds = options.map(kindOf);
  const isClear = kinds.every((kind, index) => kind === 'plain' || (kind !== null && kinds.indexOf(kind) === index));
  if (!isClear) return never;
  const fits = options.map(fitsOf);
  return (value) => fits.some((each) => each(value));
}

/** What of JSON a schema may take; null: not known. */
function kindOf(schema: z.core.$ZodType): 'plain' | 'object' | 'list' | null {
  const { def } = (schema as z.core.$ZodTypes)._zod; // as above
  switch (def.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'literal':
    case 'enum':
      return 'plain';
    case 'object':
    case 'record':
      return 'object';
    case 'array':
      return 'list';
    default:
      return null;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
