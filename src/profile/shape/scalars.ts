import type { Text } from '../../model/message.ts';
import type { Node, ScalarNode } from '../text/tree.ts';
import { kindOf, readFields, writtenOf } from './fields.ts';
import type { Sink } from './sink.ts';

/** A word or sentence. A number or true/false where a text belongs is taken as it was written: nothing is lost. */
export function readWord(node: Node | undefined, what: string, sink: Sink): string | null {
  if (node === undefined) return null;
  if (node.kind === 'scalar' && node.value !== null && node.source.trim() !== '') return withoutVariable(node, sink);
  sink.report('wrong-kind', node.at, { what, wanted: 'text', kind: kindOf(node), written: writtenOf(node) });
  return null;
}

/** Titles, names and the like are said once for all environments: nothing would replace a variable in them. */
function withoutVariable(node: ScalarNode, sink: Sink): string | null {
  const found = /[$][{][^{}]*[}]?/.exec(node.source)?.[0];
  if (found === undefined) return node.source;
  sink.report('variable-not-here', node.at, { found: found.slice(0, 80) });
  return null;
}

/** A text in one or both languages. */
export function readText(node: Node | undefined, what: string, sink: Sink): Text | null {
  if (node === undefined) return null;
  if (node.kind !== 'map') return readWord(node, what, sink);
  const fields = readFields(node, ['en', 'zh-CN'], 'localised text', sink);
  const en = readWord(fields?.get('en')?.value, what, sink);
  const zh = readWord(fields?.get('zh-CN')?.value, what, sink);
  if (node.entries.length === 0) sink.report('empty-map', node.at, { what });
  return { ...(en === null ? {} : { en }), ...(zh === null ? {} : { 'zh-CN': zh }) };
}

/** One word or a list of words; each once. */
export function readWords(
  node: Node | undefined,
  what: string,
  sink: Sink,
): readonly { readonly word: string; readonly node: Node }[] {
  if (node === undefined) return [];
  const items = node.kind === 'list' ? node.items : [node];
  const words = new Map<string, Node>();
  for (const item of items) {
    const word = readWord(item, what, sink);
    if (word === null) continue;
    if (words.has(word)) sink.report('listed-twice', item.at, { what, name: word });
    else words.set(word, item);
  }
  return [...words].map(([word, item]) => ({ word, node: item }));
}

/** true or false. */
export function readFlag(node: Node | undefined, what: string, sink: Sink): boolean | null {
  if (node === undefined) return null;
  if (node.kind === 'scalar' && typeof node.value === 'boolean' && !node.quoted) return node.value;
  sink.report('not-true-false', node.at, { what, written: writtenOf(node) });
  return null;
}

/** A whole number in a range. */
export function readCount(
  node: Node | undefined,
  what: string,
  least: number,
  most: number,
  sink: Sink,
): number | null {
  if (node === undefined) return null;
  if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value)) {
    if (node.value >= least && node.value <= most) return node.value;
  }
  sink.report('not-a-count', node.at, { what, written: writtenOf(node), least, most });
  return null;
}
