import type { Sink } from '../shape/sink.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Node } from '../text/tree.ts';
import type { Parameter } from './parameters.ts';
import { variablesIn } from './scope.ts';

/**
 * Reports parameters that nothing asks for, neither as `${x}` nor in `when`. It is the text that counts: what is used
 * only where this site never asks it, is used.
 */
export function reportUnused(parameters: readonly Parameter[], parts: readonly Node[], sink: Sink): void {
  const used = new Set<string>();
  for (const part of parts) {
    variablesIn(part, (name) => used.add(name));
    whenIn(part, used);
  }
  const names = parameters.map((each) => each.name);
  // A slip in a name is one mistake: what it was meant as is used.
  const slips = [...used].filter((each) => !names.includes(each));
  for (const meant of slips.flatMap((each) => didYouMean(each, names))) used.add(meant);
  for (const { name, at, type } of parameters) {
    if (!used.has(name) && type !== null) sink.report('unused-parameter', at, { name });
  }
}

/** The keys of every `when` in a part. */
function whenIn(node: Node, used: Set<string>): void {
  if (node.kind === 'list') for (const item of node.items) whenIn(item, used);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    const asked = didYouMean(key, ['when']).length > 0 && value.kind === 'map' ? value.entries : [];
    for (const entry of asked) used.add(entry.key);
    whenIn(value, used);
  }
}
