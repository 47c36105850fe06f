import { didYouMean } from '../text/did-you-mean.ts';
import type { MistakeParams } from '../text/mistake.ts';
import type { MapEntry, MapNode, Node } from '../text/tree.ts';
import type { Sink } from './sink.ts';

/** The entries of a map by known keys. */
export interface Fields {
  readonly node: MapNode;
  /** The entry of a key, also where the key has a slip in it, so that one slip is one mistake. */
  readonly get: (key: string) => MapEntry | undefined;
  /** Whether a key stands there of which nobody knows what it was meant as. */
  readonly hasStranger: boolean;
}

/** What a node is, for a message. */
export function kindOf(node: Node): string {
  if (node.kind !== 'scalar') return node.kind;
  return node.value === null ? 'nothing' : typeof node.value;
}

/** A value as it was written, short, for a message. */
export function writtenOf(node: Node): string {
  if (node.kind === 'map') return '{…}';
  if (node.kind === 'list') return '[…]';
  return node.source.length > 80 ? `${node.source.slice(0, 79)}…` : node.source;
}

/** The node as a map; a mistake and null where it is none. `what` names it in the message, see the words of the texts. */
export function asMap(node: Node, what: string, sink: Sink): MapNode | null {
  if (node.kind === 'map') return node;
  sink.report('wrong-kind', node.at, { what, wanted: 'map', kind: kindOf(node), written: writtenOf(node) });
  return null;
}

/** Reads a map that may hold only known keys; each unknown one is a mistake with what it may have meant. */
export function readFields(node: Node, known: readonly string[], what: string, sink: Sink): Fields | null {
  const map = asMap(node, what, sink);
  if (map === null) return null;
  const byKey = new Map(map.entries.filter(({ key }) => known.includes(key)).map((entry) => [entry.key, entry]));
  let hasStranger = false;
  for (const entry of map.entries) {
    if (known.includes(entry.key)) continue;
    const [meant] = reportUnknown('unknown-key', entry.key, known, entry.keyAt, sink, { what });
    if (meant === undefined) hasStranger = true;
    else if (!byKey.has(meant)) byKey.set(meant, entry);
  }
  return { node: map, get: (key) => byKey.get(key), hasStranger };
}

/** Most known names that are listed. */
const mostKnown = 50;

/** Reports a name that is not known, with the known ones and the likeliest; gives the likeliest, best first. */
export function reportUnknown(
  code: string,
  name: string,
  known: Iterable<string>,
  at: Node['at'],
  sink: Sink,
  params: MistakeParams = {},
): readonly string[] {
  if (sink.isFull()) {
    sink.echo();
    return [];
  }
  const names = [...known];
  const likely = didYouMean(name, names);
  const suffix = likely.length > 0 ? '-likely' : '';
  sink.report(`${code}${suffix}`, at, {
    ...params,
    name: name.slice(0, 80),
    likely,
    known: names.length > mostKnown ? [...names.slice(0, mostKnown), '…'] : names,
  });
  return likely;
}
