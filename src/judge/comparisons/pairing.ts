import type { TaskState } from '../findings/task-state.ts';

/** Tasks that are held against each other in one finding. */
export interface Group {
  /** Node both sides have; null: one target each, or nodes that do not correspond. */
  readonly node: string | null;
  readonly vantage: string | null;
  readonly pairs: readonly (readonly [TaskState, TaskState])[];
}

/**
 * Pairs the tasks of two sides: by vantage where both have the same ones, then by node key where both have the same
 * ones, a finding for each; else every one against every one, as one finding.
 */
export function pairUp(left: readonly TaskState[], right: readonly TaskState[]): readonly Group[] {
  const [leftVantages, rightVantages] = [byVantage(left), byVantage(right)];
  if (!sameKeys(leftVantages, rightVantages)) return [eachAgainstEach(left, right, null)];
  return [...leftVantages].flatMap(([vantage, states]) => byNode(states, rightVantages.get(vantage) ?? [], vantage));
}

function byNode(left: readonly TaskState[], right: readonly TaskState[], vantage: string | null): readonly Group[] {
  const rightNodes = new Map(right.map((each) => [each.task.id.node, each]));
  const leftNodes = new Map(left.map((each) => [each.task.id.node, each]));
  if (!sameKeys(leftNodes, rightNodes)) return [eachAgainstEach(left, right, vantage)];
  const groups: Group[] = [];
  for (const [node, state] of leftNodes) {
    const other = rightNodes.get(node);
    if (other !== undefined) groups.push({ node, vantage, pairs: [[state, other]] });
  }
  return groups;
}

function eachAgainstEach(left: readonly TaskState[], right: readonly TaskState[], vantage: string | null): Group {
  return { node: null, vantage, pairs: left.flatMap((one) => right.map((other) => [one, other] as const)) };
}

/** Tasks by the place they are asked from, in order. */
export function byVantage(states: readonly TaskState[]): ReadonlyMap<string | null, readonly TaskState[]> {
  const groups = new Map<string | null, TaskState[]>();
  for (const state of states) {
    const group = groups.get(state.task.id.vantage) ?? [];
    group.push(state);
    groups.set(state.task.id.vantage, group);
  }
  return groups;
}

function sameKeys(a: ReadonlyMap<string | null, unknown>, b: ReadonlyMap<string | null, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}
