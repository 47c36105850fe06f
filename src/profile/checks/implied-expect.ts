import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import type { KnownProbe } from '../known-probe.ts';
import type { Node } from '../text/tree.ts';

/** What a check expects that writes nothing under `expect`, as if its author had; undefined: nothing. */
export function impliedExpect({ implied }: KnownProbe, at: Node['at']): Node | undefined {
  return implied === null ? undefined : asNode(implied, at);
}

function asNode(json: Json, at: Node['at']): Node {
  if (isJsonList(json)) return { kind: 'list', at, items: json.map((each) => asNode(each, at)) };
  if (!isJsonObject(json)) {
    return { kind: 'scalar', at, value: json, source: String(json), quoted: typeof json === 'string' };
  }
  const entries = Object.entries(json).map(([key, value]) => ({
    key,
    keyAt: at,
    keyQuoted: false,
    value: asNode(value, at),
  }));
  return { kind: 'map', at, entries };
}
