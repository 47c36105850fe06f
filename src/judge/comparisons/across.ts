import { comparisonFinding } from './comparison-finding.ts';
import { askedOf } from './asked.ts';
import { pairUp, type Group } from './pairing.ts';
import { compareSides } from './rule.ts';
import { severityOf } from './severity-of.ts';
import { sideOf } from './side.ts';
import { unitAt } from './unit-at.ts';
import type { Draft } from '../findings/new-finding.ts';
import type { Check, Comparison, Profile } from '../../model/profile.ts';
import { heavier, type Severity } from '../../model/words.ts';
import type { MatchContext } from '../matchers/match-context.ts';
import type { Scope } from '../scope.ts';

/**
 * What one check asks across environments, for the environment that is held against another one. It counts for both,
 * and therefore weighs what it weighs in the one where it weighs more.
 */
export function across(check: Check, environment: string, scope: Scope, context: MatchContext): readonly Draft[] {
  const states = scope.statesOf(check.name, environment);
  if (states.length === 0) return [];
  return check.across.flatMap((comparison) => {
    const severity = severityOf(comparison.severity, environment);
    if (severity === null) return [];
    const other = otherSide(comparison, check, environment, scope.profile);
    // An environment that was not selected is out of scope: nothing is said of it, and the result is marked partial.
    const others = other === null ? [] : scope.statesOf(check.name, other);
    if (other === null || others.length === 0) return [];
    const weight = heavier(severity, severityOf(comparison.severity, other) ?? severity);
    return pairUp(states, others).map((group) =>
      held(check, comparison, { environment, other, group, severity: weight }, context),
    );
  });
}

/**
 * The environment another one is held against: the one named; for `not-ahead` and `not-behind` the nearest earlier one
 * that has the check; else the gate, or where the gate does not have the check the last one that does.
 */
function otherSide(comparison: Comparison, check: Check, environment: string, profile: Profile): string | null {
  const having = profile.environments.filter((each) => hasCheck(check, each.name));
  const named = comparison.against;
  if (named !== null) return named === environment ? null : named;
  if (comparison.rule === 'not-ahead' || comparison.rule === 'not-behind') {
    const at = having.findIndex((each) => each.name === environment);
    return having[at - 1]?.name ?? null;
  }
  const reference = having.find((each) => each.gate) ?? having.at(-1);
  return reference === undefined || reference.name === environment ? null : reference.name;
}

function hasCheck(check: Check, environment: string): boolean {
  const found = check.environments.find((each) => each.environment === environment);
  return found?.notApplicable === null && found.nodes.length > 0;
}

interface Held {
  readonly environment: string;
  readonly other: string;
  readonly group: Group;
  readonly severity: Severity;
}

function held(check: Check, comparison: Comparison, sides: Held, context: MatchContext): Draft {
  const { id, path } = comparison;
  const { environment, other, group, severity } = sides;
  return comparisonFinding({
    id: { check: check.name, rule: id, environment, node: group.node, vantage: group.vantage },
    kind: 'across',
    asked: { ...comparison, owner: comparison.owner ?? check.owner, because: comparison.because ?? check.because },
    path,
    severity,
    environments: [environment, other],
    expected: askedOf(comparison, other, unitAt(group.pairs[0]?.[0], path, context)),
    compared: group.pairs.map(([left, right]) =>
      compareSides(
        comparison,
        sideOf(left, path, 'environment', context),
        sideOf(right, path, 'environment', context),
        context,
      ),
    ),
  });
}
