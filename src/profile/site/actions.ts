import type { Action } from '../../model/profile.ts';
import { findingKey, splitKey } from '../../model/identity.ts';
import { readFields } from '../shape/fields.ts';
import { asList } from '../shape/lists.ts';
import { readText, readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import { readDay } from '../shape/time.ts';
import type { Node } from '../text/tree.ts';
import { readFindingName, type Judged } from './finding-names.ts';
import { reportMissingKeys } from './waivers.ts';

type Target = Pick<Action, 'check' | 'finding'>;

/** Reads `actions:`: who mends a finding, or everything of a check, and by which day. */
export function readActions(node: Node | undefined, known: Judged, sink: Sink): readonly Action[] {
  const byTarget = new Map<string, Action>();
  for (const item of asList(node, 'actions', sink)) {
    const action = readAction(item, known, sink);
    if (action === null) continue;
    const key = targetKey(action);
    const before = byTarget.get(key);
    if (before !== undefined) sink.report('action-twice', item.at, { first: before.at.line });
    else byTarget.set(key, action);
  }
  return [...byTarget.values()];
}

function readAction(node: Node, known: Judged, sink: Sink): Action | null {
  const before = sink.count();
  const fields = readFields(node, ['finding', 'owner', 'due'], 'action', sink);
  if (fields === null) return null;
  reportMissingKeys(fields, ['finding'], 'action', sink);
  const entry = fields.get('finding');
  const written = readWord(entry?.value, 'finding', sink);
  const target = entry === undefined || written === null ? null : readTarget(written, entry.value.at, known, sink);
  const owner = readText(fields.get('owner')?.value, 'owner', sink);
  const due = readDay(fields.get('due')?.value, 'due', sink);
  if (owner === null && due === null && sink.count() === before) sink.report('action-empty', node.at);
  if (target === null || (owner === null && due === null)) return null;
  const { file, line, column } = node.at;
  return { ...target, owner, due, at: { file, line, column } };
}

/** A finding as waivers name it, or a check or relation alone: all that is found there. */
function readTarget(written: string, at: Node['at'], known: Judged, sink: Sink): Target | null {
  const split = splitKey(written);
  const [name, second] = split?.parts ?? [];
  if (name === undefined || second !== undefined || split?.vantage !== null) {
    const found = readFindingName(written, at, known, sink);
    if (found === null) return null;
    const { check, rule, environment, node } = found;
    return { check, finding: { rule, environment, node } };
  }
  if (known.relations.has(name)) return { check: name, finding: null };
  if (known.brokenRelations.has(name)) return null;
  const check = known.checks.find(name, at, sink, known.relations.keys());
  return check === null ? null : { check: check.name, finding: null };
}

function targetKey({ check, finding }: Action): string {
  if (finding === null) return JSON.stringify([check]);
  return findingKey({ check, ...finding, vantage: null });
}
