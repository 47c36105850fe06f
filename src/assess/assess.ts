import type { Observation } from '../model/observation.ts';
import type { Plan } from '../model/plan.ts';
import type { Profile } from '../model/profile.ts';
import type { ReferenceData } from '../model/reference.ts';
import type { RunResult } from '../model/run-result.ts';
import { taskKey } from '../model/identity.ts';
import { presentTask, renamedChecks } from '../judge/findings/rename.ts';
import { judge } from '../judge/judge.ts';
import type { JudgeInput } from '../judge/judge-input.ts';
import { catalogueFor } from './catalogue-for.ts';
import { followUp, type EarlierRound } from './follow-up.ts';
import { isAsked } from './is-asked.ts';
import type { Toolbox } from './toolbox.ts';

/** Everything a result is made of: what was asked, what was seen, and how to judge it. */
export interface Assessment {
  readonly toolbox: Toolbox;
  readonly profile: Profile;
  readonly plan: Plan;
  /** At most one for each task. */
  readonly observations: readonly Observation[];
  readonly conflicts: JudgeInput['conflicts'];
  readonly baseline: JudgeInput['baseline'];
  readonly attestations: JudgeInput['attestations'];
  /** The round before, whose finding numbers go on; null: this is the first. */
  readonly earlier: EarlierRound | null;
  readonly reference: ReferenceData;
  readonly failOn: JudgeInput['failOn'];
  /** The moment it is judged for, milliseconds since 1970. */
  readonly judgedAs: number;
  /** The run or runs it comes from. */
  readonly run: RunResult['run'];
  readonly provenance: RunResult['provenance'];
}

/** Judges what was seen and puts the whole result together. Pure: the same assessment gives the same result. */
export function assess(assessment: Assessment): RunResult {
  const { profile, plan, reference, toolbox, run } = assessment;
  const observations = inOrder(assessment.observations);
  const judgement = judge({
    profile,
    plan,
    observations,
    conflicts: assessment.conflicts,
    probes: toolbox.forJudge,
    reference,
    attestations: assessment.attestations,
    baseline: assessment.baseline,
    interrupted: run.interrupted,
    failOn: assessment.failOn,
    now: assessment.judgedAs,
  });
  const { queries } = reference.browsers;
  return {
    format: 'plumbline-result',
    version: 1,
    profile: {
      name: profile.name,
      title: profile.title,
      files: profile.files,
      timeZone: profile.timeZone,
      gates: profile.gates,
      document: profile.document,
    },
    run,
    scope: {
      selection: plan.selection,
      partial: plan.partial,
      selectedChecks: plan.selectedChecks,
      totalChecks: plan.totalChecks,
      tasks: plan.tasks.length,
      observed: startedTasks(assessment),
    },
    verdict: judgement.verdict,
    reasons: judgement.reasons,
    failOn: assessment.failOn,
    judgedAs: new Date(assessment.judgedAs).toISOString(),
    environments: judgement.environments,
    checks: judgement.checks,
    relations: judgement.relations,
    findings: judgement.findings,
    observations,
    versions: judgement.versions,
    followUp: followUp(judgement.findings, assessment.earlier, {
      formerly: renamedChecks(profile),
      asked: (id) => isAsked(profile, id),
      interrupted: run.interrupted,
    }),
    attestations: judgement.attestations,
    masked: [],
    drift: judgement.drift,
    waivers: judgement.waivers,
    touch: plan.touchList.lines,
    reference: [
      { name: 'end-of-life', date: reference.endOfLife.date, source: reference.endOfLife.source },
      { name: 'browsers', date: reference.browsers.date, source: reference.browsers.source },
      ...(queries === undefined ? [] : [{ name: 'browser-queries', ...queries }]),
      ...reference.files,
    ],
    catalogue: { sha256: catalogueFor(toolbox, profile).sha256 },
    provenance: assessment.provenance,
  };
}

/** Tasks of the plan that were really started. Evidence may hold more than a narrowed plan asks for. */
function startedTasks({ profile, plan, observations }: Assessment): number {
  const renamed = renamedChecks(profile);
  const started = observations.filter((each) => each.attempts.length > 0);
  const keys = new Set(started.map((each) => taskKey(presentTask(each.task, renamed))));
  return plan.tasks.filter((each) => keys.has(taskKey(each.id))).length;
}

/** One order for live and saved observations, so that both give the same bytes. */
function inOrder(observations: readonly Observation[]): readonly Observation[] {
  const keyed = observations.map((observation) => ({ key: taskKey(observation.task), observation }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.map(({ observation }) => observation);
}
