import { readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';

/** `gates: all`: the overall verdict is the worst of all environments; else it hangs on the gate alone. */
export function readGates(node: Node | undefined, sink: Sink): 'gate' | 'all' {
  const word = readWord(node, 'gates', sink);
  if (node === undefined || word === null || word === 'gate') return 'gate';
  if (word === 'all') return 'all';
  sink.report('not-gates', node.at, { written: word });
  return 'gate';
}
