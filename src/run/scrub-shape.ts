import { settle, type FactSchema } from '../model/catalogue.ts';

/** What scrubbing asks of a schema, worked out once. */
export interface Shape {
  readonly sensitive: boolean;
  /** A list: the field by which its elements are addressed. */
  readonly key: string | undefined;
  /** Names of the members of the value last seen, as they stood and in the order of their UTF-16 units. */
  readonly ordered: { before: readonly string[]; sorted: readonly string[] };
  readonly member: (name: string) => Shape;
  readonly items: () => Shape;
}

const known = new WeakMap<FactSchema, Shape>();

/** The shape of a schema; of the one real alternative where the other is null. */
export function shapeOf(schema: FactSchema): Shape {
  const ready = known.get(schema);
  if (ready !== undefined) return ready;
  const made = makeShape(settle(schema));
  known.set(schema, made);
  return made;
}

function makeShape({ sensitive = false, key, properties = {}, additionalProperties, items }: FactSchema): Shape {
  const members = new Map(Object.entries(properties));
  const shapes = new Map<string, Shape>();
  const rest = typeof additionalProperties === 'object' ? shapeOf(additionalProperties) : unknown;
  return {
    sensitive,
    key,
    ordered: { before: [], sorted: [] },
    member: (name) => {
      const ready = shapes.get(name);
      if (ready !== undefined) return ready;
      const schema = members.get(name);
      if (schema === undefined) return rest;
      const made = shapeOf(schema);
      shapes.set(name, made);
      return made;
    },
    items: () => (items === undefined ? unknown : shapeOf(items)),
  };
}

/** Of what no schema speaks of. */
const unknown: Shape = {
  sensitive: false,
  key: undefined,
  ordered: { before: [], sorted: [] },
  member: () => unknown,
  items: () => unknown,
};
