import { across } from '../comparisons/across.ts';
import { among } from '../comparisons/among.ts';
import { relations } from '../comparisons/relations.ts';
import { answers } from './answers.ts';
import { blockDependents } from './dependents.ts';
import { expectations } from './expectations.ts';
import { noTarget } from './no-target.ts';
import { notApplicable } from './not-applicable.ts';
import { answeredByPerson } from './unanswered.ts';
import type { Draft } from './new-finding.ts';
import type { TaskState } from './task-state.ts';
import type { Check } from '../../model/profile.ts';
import type { MatchContext } from '../matchers/match-context.ts';
import type { Scope } from '../scope.ts';

/** Every expectation and comparison in scope, applied; in the order in which reports show them. */
export function allFindings(scope: Scope, context: MatchContext): readonly Draft[] {
  const { profile } = scope;
  const found: Draft[] = [];
  for (const check of profile.checks) {
    const order = new Map(profile.environments.map((each, index) => [each.name, index]));
    const environments = [...check.environments].sort(
      (a, b) => (order.get(a.environment) ?? 0) - (order.get(b.environment) ?? 0),
    );
    for (const each of environments) found.push(...inEnvironment(check, each, scope, context));
  }
  for (const relation of profile.relations) found.push(...relations(relation, scope, context));
  return found;
}

function inEnvironment(
  check: Check,
  each: Check['environments'][number],
  scope: Scope,
  context: MatchContext,
): readonly Draft[] {
  if (each.notApplicable !== null) {
    const inScope = scope.isSelected(check) && scope.isSelectedEnvironment(each.environment);
    return inScope ? [notApplicable(check, each)] : [];
  }
  const states = scope.statesOf(check.name, each.environment);
  const wanted = scope.isSelected(check) && scope.isSelectedEnvironment(each.environment);
  if (each.nodes.length === 0) return wanted ? [noTarget(check, each)] : [];
  const drafts = [
    ...states.flatMap((state) => ofTask(state, context)),
    ...across(check, each.environment, scope, context),
    ...among(check, each.environment, scope, context),
  ];
  return blockDependents(drafts, states[0]?.probe?.entry ?? null, context);
}

/** Where a person answers, each expectation asks for the answer itself: one more finding would count it twice. */
function ofTask(state: TaskState, context: MatchContext): readonly Draft[] {
  const asked = expectations(state, context);
  if (state.task.capability !== 'person') return [answers(state), ...asked];
  return asked.length > 0 ? asked : [answeredByPerson(state)];
}
