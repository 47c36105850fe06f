import type { Node } from '../text/tree.ts';

/** Name of the environment that stands for all that a profile does not name, as `severity` calls them. */
export const otherEnvironments = 'default';

/** What a check writes about its target and its conditions names no environments. */
const elsewhere: readonly string[] = ['target', 'when', 'forEach', 'equals', 'oneOf', 'title', 'because', 'remedy'];

/**
 * The environments that checks and relations name in `in`, `except`, `against` and `severity`, in the order they are
 * named: what can be known of them without a site file.
 */
export function namedEnvironments(nodes: readonly Node[]): readonly string[] {
  const names = new Set<string>();
  for (const node of nodes) collect(node, names);
  names.delete(otherEnvironments);
  return [...names];
}

function collect(node: Node, names: Set<string>): void {
  if (node.kind === 'list') for (const item of node.items) collect(item, names);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    if (elsewhere.includes(key)) continue;
    for (const name of namesAt(key, value)) names.add(name);
    collect(value, names);
  }
}

function namesAt(key: string, value: Node): readonly string[] {
  if (key === 'severity' && value.kind === 'map') return value.entries.map((entry) => entry.key);
  if (key !== 'in' && key !== 'except' && key !== 'against') return [];
  const words = value.kind === 'list' ? value.items : [value];
  return words.flatMap((word) => (word.kind === 'scalar' && typeof word.value === 'string' ? [word.value] : []));
}
