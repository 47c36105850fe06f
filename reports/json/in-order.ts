import { safeParse, type core } from 'zod';

/** Puts a value in the order of a schema; gives the very value where it is in order already. */
type Sorter = (value: unknown) => unknown;

const same: Sorter = (value) => value;
const known = new WeakMap<core.$ZodType, Sorter>();

/**
 * A value with its members in the order of its schema and without any that the schema does not know: what `safeParse`
 * gives for a value that fits, at a tenth of its price, because nothing is checked.
 */
export function inOrder(schema: core.$ZodType, value: unknown): unknown {
  return sorterOf(schema)(value);
}

/** The elements of a list in the order of its schema, each put in order when its turn comes. */
export function* elementsInOrder(schema: core.$ZodType, list: readonly unknown[]): Generator<unknown, void, undefined> {
  const sort = elementSorter(schema);
  for (const each of list) yield sort(each);
}

function elementSorter(schema: core.$ZodType): Sorter {
  const wrapped = wrappedBy(schema);
  if (wrapped !== null) return elementSorter(wrapped);
  const { def } = (schema as core.$ZodTypes)._zod; // see makeSorter
  return def.type === 'array' ? sorterOf(def.element) : same;
}

/** What a schema only wraps: it says whether there is a value, or who may change it, and nothing of its order. */
function wrappedBy(schema: core.$ZodType): core.$ZodType | null {
  const { def } = (schema as core.$ZodTypes)._zod; // see makeSorter
  switch (def.type) {
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
      return def.innerType;
    case 'lazy':
      return innerOf(schema);
    default:
      return null;
  }
}

function sorterOf(schema: core.$ZodType): Sorter {
  const ready = known.get(schema);
  if (ready !== undefined) return ready;
  const sorter = makeSorter(schema);
  known.set(schema, sorter);
  return sorter;
}

/** Whether there is anything to put in order: some object with named members, however deep. */
function hasOrder(schema: core.$ZodType, above: readonly core.$ZodType[] = []): boolean {
  if (above.includes(schema)) return false;
  const { def } = (schema as core.$ZodTypes)._zod; // see makeSorter
  const within = (inner: core.$ZodType): boolean => hasOrder(inner, [...above, schema]);
  const wrapped = wrappedBy(schema);
  if (wrapped !== null) return within(wrapped);
  switch (def.type) {
    case 'object':
      return true;
    case 'array':
      return within(def.element);
    case 'record':
      return namesOf(def.keyType) !== null || within(def.valueType);
    case 'union':
      return def.options.some(within);
    default:
      return false;
  }
}

function makeSorter(schema: core.$ZodType): Sorter {
  if (!hasOrder(schema)) return same;
  // zod types a schema by its class; `def.type` tells the classes apart at run time.
  const { def } = (schema as core.$ZodTypes)._zod; // the union of zod's own classes
  // before it is looked into: it may stand for a schema that holds it
  if (def.type === 'lazy') return lazySorter(schema);
  const wrapped = wrappedBy(schema);
  if (wrapped !== null) return sorterOf(wrapped);
  switch (def.type) {
    case 'object':
      return def.catchall === undefined ? objectSorter(def.shape) : same;
    case 'array':
      return listSorter(sorterOf(def.element));
    case 'record':
      return recordSorter(namesOf(def.keyType), sorterOf(def.valueType));
    case 'union':
      return unionSorter(schema);
    default:
      return same;
  }
}

/** What a lazy schema stands for; zod makes it once. */
function innerOf(schema: core.$ZodType): core.$ZodType {
  return (schema as core.$ZodLazy)._zod.innerType; // `def.type` said that it is one
}

function lazySorter(schema: core.$ZodType): Sorter {
  return (value) => sorterOf(innerOf(schema))(value);
}

function objectSorter(shape: Readonly<Record<string, core.$ZodType>>): Sorter {
  const members = Object.entries(shape).map(([name, schema]) => ({ name, sort: sorterOf(schema) }));
  return (value) => {
    if (!isObject(value)) return value;
    const names = Object.keys(value);
    const sorted: unknown[] = [];
    let isSame = true;
    for (const { name, sort } of members) {
      const before = value[name];
      if (before === undefined) continue;
      const after = sort(before);
      isSame &&= after === before && names[sorted.length] === name;
      sorted.push(after);
    }
    if (isSame && sorted.length === names.length) return value;
    const present = members.filter(({ name }) => value[name] !== undefined);
    return Object.fromEntries(present.map(({ name }, index) => [name, sorted[index]]));
  };
}

function listSorter(sort: Sorter): Sorter {
  if (sort === same) return same;
  return (value) => {
    if (!Array.isArray(value)) return value;
    const sorted: readonly unknown[] = value.map(sort);
    return sorted.every((each, index) => each === value[index]) ? same(value) : sorted;
  };
}

/** The names that a record may have, in their order; null: any. */
function namesOf(schema: core.$ZodType): readonly string[] | null {
  const { def } = (schema as core.$ZodTypes)._zod; // see makeSorter
  return def.type === 'enum' ? Object.values(def.entries).map(String) : null;
}

/** Names of a record keep their order, unless its schema lists them. */
function recordSorter(listed: readonly string[] | null, sort: Sorter): Sorter {
  if (sort === same && listed === null) return same;
  return (value) => {
    if (!isObject(value)) return value;
    const names = listed?.filter((name) => Object.hasOwn(value, name)) ?? Object.keys(value);
    return Object.fromEntries(names.map((name) => [name, sort(value[name])]));
  };
}

/** Of alternatives zod knows which one a value is. */
function unionSorter(schema: core.$ZodType): Sorter {
  return (value) => {
    if (!isObject(value)) return value;
    const parsed = safeParse(schema, value);
    return parsed.success ? parsed.data : value;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
