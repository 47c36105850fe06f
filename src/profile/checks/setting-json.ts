import { settle, type FactSchema } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { Node, ScalarNode } from '../text/tree.ts';

/** What stands for a secret while its place is checked: long enough for every form a secret may have to have. */
const mark = 'x'.repeat(16);

/** A target’s settings, the way they are kept, and the way they are checked: with secrets marked. */
export function settingJson(node: Node, schema: FactSchema, secrets: 'kept' | 'marked'): Json {
  if (secrets === 'marked' && isReference(node)) return mark;
  const shape = settle(schema);
  if (node.kind === 'list') return node.items.map((item) => settingJson(item, shape.items ?? {}, secrets));
  if (node.kind === 'scalar') return scalarJson(node, shape);
  return Object.fromEntries(
    node.entries.map(({ key, value }) => [key, settingJson(value, memberOf(shape, key), secrets)]),
  );
}

/** The shape of the setting below another. */
export function memberOf(shape: FactSchema, name: string): FactSchema {
  const { properties = {}, additionalProperties: rest } = shape;
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return own ?? (typeof rest === 'object' ? rest : {});
}

/** A number or true/false where a text belongs is taken as it was written: `database: 2024`, `tag: 1.10`. */
function scalarJson(node: ScalarNode, shape: FactSchema): Json {
  const isUnquoted = !node.quoted && node.value !== null && typeof node.value !== 'string';
  return isUnquoted && shape.type === 'string' ? node.source : node.value;
}

/** Whether a value is a secret that is looked up later. */
export function isReference(node: Node): boolean {
  return node.kind === 'map' && node.entries.length === 1 && node.entries[0]?.key === '$secret';
}
