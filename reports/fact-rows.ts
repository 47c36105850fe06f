import { settle, type FactSchema } from '../src/model/catalogue.ts';
import { formatFactPath, type Segment } from '../src/model/fact-path.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../src/model/json.ts';
import type { Unit } from '../src/model/words.ts';

/** One fact as a line: its path as a profile writes it, its raw value, its unit where the catalogue knows it. */
export interface FactRow {
  readonly path: string;
  readonly value: Json;
  readonly unit: Unit | null;
}

/** Deeper values stand as short JSON. */
const deepest = 12;

/** An object of more values than this, none of them so large by itself, is told by the number of its members: 3,000 tables. */
const bulky = 2000;

/** The facts as lines, at most `most` of them; lists of objects by their key field, else by their place. */
export function factRows(facts: JsonObject, schema: FactSchema | null, most: number): readonly FactRow[] {
  const rows: FactRow[] = [];
  collect(facts, schema, [], { rows, most });
  return rows;
}

interface Collected {
  readonly rows: FactRow[];
  readonly most: number;
}

function collect(value: Json, schema: FactSchema | null, path: readonly Segment[], into: Collected): void {
  if (into.rows.length >= into.most) return;
  const shape = schema === null ? {} : settle(schema);
  if (path.length > 0 && isJsonObject(value) && isCrowd(value)) {
    into.rows.push({ path: formatFactPath(path), value: Object.keys(value).length, unit: null });
    return;
  }
  const children = path.length >= deepest ? [] : childrenOf(value, shape);
  if (children.length === 0) {
    into.rows.push({ path: formatFactPath(path), value, unit: shape.unit ?? null });
    return;
  }
  for (const child of children) collect(child.value, child.schema, [...path, child.segment], into);
}

function isCrowd(value: JsonObject): boolean {
  return countTo(bulky, value) >= bulky && !Object.values(value).some((each) => countTo(bulky, each) >= bulky);
}

/** Values in and below a value, counted up to `most`. */
function countTo(most: number, value: Json): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const each of Object.values(value)) {
    count += countTo(most - count, each);
    if (count >= most) break;
  }
  return count;
}

interface Child {
  readonly segment: Segment;
  readonly value: Json;
  readonly schema: FactSchema | null;
}

function childrenOf(value: Json, shape: FactSchema): readonly Child[] {
  if (isJsonObject(value))
    return Object.entries(value).map(([name, inner]) => ({
      segment: { kind: 'name', name },
      value: inner,
      schema: memberSchema(shape, name),
    }));
  if (!isJsonList(value) || !value.every((element) => isJsonObject(element))) return [];
  return value.map((element, index) => ({
    segment: elementSegment(element, shape.key, index),
    value: element,
    schema: shape.items ?? null,
  }));
}

function elementSegment(element: Json, key: string | undefined, index: number): Segment {
  const named = key !== undefined && isJsonObject(element) && Object.hasOwn(element, key) ? element[key] : undefined;
  if (key !== undefined && typeof named === 'string') return { kind: 'key', field: key, value: named };
  return { kind: 'name', name: String(index + 1) };
}

function memberSchema(shape: FactSchema, name: string): FactSchema | null {
  const { properties, additionalProperties: rest } = shape;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name] ?? null;
  return typeof rest === 'object' ? rest : null;
}
