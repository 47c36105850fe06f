import type { Node } from '../text/tree.ts';
import { kindOf, writtenOf } from './fields.ts';
import type { Sink } from './sink.ts';

/** The items of a list; a mistake and nothing where it is none. */
export function asList(node: Node | undefined, what: string, sink: Sink): readonly Node[] {
  if (node === undefined) return [];
  if (node.kind === 'list') return node.items;
  sink.report('wrong-kind', node.at, { what, wanted: 'list', kind: kindOf(node), written: writtenOf(node) });
  return [];
}
