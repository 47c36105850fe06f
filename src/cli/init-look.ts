import { judge } from '../judge/judge.ts';
import { wholeFacts } from '../judge/facts/whole-facts.ts';
import { ruleKey, writtenComponent, type SeenComponent } from '../init/refine.ts';
import { writeProfile, type ProfileText } from '../init/write-profile.ts';
import type { Component, Survey } from '../init/survey.ts';
import type { Observation } from '../model/observation.ts';
import type { Plan } from '../model/plan.ts';
import type { Profile } from '../model/profile.ts';
import { readProfile } from '../profile/read-profile.ts';
import type { ReferenceData } from '../model/reference.ts';
import { joinList } from '../model/join-list.ts';
import { say } from '../model/say.ts';
import type { Toolbox } from '../assess/toolbox.ts';
import { allTexts } from './all-texts.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { liveRun } from './live-run.ts';
import { phrase } from './phrase.ts';
import { ourTools, readWith } from './prepare.ts';
import { referenceFor } from './reference.ts';
import { planFor, selectionOf } from './selection.ts';
import { showMistakes } from './show-mistakes.ts';

/** What there is to look at. */
export interface LookInput {
  readonly context: Context;
  readonly flags: Flags;
  readonly survey: Survey;
  /** Text of the site file. */
  readonly site: string;
  /** Where the journal of the run may lie for as long as it runs. */
  readonly journal: string;
}

/** What looking gave. */
export interface Looked {
  /** Text of a profile that is valid and holds for everything that answered. */
  readonly profile: string;
  /** Targets that did not answer. */
  readonly silent: number;
  readonly interrupted: boolean;
}

/**
 * Looks at every target of a survey once and writes the profile. What it proposes is judged by the judge itself, on
 * what was seen: whatever does not hold is taken out again.
 */
export async function lookAround(input: LookInput): Promise<Looked> {
  const { context, flags, survey, journal } = input;
  const tools = await ourTools(survey.components.map((each) => each.probe));
  const reference = referenceFor(context, flags);
  const bare = writeProfile(
    survey,
    profileText(context, survey, () => ({ proposals: [], remarks: [] })),
  );
  const profile = read(input, tools, bare);
  const plan = planFor(context, profile, tools, selectionOf({}));
  context.err(`${phrase(context.language, 'init.looking', { count: plan.tasks.length })}\n`);
  const approved = plan.touchList.lines;
  const place = { path: journal, required: false };
  const live = await liveRun({
    context,
    flags,
    profile,
    tools,
    plan,
    reference,
    approved,
    journal: place,
    outputs: [],
    again: null,
    interrupt: null,
  });
  const { observations, interrupted } = live.outcome;
  const seen = survey.components.map((component) =>
    seenComponent(input, { tools, reference }, component, observations, profile),
  );
  const silent = observations.filter((each) => each.failure !== null).length;
  return { profile: refine(input, { tools, reference }, seen, observations), silent, interrupted };
}

/** What is judged with. */
interface Means {
  readonly tools: Toolbox;
  readonly reference: ReferenceData;
}

/** Writes, judges, and leaves out what did not hold, until everything does. */
function refine(
  input: LookInput,
  means: Means,
  seen: readonly SeenComponent[],
  observations: readonly Observation[],
): string {
  const { context, survey } = input;
  const { tools } = means;
  const leftOut = new Set<string>();
  for (;;) {
    const remark = (rule: string, seenThen: string): string =>
      phrase(context.language, 'init.left-out', { rule, seen: seenThen });
    const about = new Map(seen.map((each) => [each.component.name, writtenComponent(each, leftOut, remark)]));
    const none = { proposals: [], remarks: [] };
    const text = writeProfile(
      survey,
      profileText(context, survey, ({ name }) => about.get(name) ?? none),
    );
    const profile = read(input, tools, text);
    const plan = planFor(context, profile, tools, selectionOf({}));
    const before = leftOut.size;
    for (const key of notHeld(context, means, profile, plan, observations)) leftOut.add(key);
    if (leftOut.size === before) return text;
  }
}

/** Rules of a profile that did not hold for what was seen. Whether a target answers is no rule of ours. */
function notHeld(
  context: Context,
  { tools, reference }: Means,
  profile: Profile,
  plan: Plan,
  observations: readonly Observation[],
): readonly string[] {
  const { findings } = judge({
    profile,
    plan,
    observations,
    conflicts: [],
    probes: tools.forJudge,
    reference,
    attestations: [],
    baseline: null,
    interrupted: false,
    failOn: 'minor',
    now: context.now(),
  });
  return findings
    .filter((each) => each.kind !== 'answers' && (each.outcome === 'fail' || each.outcome === 'unknown'))
    .map((each) => ruleKey(each.id.check, each.id.rule));
}

function seenComponent(
  { context, survey }: LookInput,
  { tools, reference }: Means,
  component: Component,
  observations: readonly Observation[],
  profile: Profile,
): SeenComponent {
  const probe = tools.forJudge.get(component.probe);
  const own = observations.filter((each) => each.task.check === component.name);
  const texts = allTexts(context.language, tools.probes.values());
  const nodes = component.targets.length > survey.environments.length;
  const placeOf = ({ task }: Observation): string =>
    task.node !== null && nodes ? `${task.environment}/${task.node}` : task.environment;
  const silent = own.flatMap((each) => {
    if (each.failure === null) return [];
    const { cause, params } = each.failure;
    const said = say(texts, { code: `cause.${cause}`, params }, context.language);
    return [phrase(context.language, 'init.no-answer', { place: placeOf(each), cause: said })];
  });
  const derive = { now: context.now(), timeZone: profile.timeZone, reference };
  const seen = own.flatMap((each) => {
    if (each.failure !== null || probe === undefined) return [];
    const { root } = wholeFacts(each, probe, derive);
    return root.kind === 'seen' ? [{ place: placeOf(each), facts: root.value }] : [];
  });
  const suggestions = tools.probes.get(component.probe)?.suggestions ?? [];
  return { component, suggestions, schema: probe?.entry.facts ?? {}, seen, silent };
}

function profileText(context: Context, survey: Survey, about: ProfileText['about']): ProfileText {
  const { language } = context;
  const date = new Date(context.now()).toISOString().slice(0, 10);
  const environments = joinList(survey.environments, language);
  return {
    language,
    head: phrase(language, 'init.head', { name: survey.name, date, environments }),
    seen: phrase(language, 'init.seen'),
    about,
  };
}

/** Reads what we wrote. A mistake in it comes from what was told: a port that is none, a name that no file may have. */
function read({ context, survey, site }: LookInput, tools: Toolbox, text: string): Profile {
  const encode = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });
  const outcome = readProfile({
    profile: encode(`${survey.name}.yaml`, text),
    site: encode(`${survey.name}-site.yaml`, site),
    open: () => ({ problem: 'missing' }),
    ...readWith(context, tools),
  });
  if (outcome.ok) return outcome.profile;
  throw new UsageError(showMistakes(outcome, context.language).trimEnd());
}
