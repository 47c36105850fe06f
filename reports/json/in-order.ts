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
      return unionSorter(schema, def.options);
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
    // most are in order, and of those nothing is made; null: this one is, so far
    let sorted: Map<string, unknown> | null = null;
    let at = 0;
    for (const { name, sort } of members) {
      const before = value[name];
      if (before === undefined) continue;
      const after = sort(before);
      if (sorted === null && (after !== before || names[at] !== name))
        sorted = new Map(names.slice(0, at).map((each) => [each, value[each]]));
      sorted?.set(name, after);
      at += 1;
    }
    if (sorted !== null) return Object.fromEntries(sorted);
    return at === names.length ? value : Object.fromEntries(names.slice(0, at).map((each) => [each, value[each]]));
  };
}

function listSorter(sort: Sorter): Sorter {
  if (sort === same) return same;
  return (value) => {
    if (!Array.isArray(value)) return value;
    const list: readonly unknown[] = value;
    let sorted: unknown[] | null = null;
    for (let at = 0; at < list.length; at += 1) {
      const after = sort(list[at]);
      if (sorted === null && after !== list[at]) sorted = list.slice(0, at);
      sorted?.push(after);
    }
    return sorted ?? list;
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
    const before = Object.keys(value);
    const names = listed?.filter((name) => Object.hasOwn(value, name)) ?? before;
    const sorted = names.map((name) => sort(value[name]));
    const isSame = names.every((name, at) => name === before[at] && sorted[at] === value[name]);
    if (isSame && names.length === before.length) return value;
    return Object.fromEntries(names.map((name, at) => [name, sorted[at]]));
  };
}

/** One of several objects that are told apart by members with values of their own. */
interface Told {
  readonly literals: ReadonlyMap<string, readonly unknown[]>;
  readonly sort: Sorter;
}

/** Which of the alternatives a value is: most are told by a member of theirs, and for the others zod knows. */
function unionSorter(schema: core.$ZodType, options: readonly core.$ZodType[]): Sorter {
  const objects = options.filter(mayTakeObjects);
  const told = objects.map(toldBy).filter((each) => each !== null);
  return (value) => {
    if (!isObject(value)) return value;
    const fitting = told.filter(({ literals }) =>
      [...literals].every(([name, values]) => values.includes(value[name])),
    );
    if (told.length === objects.length && fitting.length === 1) return fitting[0]?.sort(value);
    const parsed = safeParse(schema, value);
    return parsed.success ? parsed.data : value;
  };
}

function mayTakeObjects(schema: core.$ZodType): boolean {
  const { def } = (schema as core.$ZodTypes)._zod; // see makeSorter
  return !['string', 'number', 'boolean', 'null', 'literal', 'enum', 'array'].includes(def.type);
}

/** Null: nothing tells it from others. */
function toldBy(schema: core.$ZodType): Told | null {
  const { def } = (schema as core.$ZodTypes)._zod; // see makeSorter
  if (def.type !== 'object' || def.catchall !== undefined) return null;
  const literals = new Map<string, readonly unknown[]>();
  for (const [name, member] of Object.entries(def.shape)) {
    const { def: inner } = (member as core.$ZodTypes)._zod; // see makeSorter
    if (inner.type === 'literal') literals.set(name, inner.values);
  }
  return literals.size === 0 ? null : { literals, sort: (value) => sorterOf(schema)(value) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
