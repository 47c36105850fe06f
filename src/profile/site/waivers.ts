import type { Profile, Waiver } from '../../model/profile.ts';
import { readFields } from '../shape/fields.ts';
import { asList } from '../shape/lists.ts';
import { readText, readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import { readDay } from '../shape/time.ts';
import type { Node } from '../text/tree.ts';
import { readFindingName } from './finding-names.ts';

const waiverKeys = ['finding', 'because', 'owner', 'ticket', 'until'] as const;
const required = ['finding', 'because', 'owner', 'until'] as const;

/** Reads `waivers:`. Reason, owner and last day must be given: a waiver is somebody’s signature. */
export function readWaivers(
  node: Node | undefined,
  known: Pick<Profile, 'checks' | 'relations' | 'environments'>,
  sink: Sink,
): readonly Waiver[] {
  const waivers: Waiver[] = [];
  for (const item of asList(node, 'waivers', sink)) {
    const waiver = readWaiver(item, known, sink);
    if (waiver === null) continue;
    if (waivers.some((each) => same(each, waiver))) sink.report('waiver-twice', item.at, {});
    waivers.push(waiver);
  }
  return waivers;
}

function same(a: Waiver, b: Waiver): boolean {
  return JSON.stringify(a.finding) === JSON.stringify(b.finding);
}

function readWaiver(
  node: Node,
  known: Pick<Profile, 'checks' | 'relations' | 'environments'>,
  sink: Sink,
): Waiver | null {
  const fields = readFields(node, waiverKeys, 'waiver', sink);
  if (fields === null) return null;
  for (const key of required) {
    if (fields.get(key) === undefined) sink.report('missing-key', node.at, { what: 'waiver', key, name: '' });
  }
  const entry = fields.get('finding');
  const written = readWord(entry?.value, 'finding', sink);
  const finding =
    entry === undefined || written === null ? null : readFindingName(written, entry.value.at, known, sink);
  const because = readText(fields.get('because')?.value, 'because', sink);
  const owner = readText(fields.get('owner')?.value, 'owner', sink);
  const ticket = readWord(fields.get('ticket')?.value, 'ticket', sink);
  const until = readDay(fields.get('until')?.value, 'until', sink);
  if (finding === null || because === null || owner === null || until === null) return null;
  return { finding, because, owner, ticket, until, at: { ...node.at } };
}
