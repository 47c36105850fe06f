import { taskKey } from '../model/identity.ts';
import { isNone } from './facts/sight.ts';
import { knownOf } from './findings/known.ts';
import type { TaskState } from './findings/task-state.ts';
import type { Finding } from '../model/finding.ts';
import type { VersionRow } from '../model/run-result.ts';
import type { Outcome } from '../model/words.ts';
import type { MatchContext } from './matchers/match-context.ts';
import type { Scope } from './scope.ts';

/** Worst first. */
const worst: readonly Outcome[] = ['fail', 'unknown', 'blocked', 'pass', 'not-applicable'];

/** The version matrix: a row for each check in scope whose probe has a fact that names a version. */
export function versionMatrix(
  scope: Scope,
  findings: readonly Finding[],
  context: MatchContext,
): readonly VersionRow[] {
  const headlines = new Set(scope.states.map((each) => each.probe?.entry.headline ?? null));
  const outcomes = worstOutcomes(findings.filter(({ path }) => path !== null && headlines.has(path)));
  return scope.profile.checks.flatMap((check) => {
    const states = scope.profile.environments.flatMap((each) => scope.statesOf(check.name, each.name));
    const headline = states.find((each) => each.probe !== null)?.probe?.entry.headline ?? null;
    if (headline === null) return [];
    const cells = states.map((state) => cell(state, headline, outcomes, context));
    if (states.every((state) => hasNone(state, headline, context))) return [];
    return [{ check: check.name, probe: check.probe, cells }];
  });
}

/** Whether it was seen that there is no version: a configuration file, of which nobody expects one. */
function hasNone(state: TaskState, headline: string, context: MatchContext): boolean {
  return isNone(knownOf(state, headline, context).sight);
}

function cell(
  state: TaskState,
  headline: string,
  outcomes: ReadonlyMap<string, Outcome>,
  context: MatchContext,
): VersionRow['cells'][number] {
  const { environment, node, vantage } = state.task.id;
  const { sight } = knownOf(state, headline, context);
  const raw = sight.kind === 'seen' ? sight.value : null;
  const version = typeof raw === 'string' || typeof raw === 'number' ? String(raw) : null;
  return { environment, node, vantage, version, outcome: outcomes.get(outcomeKey(state.key, headline)) ?? null };
}

/**
 * The worst outcome of a finding, by task and fact path. A comparison weighs on the side that it judges. One over
 * several nodes weighs on each of them.
 */
function worstOutcomes(findings: readonly Finding[]): ReadonlyMap<string, Outcome> {
  const found = new Map<string, Outcome>();
  for (const finding of findings) {
    if (finding.path === null || finding.kind === 'relation') continue;
    for (const task of tasksOf(finding)) {
      const key = outcomeKey(task, finding.path);
      const before = found.get(key);
      found.set(key, before === undefined ? finding.outcome : worse(before, finding.outcome));
    }
  }
  return found;
}

function tasksOf({ id, kind, evidence }: Finding): readonly string[] {
  if (kind === 'expectation') return [taskKey(id)];
  return evidence.filter((each) => each.environment === id.environment).map(taskKey);
}

function outcomeKey(task: string, path: string): string {
  return `${task} ${path}`;
}

function worse(a: Outcome, b: Outcome): Outcome {
  return worst.indexOf(a) <= worst.indexOf(b) ? a : b;
}
