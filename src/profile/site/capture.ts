import { readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';
import type { Environment } from '../../model/profile.ts';

/** `capture: none` or `all`; null: not said. */
export function readCapture(node: Node | undefined, sink: Sink): Environment['capture'] | null {
  const word = readWord(node, 'capture', sink);
  if (node === undefined || word === null) return null;
  if (word === 'none' || word === 'all') return word;
  sink.report('not-capture', node.at, { written: word });
  return null;
}
