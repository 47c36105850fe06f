import { comparisonFinding } from './comparison-finding.ts';
import { askedOf } from './asked.ts';
import { byVantage } from './pairing.ts';
import { compareSides } from './rule.ts';
import { severityOf } from './severity-of.ts';
import { sideOf, type Side } from './side.ts';
import { unitAt } from './unit-at.ts';
import { wasLookedAt } from '../findings/was-looked-at.ts';
import type { Draft } from '../findings/new-finding.ts';
import type { Check, Comparison } from '../../model/profile.ts';
import type { Severity } from '../../model/words.ts';
import type { TaskState } from '../findings/task-state.ts';
import type { MatchContext } from '../matchers/match-context.ts';
import type { Scope } from '../scope.ts';

/** What must be alike among the nodes of one environment: one finding each. A single node has nothing to agree with. */
export function among(check: Check, environment: string, scope: Scope, context: MatchContext): readonly Draft[] {
  const groups = [...byVantage(scope.statesOf(check.name, environment))].filter(([, states]) => states.length > 1);
  return check.among.flatMap((comparison) => {
    const severity = severityOf(comparison.severity, environment);
    if (severity === null) return [];
    return groups.map(([vantage, states]) =>
      alike(check, comparison, { environment, vantage, states, severity }, context),
    );
  });
}

interface Nodes {
  readonly environment: string;
  readonly vantage: string | null;
  readonly states: readonly TaskState[];
  readonly severity: Severity;
}

function alike(check: Check, comparison: Comparison, nodes: Nodes, context: MatchContext): Draft {
  const { environment, vantage, states, severity } = nodes;
  const sides = states.map((each) => sideOf(each, comparison.path, 'node', context));
  return comparisonFinding({
    id: { check: check.name, rule: comparison.id, environment, node: null, vantage },
    kind: 'among',
    asked: { ...comparison, owner: comparison.owner ?? check.owner, because: comparison.because ?? check.because },
    path: comparison.path,
    severity,
    environments: [environment],
    expected: askedOf(comparison, null, unitAt(states[0], comparison.path, context)),
    compared: pairsOf(comparison, sides).map(([left, right]) => compareSides(comparison, left, right, context)),
  });
}

/** Rules under which all agree when each agrees with one of them. */
const transitive = new Set<Comparison['rule']>(['same', 'same-major', 'same-minor', 'same-except']);

/**
 * Which nodes to hold against each other: every one against every other; where agreeing is transitive every one against
 * one that was seen. That may hide no shared system, so neighbours in the list are not enough there.
 */
function pairsOf(comparison: Comparison, sides: readonly Side[]): readonly (readonly [Side, Side])[] {
  const reference = sides.find((side) => side.known.sight.kind === 'seen') ?? sides[0];
  const oneOfMany =
    transitive.has(comparison.rule) && reference !== undefined && (comparison.shared || allSystemsApart(sides));
  if (oneOfMany) return sides.filter((side) => side !== reference).map((side) => [side, reference] as const);
  return sides.flatMap((left, index) => sides.slice(index + 1).map((right) => [left, right] as const));
}

/** Whether no two nodes can be one running system, as far as was seen. */
function allSystemsApart(sides: readonly Side[]): boolean {
  const seen = new Set<string>();
  const machines = new Set<string>();
  for (const { state } of sides) {
    const observation = state.observation;
    if (observation === null || !wasLookedAt(observation)) continue;
    const local = state.task.capability === 'local';
    if (observation.subject !== null && seen.has(observation.subject)) return false;
    const looked = JSON.stringify([observation.vantage.machine, state.task.part]);
    if (local && machines.has(looked)) return false;
    if (observation.subject !== null) seen.add(observation.subject);
    machines.add(looked);
  }
  return true;
}
