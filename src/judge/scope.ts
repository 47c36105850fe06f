import { taskKey } from '../model/identity.ts';
import { confusedMachines } from './findings/confused-machines.ts';
import { byTask, presentTask, renamedChecks, type Renamed } from './findings/rename.ts';
import { statementsOn, type Statements } from './findings/statements.ts';
import { taskState, type TaskState } from './findings/task-state.ts';
import type { Message } from '../model/message.ts';
import type { Check, Profile } from '../model/profile.ts';
import type { JudgedAttestation } from '../model/run-result.ts';
import type { JudgeInput } from './judge-input.ts';

/** Everything in scope, looked up without searching. */
export interface Scope {
  readonly profile: Profile;
  readonly renamed: Renamed;
  /** In the order of the plan. */
  readonly states: readonly TaskState[];
  /** Tasks of one check in one environment, in the order of the plan; none: it is not in scope there. */
  statesOf(check: string, environment: string): readonly TaskState[];
  isSelected(check: Check): boolean;
  isSelectedEnvironment(name: string): boolean;
  /** Every statement of a person, and what became of it; to be asked when all findings are settled. */
  attestations(): readonly JudgedAttestation[];
}

/** Brings plan, observations, attestations and notes together. */
export function scopeOf(input: JudgeInput): Scope {
  const { profile, plan } = input;
  const renamed = renamedChecks(profile);
  const statements = statementsOn(input, renamed);
  const states = allStates(input, renamed, statements);
  const groups = new Map<string, Map<string, TaskState[]>>();
  for (const state of states) {
    const { check, environment } = state.task.id;
    const byEnvironment = groups.get(check) ?? new Map<string, TaskState[]>();
    groups.set(check, byEnvironment);
    const group = byEnvironment.get(environment) ?? [];
    group.push(state);
    byEnvironment.set(environment, group);
  }
  const { environments, checks, tags, stages } = plan.selection;
  const wanted = (list: readonly string[] | null, has: readonly string[]): boolean =>
    list === null || has.some((each) => list.includes(each));
  const isSelected = (check: Check): boolean =>
    groups.has(check.name) ||
    (wanted(checks, [check.name, ...check.formerly]) &&
      wanted(tags, check.tags) &&
      (check.stage.length === 0 || wanted(stages, check.stage)));
  const isSelectedEnvironment = (name: string): boolean => wanted(environments, [name]);
  return {
    profile,
    renamed,
    states,
    statesOf: (check, environment) => groups.get(check)?.get(environment) ?? [],
    isSelected,
    isSelectedEnvironment,
    attestations: () =>
      statements.report((name, environment) => {
        const check = profile.checks.find((each) => each.name === name);
        if (check === undefined) return 'unknown';
        return isSelected(check) && isSelectedEnvironment(environment) ? 'selected' : 'not-selected';
      }),
  };
}

function allStates(input: JudgeInput, renamed: Renamed, statements: Statements): readonly TaskState[] {
  const { profile, plan, probes } = input;
  const observations = byTask(input.observations, renamed);
  const confused = confusedMachines(plan.tasks, observations);
  const notes = gather(input.conflicts, (each) => taskKey(presentTask(each.task, renamed)));
  const checks = new Map(profile.checks.map((check) => [check.name, check]));
  const derive = { now: input.now, timeZone: profile.timeZone, reference: input.reference };
  return plan.tasks.flatMap((task) => {
    const check = checks.get(task.id.check);
    const inEnvironment = check?.environments.find((each) => each.environment === task.id.environment);
    if (check === undefined || inEnvironment === undefined) return [];
    const key = taskKey(task.id);
    const material = {
      task,
      check,
      inEnvironment,
      probe: probes.get(task.probe) ?? null,
      observation: observations.get(key) ?? null,
      attestations: statements.of(task),
      expired: statements.expiredOf(task),
      noted: statements.noted,
      notes: (notes.get(key) ?? []).map((each): Message => each.note),
      confused: confused(task.id),
      derive,
    };
    return [taskState(material)];
  });
}

/** Things by key, those of one key in an order that does not depend on how they came. */
function gather<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, { readonly thing: T; readonly text: string }[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing)) ?? [];
    group.push({ thing, text: JSON.stringify(thing) });
    groups.set(keyOf(thing), group);
  }
  const sorted = [...groups].map(([key, group]) => {
    group.sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)));
    return [key, group.map((each) => each.thing)] as const;
  });
  return new Map(sorted);
}
