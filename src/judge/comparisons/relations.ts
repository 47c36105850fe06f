import { comparisonFinding } from './comparison-finding.ts';
import { askedOf } from './asked.ts';
import { pairUp, type Group } from './pairing.ts';
import { compareSides } from './rule.ts';
import { severityOf } from './severity-of.ts';
import { sideOf } from './side.ts';
import { unitAt } from './unit-at.ts';
import type { Draft } from '../findings/new-finding.ts';
import type { Relation } from '../../model/profile.ts';
import type { Severity } from '../../model/words.ts';
import type { MatchContext } from '../matchers/match-context.ts';
import type { Scope } from '../scope.ts';

/** What must agree between two checks, in each environment where both are in scope. */
export function relations(relation: Relation, scope: Scope, context: MatchContext): readonly Draft[] {
  return relation.environments.flatMap((environment) => {
    const severity = severityOf(relation.severity, environment);
    if (severity === null) return [];
    const left = scope.statesOf(relation.left.check, environment);
    const right = scope.statesOf(relation.right.check, environment);
    if (left.length === 0 || right.length === 0) return [];
    return pairUp(left, right).map((group) => related(relation, { environment, group, severity }, context));
  });
}

interface Sides {
  readonly environment: string;
  readonly group: Group;
  readonly severity: Severity;
}

function related(relation: Relation, sides: Sides, context: MatchContext): Draft {
  const { id, left, right } = relation;
  const { environment, group, severity } = sides;
  return comparisonFinding({
    id: { check: id, rule: 'relation', environment, node: group.node, vantage: group.vantage },
    kind: 'relation',
    asked: relation,
    path: left.path,
    severity,
    environments: [environment],
    expected: askedOf(relation, `${right.check}.${right.path}`, unitAt(group.pairs[0]?.[0], left.path, context)),
    compared: group.pairs.map(([one, other]) =>
      compareSides(
        relation,
        sideOf(one, left.path, 'check', context),
        sideOf(other, right.path, 'check', context),
        context,
      ),
    ),
  });
}
