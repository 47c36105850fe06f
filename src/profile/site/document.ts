import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { asMap } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';
import { toJson } from '../values/scope.ts';

/** Free data for the report’s cover. Numbers stay as they were written: a document version `1.10` is no number. */
export function readDocument(node: Node | undefined, sink: Sink): JsonObject {
  if (node === undefined) return {};
  const map = asMap(node, 'document', sink);
  const json = map === null ? null : toJson(asWritten(map));
  return json !== null && isJsonObject(json) ? json : {};
}

function asWritten(node: Node): Node {
  if (node.kind === 'list') return { ...node, items: node.items.map(asWritten) };
  if (node.kind === 'map') {
    return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: asWritten(entry.value) })) };
  }
  return typeof node.value === 'number' ? { ...node, value: node.source } : node;
}
