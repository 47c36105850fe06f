import type { MapEntry, Node } from '../text/tree.ts';

/** Longest text kept for people, in UTF-16 units. */
const longest = 300;

/** A value on one line, as its author wrote it. */
export function oneLine(node: Node): string {
  const text = render(node).replace(/\s+/gu, ' ').trim();
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Keys with their values on one line: `atLeast: 500 GiB, below: 1 TiB`. */
export function entriesOnOneLine(entries: readonly MapEntry[]): string {
  const text = entries
    .map((entry) => `${entry.key}: ${render(entry.value)}`)
    .join(', ')
    .replace(/\s+/gu, ' ');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function render(node: Node): string {
  if (node.kind === 'scalar' && node.source === '') return node.quoted ? '""' : 'null';
  if (node.kind === 'scalar') return node.source;
  if (node.kind === 'list') return `[${node.items.map(render).join(', ')}]`;
  return `{ ${node.entries.map((entry) => `${entry.key}: ${render(entry.value)}`).join(', ')} }`;
}
