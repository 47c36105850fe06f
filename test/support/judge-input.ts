import type { CatalogueEntry, FactSchema } from '../../src/model/catalogue.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Matcher } from '../../src/model/matcher.ts';
import type { Failure, Gap, Observation } from '../../src/model/observation.ts';
import type { Plan, Task } from '../../src/model/plan.ts';
import type {
  Check,
  CheckInEnvironment,
  Comparison,
  Environment,
  Expectation,
  Profile,
  Relation,
  Waiver,
} from '../../src/model/profile.ts';
import { canonical } from '../../src/model/canonical.ts';
import type { JudgeInput, JudgeProbe } from '../../src/judge/judge-input.ts';
import { noReference } from './no-reference.ts';

const at = { file: 'profile.yaml', line: 1, column: 1 } as const;

/** What a comparison weighs where a test does not say: in every environment that tests use. */
const majorEverywhere = { test: 'major', uat: 'major', production: 'major' } as const;

/** 2026-06-15, noon in UTC. */
export const noon = Date.UTC(2026, 5, 15, 12);

export function environment(name: string, more: Partial<Environment> = {}): Environment {
  return { name, title: null, gate: false, protected: false, capture: 'all', window: null, machines: [], ...more };
}

export function expectation(path: string, matcher: Matcher, more: Partial<Expectation> = {}): Expectation {
  return {
    id: path,
    path,
    matcher,
    severity: 'major',
    written: JSON.stringify(matcher),
    because: null,
    remedy: null,
    owner: null,
    overridden: null,
    at,
    ...more,
  };
}

/** A check in one environment with the same expectations on every node; without keys on its one target. */
export function inEnvironment(
  name: string,
  expect: readonly Expectation[] = [],
  more: Partial<CheckInEnvironment> & { readonly keys?: readonly string[] } = {},
): CheckInEnvironment {
  const { keys = [null], ...rest } = more;
  const nodes = keys.map((key) => ({ key, settings: {}, expect }));
  return { environment: name, notApplicable: null, answers: 'major', nodes, ...rest };
}

export function check(name: string, environments: readonly CheckInEnvironment[], more: Partial<Check> = {}): Check {
  return {
    name,
    formerly: [],
    title: null,
    because: null,
    owner: null,
    stage: [],
    tags: [],
    references: [],
    probe: 'thing',
    needs: [],
    from: [],
    timeoutMs: 1000,
    attempts: 1,
    across: [],
    among: [],
    at,
    environments,
    ...more,
  };
}

export function comparison(
  kind: 'across' | 'among',
  path: string,
  rule: Comparison['rule'],
  more: Partial<Comparison> = {},
): Comparison {
  return {
    id: `${kind}:${path}`,
    path,
    rule,
    against: null,
    within: null,
    paths: [],
    shared: false,
    severity: majorEverywhere,
    because: null,
    remedy: null,
    owner: null,
    at,
    ...more,
  };
}

export function relation(
  id: string,
  left: Relation['left'],
  right: Relation['right'],
  more: Partial<Relation> = {},
): Relation {
  return {
    id,
    title: null,
    left,
    right,
    rule: 'same',
    within: null,
    paths: [],
    shared: false,
    severity: majorEverywhere,
    environments: [],
    because: null,
    remedy: null,
    owner: null,
    at,
    ...more,
  };
}

/** A waiver of `check/rule/environment` that holds on the day of `noon`. */
export function waiver(finding: Omit<Waiver['finding'], 'node'>, more: Partial<Waiver> = {}): Waiver {
  return {
    finding: { ...finding, node: null },
    because: 'ordered',
    owner: 'PM',
    ticket: null,
    until: '2026-06-30',
    at,
    ...more,
  };
}

export function profile(
  environments: readonly Environment[],
  checks: readonly Check[],
  more: Partial<Profile> = {},
): Profile {
  return {
    name: 'p',
    title: null,
    files: [],
    environments,
    gates: 'gate',
    timeZone: 'Asia/Shanghai',
    checks,
    relations: [],
    waivers: [],
    actions: [],
    document: {},
    ...more,
  };
}

/** Tasks of a profile as a run would plan them, each aimed at `check/environment/node`. */
export function plan(of: Profile, more: Partial<Plan> = {}, capability: Task['capability'] = 'network'): Plan {
  const tasks = of.environments.flatMap((each) => of.checks.flatMap((one) => tasksOf(one, each.name, capability)));
  return {
    tasks,
    selection: { environments: null, checks: null, tags: null, stages: null },
    selectedChecks: of.checks.length,
    totalChecks: of.checks.length,
    partial: false,
    touchList: { format: 'plumbline-touch-list', version: 1, profile: { name: of.name, files: [] }, lines: [] },
    ...more,
  };
}

function tasksOf(of: Check, environmentName: string, capability: Task['capability']): readonly Task[] {
  const here = of.environments.find((each) => each.environment === environmentName);
  if (here?.notApplicable !== null) return [];
  const vantages = of.from.length === 0 ? [null] : of.from;
  return here.nodes.flatMap(({ key }) =>
    vantages.map((vantage): Task => ({
      id: { check: of.name, environment: environmentName, node: key, vantage },
      probe: of.probe,
      capability,
      settings: { host: `${of.name}.${environmentName}.${String(key)}` },
      touches: [],
      secrets: [],
      logins: [],
      machine: null,
      part: null,
      needs: of.needs,
      timeoutMs: of.timeoutMs,
      attempts: of.attempts,
      protected: false,
      capture: true,
      window: null,
    })),
  );
}

/** What was seen of a task. Each has a machine of its own unless said. */
export function observe(
  task: Task,
  facts: JsonObject,
  more: Partial<Omit<Observation, 'gaps'>> & { readonly gaps?: readonly Gap[] } = {},
): Observation {
  return {
    task: task.id,
    probe: task.probe,
    factsVersion: 1,
    run: 'r1',
    settings: task.settings,
    startedAt: '2026-06-15T10:00:00Z',
    endedAt: '2026-06-15T10:00:01Z',
    attempts: [],
    vantage: { place: null, zone: null, machine: 'laptop', hostname: 'laptop' },
    subject: null,
    facts,
    gaps: [],
    failure: null,
    timings: [],
    touched: [],
    ...more,
  };
}

export function failure(cause: string): Failure {
  return { cause, phase: null, params: {}, detail: null };
}

export function gap(path: string, reason: Gap['reason'] = 'not-permitted'): Gap {
  return { path, reason, detail: null };
}

/** A probe whose facts have the given shape; by default any JSON may stand under any name. */
export function probe(
  facts: FactSchema = {},
  more: Partial<JudgeProbe> & Partial<Pick<CatalogueEntry, 'headline' | 'derived' | 'factsVersion'>> = {},
): JudgeProbe {
  const { headline = null, derived = [], factsVersion = 1, ...rest } = more;
  const entry: CatalogueEntry = { kind: 'thing', factsVersion, lifecycle: 'stable', headline, facts, derived };
  const differing: JudgeProbe['differing'] = (planned, asked) =>
    canonical(planned) === canonical(asked) ? [] : ['host'];
  return { entry, differing, derive: null, compare: null, ...rest };
}

/** What the judge gets: facts of each task by `check/environment[/node]`; a task that is not named was not run. */
export function judgeInput(
  of: Profile,
  seen: { readonly [target: string]: JsonObject | Partial<Observation> },
  more: Partial<JudgeInput> = {},
): JudgeInput {
  const planned = more.plan ?? plan(of);
  const observations = planned.tasks.flatMap((task) => {
    const { check: name, environment: env, node } = task.id;
    const said = seen[node === null ? `${name}/${env}` : `${name}/${env}/${node}`];
    if (said === undefined) return [];
    return [isObservation(said) ? observe(task, said.facts ?? {}, said) : observe(task, said)];
  });
  return {
    profile: of,
    plan: planned,
    observations,
    conflicts: [],
    probes: new Map([['thing', probe()]]),
    reference: noReference,
    attestations: [],
    baseline: null,
    interrupted: false,
    failOn: 'major',
    now: noon,
    ...more,
  };
}

function isObservation(said: JsonObject | Partial<Observation>): said is Partial<Observation> {
  return (
    'failure' in said ||
    'gaps' in said ||
    'subject' in said ||
    'vantage' in said ||
    'settings' in said ||
    'factsVersion' in said
  );
}
