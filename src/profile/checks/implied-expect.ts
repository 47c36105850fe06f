import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import type { KnownProbe } from '../known-probe.ts';
import type { Node } from '../text/tree.ts';

/**
 * What a check expects, with what its probe implies as if the author had written it: where nothing is written, and for
 * some probes beside what is, unless the author asks for that fact himself. Undefined: nothing.
 */
export function impliedExpect(probe: KnownProbe, written: Node | undefined, at: Node['at']): Node | undefined {
  const { implied, impliedBeside } = probe;
  if (implied === null) return written;
  if (written === undefined) return asNode(implied, at);
  if (!impliedBeside || written.kind !== 'map' || written.entries.length === 0) return written;
  const asked = new Set(written.entries.map((each) => each.key));
  const added = Object.entries(implied).filter(([path]) => !asked.has(path));
  const more = asNode(Object.fromEntries(added), at);
  return more.kind === 'map' ? { ...written, entries: [...written.entries, ...more.entries] } : written;
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
