import type { Place } from '../../model/profile.ts';
import { entriesOnOneLine } from '../expect/written.ts';
import type { Node } from '../text/tree.ts';

/** A `when`, as it is written, and where that stands which it belongs to. */
export interface Condition {
  readonly at: Place;
  readonly written: string;
}

/** Every `when` of checks and relations: without values nobody knows whether it holds. */
export function conditionsIn(nodes: readonly Node[]): readonly Condition[] {
  const found: Condition[] = [];
  for (const node of nodes) collect(node, node.at, found);
  return found;
}

function collect(node: Node, at: Place, found: Condition[]): void {
  if (node.kind === 'list') for (const item of node.items) collect(item, item.at, found);
  if (node.kind !== 'map') return;
  for (const { key, keyAt, value } of node.entries) {
    if (key === 'when' && value.kind === 'map') found.push({ at, written: entriesOnOneLine(value.entries) });
    else collect(value, keyAt, found);
  }
}
