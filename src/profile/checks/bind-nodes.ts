import type { JsonObject } from '../../model/json.ts';
import type { CheckNode, Environment } from '../../model/profile.ts';
import { writtenOf } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';
import { fill, fillKnown, type Scope } from '../values/scope.ts';
import { checkTarget } from './check-target.ts';
import type { WrittenCheck } from './written-check.ts';

/** Most nodes one check may have in one environment. */
const mostNodes = 10_000;

/** A node of a check before its expectations: its key, its settings, and what `${x}` stands for in it. */
export interface BoundNode extends Omit<CheckNode, 'expect'> {
  readonly scope: Scope;
}

/** The nodes of a check in one environment, with their settings filled in and checked. */
export function bindNodes(
  check: WrittenCheck,
  environment: Environment,
  scope: Scope,
  sink: Sink,
): readonly BoundNode[] {
  const nodes: BoundNode[] = [];
  for (const { key, inner } of nodeScopes(check, environment, scope, sink)) {
    const settings = settingsOf(check, inner, sink);
    // Also where the settings are wrong, so that what is expected is read all the same.
    nodes.push({ key, settings: settings ?? {}, scope: inner });
  }
  return nodes;
}

interface NodeScope {
  readonly key: string | null;
  readonly inner: Scope;
}

function nodeScopes(check: WrittenCheck, environment: Environment, scope: Scope, sink: Sink): readonly NodeScope[] {
  if (check.forEach === 'broken') return [];
  if (check.forEach === null) return machineScopes(check, environment, scope, sink);
  const over = fill(check.forEach.over, scope, sink);
  if (over === null) return [];
  const { variable } = check.forEach;
  const entries = entriesOf(over, sink);
  if (entries.length > mostNodes) {
    sink.report('too-many-nodes', check.forEach.over.at, { count: entries.length, most: mostNodes });
    return [];
  }
  return entries.map(({ key, value }) => ({
    key,
    inner: { ...scope, variable: { name: variable, value } },
  }));
}

/** A local probe looks at the machine it runs on: one node for each machine, where machines are named. */
function machineScopes(check: WrittenCheck, environment: Environment, scope: Scope, sink: Sink): readonly NodeScope[] {
  if (check.probe.capability !== 'local' || environment.machines.length === 0) return [{ key: null, inner: scope }];
  const wanted = check.from.map((each) => each.word);
  const machines = environment.machines.filter(
    ({ key, zone }) => wanted.length === 0 || wanted.includes(key) || (zone !== null && wanted.includes(zone)),
  );
  const [first] = check.from;
  if (machines.length === 0 && first !== undefined) {
    const params = { environment: environment.name, check: check.base.name, name: wanted };
    sink.report('no-machine-there', first.node.at, params);
  }
  return machines.map(({ key }) => ({ key, inner: scope }));
}

function entriesOf(over: Node, sink: Sink): readonly { readonly key: string; readonly value: Node }[] {
  if (over.kind === 'map') return over.entries.map(({ key, value }) => ({ key, value }));
  if (over.kind === 'scalar') {
    sink.report('for-each-kind', over.at, { written: writtenOf(over) });
    return [];
  }
  const entries = new Map<string, Node>();
  for (const item of over.items) {
    const key = item.kind === 'scalar' ? item.source : String(entries.size + 1);
    if (entries.has(key)) sink.report('listed-twice', item.at, { what: 'forEach', name: key });
    entries.set(key, item);
  }
  return [...entries].map(([key, value]) => ({ key, value }));
}

function settingsOf(check: WrittenCheck, scope: Scope, sink: Sink): JsonObject | null {
  const target = check.target;
  const empty: Node = { kind: 'map', at: check.key.keyAt, entries: [] };
  const filled = target === undefined ? { node: empty, missing: new Set<string>() } : fillKnown(target, scope, sink);
  return filled === null ? null : checkTarget(check.probe, filled, check.key.keyAt, sink);
}
