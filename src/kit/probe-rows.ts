import { settle, type CatalogueEntry, type FactSchema } from '../model/catalogue.ts';
import { formatFactPath, type Segment } from '../model/fact-path.ts';
import type { Texts } from '../model/message.ts';
import { exampleLine } from './example-line.ts';

/** One fact as people who write profiles look it up. */
export interface FactRowInfo {
  /** As a profile writes it; elements of lists by an example of their key. */
  readonly path: string;
  readonly schema: FactSchema;
  /** Its name, or what the schema says of it. */
  readonly about: string;
  /** Follows from others when it is judged. */
  readonly derived: boolean;
  /** Right the account needs; null: none. */
  readonly privilege: string | null;
  /** A line to paste under `expect:`; null: it only holds other facts. */
  readonly example: string | null;
}

const deepest = 4;

/** Every fact of a probe, outer ones first. */
export function factRowsOf(entry: CatalogueEntry, texts: Texts): readonly FactRowInfo[] {
  return below(entry.facts, { path: [], names: [], privilege: null }, { entry, texts });
}

/** Where we are: the path as it is written, the same without keys, and the right that counts there. */
interface Above {
  readonly path: readonly Segment[];
  readonly names: readonly Segment[];
  readonly privilege: string | null;
}

interface Source {
  readonly entry: CatalogueEntry;
  readonly texts: Texts;
}

function below(schema: FactSchema, above: Above, source: Source): readonly FactRowInfo[] {
  return Object.entries(settle(schema).properties ?? {}).flatMap(([name, inner]) => {
    const segment: Segment = { kind: 'name', name };
    const shape = settle(inner);
    const privilege = shape.privilege ?? above.privilege;
    const here: Above = { path: [...above.path, segment], names: [...above.names, segment], privilege };
    return [rowOf(shape, here, source), ...(here.names.length >= deepest ? [] : inside(shape, here, source))];
  });
}

function rowOf(shape: FactSchema, { path, names, privilege }: Above, { entry, texts }: Source): FactRowInfo {
  const written = formatFactPath(names);
  return {
    path: formatFactPath(path),
    schema: shape,
    about: texts[`fact.${written}`] ?? shape.description ?? '',
    derived: entry.derived.includes(written),
    privilege,
    example: exampleLine(formatFactPath(path), shape),
  };
}

/** The facts within a fact: of the elements of a list and of an open map, those of one element. */
function inside(shape: FactSchema, here: Above, source: Source): readonly FactRowInfo[] {
  const { key, items, additionalProperties: rest } = shape;
  if (items !== undefined) {
    if (key === undefined) return [];
    const element: Segment = { kind: 'key', field: key, value: keyExample(shape, key) };
    return below(items, { ...here, path: [...here.path, element] }, source);
  }
  const own = below(shape, here, source);
  if (typeof rest !== 'object' || settle(rest).properties === undefined) return own;
  const [example] = shape.examples ?? [];
  const [name = 'NAME'] = typeof example === 'object' && example !== null ? Object.keys(example) : [];
  return [...own, ...below(rest, { ...here, path: [...here.path, { kind: 'name', name }] }, source)];
}

/** What the key of an element may be. */
function keyExample(list: FactSchema, key: string): string {
  const field = list.items === undefined ? undefined : settle(list.items).properties?.[key];
  const [first] = field === undefined ? [] : (settle(field).examples ?? []);
  return typeof first === 'string' || typeof first === 'number' ? String(first) : key.toUpperCase();
}
