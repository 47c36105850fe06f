import type { Waiver } from '../../model/profile.ts';
import { findingKey } from '../../model/identity.ts';
import { readFields, type Fields } from '../shape/fields.ts';
import { asList } from '../shape/lists.ts';
import { readText, readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import { readDay } from '../shape/time.ts';
import type { Node } from '../text/tree.ts';
import { readFindingName, type Judged } from './finding-names.ts';

const waiverKeys = ['finding', 'because', 'owner', 'ticket', 'until'] as const;
const required = ['finding', 'because', 'owner', 'until'] as const;

/** Reads `waivers:`. Reason, owner and last day must be given: a waiver is somebody’s signature. */
export function readWaivers(node: Node | undefined, known: Judged, sink: Sink): readonly Waiver[] {
  const byFinding = new Map<string, Waiver>();
  for (const item of asList(node, 'waivers', sink)) {
    const waiver = readWaiver(item, known, sink);
    if (waiver === null) continue;
    const key = findingKey({ ...waiver.finding, vantage: null });
    const before = byFinding.get(key);
    if (before !== undefined) sink.report('waiver-twice', item.at, { first: before.at.line });
    else byFinding.set(key, waiver);
  }
  return [...byFinding.values()];
}

function readWaiver(node: Node, known: Judged, sink: Sink): Waiver | null {
  const fields = readFields(node, waiverKeys, 'waiver', sink);
  if (fields === null) return null;
  reportMissingKeys(fields, required, 'waiver', sink);
  const entry = fields.get('finding');
  const written = readWord(entry?.value, 'finding', sink);
  const finding =
    entry === undefined || written === null ? null : readFindingName(written, entry.value.at, known, sink);
  const because = readText(fields.get('because')?.value, 'because', sink);
  const owner = readText(fields.get('owner')?.value, 'owner', sink);
  const ticket = readWord(fields.get('ticket')?.value, 'ticket', sink);
  const until = readDay(fields.get('until')?.value, 'until', sink);
  if (finding === null || because === null || owner === null || until === null) return null;
  const { file, line, column } = node.at;
  return { finding, because, owner, ticket, until, at: { file, line, column } };
}

/** All keys that a map lacks, as one mistake. */
export function reportMissingKeys(fields: Fields, keys: readonly string[], what: string, sink: Sink): void {
  const missing = keys.filter((key) => fields.get(key) === undefined);
  if (missing.length > 0) sink.report('missing-key', fields.node.at, { what, key: missing });
}
