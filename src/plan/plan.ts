import type { JsonObject } from '../model/json.ts';
import type { Plan, Selection, Task, DeclaredTouch } from '../model/plan.ts';
import type { Check, CheckInEnvironment, CheckNode, Environment, Profile } from '../model/profile.ts';
import { secretNames } from '../model/secret-names.ts';
import { select, SelectionError } from './select.ts';
import { touchList } from './touch-list.ts';

/** What planning needs to know of a kind of probe. */
export interface PlanProbe {
  readonly capability: Task['capability'];
  /** What one attempt with these settings may touch, and where it logs in. Pure. */
  readonly declare: (settings: JsonObject) => {
    readonly touches: readonly DeclaredTouch[];
    readonly logins: Task['logins'];
    readonly part: Task['part'];
  };
}

/**
 * Turns a profile and a selection into the ordered list of tasks: checks in profile order, each through its
 * environments, nodes and vantages. Throws SelectionError where the selection names something unknown or leaves nothing.
 */
export function plan(profile: Profile, probes: ReadonlyMap<string, PlanProbe>, selection: Selection): Plan {
  const selected = select(profile, selection);
  const environments = new Map(selected.environments.map((each) => [each.name, each]));
  const tasks = selected.checks.flatMap((check) => checkTasks(check, environments, probes));
  const applicable = profile.checks.filter((check) => check.environments.length > 0);
  const selectedChecks = selected.checks.filter((check) =>
    check.environments.some((each) => environments.has(each.environment)),
  );
  if (selectedChecks.length === 0) throw new SelectionError({ code: 'plan.nothing', params: {} });
  const pairs = (checks: readonly Check[]): number => checks.reduce((sum, check) => sum + check.environments.length, 0);
  const kept = selectedChecks.reduce(
    (sum, check) => sum + check.environments.filter((each) => environments.has(each.environment)).length,
    0,
  );
  return {
    tasks,
    selection,
    selectedChecks: selectedChecks.length,
    totalChecks: applicable.length,
    partial: kept < pairs(applicable),
    touchList: touchList(profile, tasks),
  };
}

function checkTasks(
  check: Check,
  environments: ReadonlyMap<string, Environment>,
  probes: ReadonlyMap<string, PlanProbe>,
): Task[] {
  const probe = probes.get(check.probe);
  if (probe === undefined) throw new Error(`no probe of kind ${check.probe}`);
  const tasks: Task[] = [];
  for (const part of check.environments) {
    const environment = environments.get(part.environment);
    if (environment === undefined || part.notApplicable !== null) continue;
    tasks.push(...environmentTasks(check, part, environment, probe));
  }
  return tasks;
}

function environmentTasks(check: Check, part: CheckInEnvironment, environment: Environment, probe: PlanProbe): Task[] {
  return part.nodes.flatMap((node) => {
    const base = nodeTask(check, node, environment, probe);
    // A node that is a machine is looked at there; any other (a file, say) from where the check says. A person is
    // asked once.
    const isOne = base.machine !== null || base.capability === 'person';
    const vantages = isOne ? [null] : vantagesOf(check, environment);
    return vantages.map((vantage) => ({ ...base, id: { ...base.id, vantage } }));
  });
}

/** A zone stands for each machine in it, so that a vantage is always one machine; null: wherever the run stands. */
function vantagesOf(check: Check, environment: Environment): readonly (string | null)[] {
  if (check.from.length === 0) return [null];
  const places = check.from.flatMap((place) => {
    const inZone = environment.machines.filter((machine) => machine.zone === place).map((machine) => machine.key);
    const isMachine = environment.machines.some((machine) => machine.key === place);
    return isMachine || inZone.length === 0 ? [place, ...inZone] : inZone;
  });
  return [...new Set(places)];
}

function nodeTask(check: Check, node: CheckNode, environment: Environment, probe: PlanProbe): Task {
  const { touches, logins, part } = probe.declare(node.settings);
  const isMachine = environment.machines.some((machine) => machine.key === node.key);
  return {
    id: { check: check.name, environment: environment.name, node: node.key, vantage: null },
    probe: check.probe,
    capability: probe.capability,
    settings: node.settings,
    touches,
    secrets: [...new Set(secretNames(node.settings))].sort(),
    logins,
    machine: probe.capability === 'local' && isMachine ? node.key : null,
    part,
    needs: check.needs,
    timeoutMs: check.timeoutMs,
    // What changes something is never sent twice.
    attempts: touches.some((each) => each.sideEffect === true) ? 1 : check.attempts,
    protected: environment.protected,
    capture: environment.capture === 'all',
    window: environment.window,
  };
}
