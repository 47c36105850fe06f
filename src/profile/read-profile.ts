import type { Check, Profile } from '../model/profile.ts';
import { bindCheck, checkFrom, placesOf, type SettledEnvironment } from './checks/bind-checks.ts';
import { knownChecks, type KnownChecks } from './checks/known-checks.ts';
import { checkNeeds } from './checks/needs.ts';
import { readChecks, type CheckContext } from './checks/read-checks.ts';
import { uniqueChecks } from './checks/unique-names.ts';
import { conditionsIn } from './draft/conditions.ts';
import { declaredParameters, isOfStandIn, standInValues, type Draft } from './draft/draft.ts';
import { namedEnvironments, otherEnvironments } from './draft/named-environments.ts';
import { readFiles, readSiteFile, type OpenFile, type ReadFile, type SourceFile } from './files.ts';
import type { KnownProbe } from './known-probe.ts';
import { gather, type ProfileParts } from './profile-parts.ts';
import { readRelations } from './relations.ts';
import { readText, readWord } from './shape/scalars.ts';
import { createSink, type Sink } from './shape/sink.ts';
import { readTimeZone } from './shape/time.ts';
import { applyNotApplicable } from './site/not-applicable.ts';
import { applyOverrides } from './site/overrides.ts';
import { readDocument } from './site/document.ts';
import type { DatabaseProduct } from '../model/reference.ts';
import { plainEnvironment, readEnvironments, withGate, type WrittenEnvironment } from './site/environments.ts';
import { readGates } from './site/gates.ts';
import { readActions } from './site/actions.ts';
import { readWaivers } from './site/waivers.ts';
import { mergeMistakes, type Mistake } from './text/mistake.ts';
import { withoutSecrets } from './without-secrets.ts';
import { readParameters, settleParameters, type Parameter } from './values/parameters.ts';
import { reportUnused } from './values/unused.ts';

/** What a profile is read from. */
export interface ReadInput {
  readonly profile: SourceFile;
  readonly site: SourceFile | null;
  /** Opens an included file; the caller keeps it within the profile’s folder. */
  readonly open: OpenFile;
  readonly probes: readonly KnownProbe[];
  /** Database products that are known; by default none, so that a version may be written as any of them does. */
  readonly products?: readonly DatabaseProduct[];
  /** SHA-256 of some bytes, hexadecimal. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** IANA name, where the site file says none. */
  readonly defaultTimeZone: string;
  /**
   * Where there is neither site file nor environment: read all the same, with values that stand in for those nobody
   * gave, for a paper about the profile. Such a profile is never planned or run.
   */
  readonly draft?: boolean;
}

/** A profile, or everything that is wrong with it. `line` gives the text of a line, null where it holds a password. */
export type ReadOutcome =
  | {
      readonly ok: true;
      readonly profile: Profile;
      /** Set where values stand in for those that nobody gave. */
      readonly draft: Draft | null;
    }
  | {
      readonly ok: false;
      readonly mistakes: readonly Mistake[];
      readonly line: (file: string, line: number) => string | null;
    };

/**
 * Reads a profile and a site file into one value with everything settled for each environment and node. Nothing is
 * contacted. All mistakes are found at once, sorted by place.
 */
export function readProfile(input: ReadInput): ReadOutcome {
  const sink = createSink();
  const profile = readFiles(input.profile, input.open, sink);
  const site = input.site === null ? null : readSiteFile(input.site);
  const files = [...profile.files, ...(site?.files ?? [])];
  const parts = gather(profile.files, site?.files ?? [], sink);
  const isDraft = input.draft === true && input.site === null && parts.one('environments') === undefined;
  const { profile: read, draft } = readParts(parts, input, isDraft, files, sink);
  // A profile that has parameters says nothing without the values of an environment: that is one mistake, not many.
  const lacksSite =
    parts.isComplete &&
    parts.one('environments') === undefined &&
    sink.mistakes.some(({ code }) => code === 'parameter-missing');
  const isComplete = profile.isComplete && parts.isComplete && !lacksSite;
  const byName = new Map(files.map((file) => [file.name, file]));
  const line = (file: string, number: number): string | null => byName.get(file)?.lines(number) ?? null;
  const found =
    draft === null
      ? sink.mistakes
      : sink.mistakes.filter((each) => !isOfStandIn(each, line(each.file, each.line) ?? '', draft));
  const meaning = isComplete ? found : found.filter(({ code }) => !isEcho(code));
  const siteMissing: Mistake = { code: 'site-missing', file: input.profile.name, line: 1, column: 1, params: {} };
  const written = [...profile.mistakes, ...(site?.mistakes ?? []), ...(lacksSite ? [siteMissing] : [])];
  const mistakes = mergeMistakes(written, meaning);
  if (mistakes.length === 0) return { ok: true, profile: read, draft };
  return { ok: false, mistakes, line: withoutSecrets(line, sink.mistakes) };
}

/** Mistakes that say that something is nowhere: they mean nothing while a file or a part of one is missing. */
function isEcho(code: string): boolean {
  const about =
    /^unknown-(?:variable|parameter|when|environment|place|check|node|vantage|expectation|finding-rule)(?:-likely)?$/;
  return (
    about.test(code) || ['unused-parameter', 'parameter-missing', 'no-checks', 'not-in-environment'].includes(code)
  );
}

function readParts(
  parts: ProfileParts,
  input: ReadInput,
  isDraft: boolean,
  files: readonly ReadFile[],
  sink: Sink,
): { readonly profile: Profile; readonly draft: Draft | null } {
  const title = readText(parts.one('title')?.value, 'title', sink);
  const written = environmentsOf(parts, input, isDraft, sink);
  const environments = written.map((each) => each.environment);
  const names = environments.map((each) => each.name);
  const parameters = uniqueParameters(parts, sink);
  const settled = written.map((each) =>
    isDraft
      ? { environment: each.environment, scope: { values: standInValues(parameters) } }
      : settle(each, parameters, sink),
  );
  const context: CheckContext = {
    probes: new Map(input.probes.map((probe) => [probe.kind, probe])),
    products: input.products ?? [],
    environments: names,
    parameters: new Map(parameters.map((each) => [each.name, each.type])),
    isDraft,
    sink,
  };
  const { bound, known } = bindChecks(parts, input, settled, context);
  const related = readRelations(parts.all('relations'), { ...context, checks: known, settled });
  reportUnused(parameters, [...parts.all('checks'), ...parts.all('relations')], sink);
  const byId = new Map(related.relations.map((each) => [each.id, each]));
  const judged = { checks: known, relations: byId, brokenRelations: related.broken, environments: names };
  const profile: Profile = {
    name: nameOf(parts, input, sink),
    title,
    files: files.map((file) => ({ name: file.name, sha256: input.sha256(file.bytes) })),
    environments,
    gates: readGates(parts.one('gates')?.value, sink),
    timeZone: readTimeZone(parts.one('timeZone')?.value, sink) ?? input.defaultTimeZone,
    checks: adapt(bound, known, parts, context),
    relations: related.relations,
    waivers: readWaivers(parts.one('waivers')?.value, judged, sink),
    actions: readActions(parts.one('actions')?.value, judged, sink),
    document: readDocument(parts.one('document')?.value, sink),
  };
  const asked = [...parts.all('checks'), ...parts.all('relations')];
  const draft = { parameters: declaredParameters(parameters), conditions: conditionsIn(asked) };
  return { profile, draft: isDraft ? draft : null };
}

function environmentsOf(
  parts: ProfileParts,
  input: ReadInput,
  isDraft: boolean,
  sink: Sink,
): readonly WrittenEnvironment[] {
  const entry = parts.one('environments');
  if (entry !== undefined) return readEnvironments(entry.value, sink);
  // The simplest use: one file, one environment that needs no name.
  const at = { file: input.profile.name, line: 1, column: 1 };
  const named = isDraft ? namedEnvironments([...parts.all('checks'), ...parts.all('relations')]) : [];
  return withGate(
    [otherEnvironments, ...named].map((name) => plainEnvironment(name, at)),
    sink,
  );
}

function uniqueParameters(parts: ProfileParts, sink: Sink): readonly Parameter[] {
  const byName = new Map<string, Parameter>();
  for (const parameter of parts.all('parameters').flatMap((node) => readParameters(node, sink))) {
    const before = byName.get(parameter.name);
    if (before === undefined) byName.set(parameter.name, parameter);
    else {
      const params = { name: parameter.name, file: before.at.file, first: before.at.line };
      sink.report('name-twice', parameter.at, params);
    }
  }
  return [...byName.values()];
}

function settle(written: WrittenEnvironment, parameters: readonly Parameter[], sink: Sink): SettledEnvironment {
  const { environment, at, isBroken } = written;
  const values = settleParameters(parameters, written.with, { name: environment.name, at, isBroken }, sink);
  return { environment, scope: { values } };
}

function bindChecks(
  parts: ProfileParts,
  input: ReadInput,
  settled: readonly SettledEnvironment[],
  context: CheckContext,
): { readonly bound: readonly Check[]; readonly known: KnownChecks } {
  const { sink } = context;
  const written = parts.all('checks');
  if (written.length === 0) sink.report('no-checks', { file: input.profile.name, line: 1, column: 1 });
  const read = uniqueChecks(
    written.map((node) => readChecks(node, context)),
    sink,
  );
  const broken = new Set(read.broken.flatMap((each) => [each.name, ...each.formerly]));
  checkNeeds(read.checks, broken, sink);
  const places = placesOf(settled);
  const bound = read.checks.map((check) => {
    // machines and zones come with the site file
    const isPlaced = context.isDraft === true || checkFrom(check, places, sink);
    const each = bindCheck(check, settled, context);
    return { ...each, isWhole: each.isWhole && isPlaced };
  });
  return { bound: bound.map((each) => each.check), known: knownChecks(bound, broken) };
}

function adapt(
  checks: readonly Check[],
  known: KnownChecks,
  parts: ProfileParts,
  context: CheckContext,
): readonly Check[] {
  const notApplicable = parts.one('not-applicable')?.value;
  const applicable = applyNotApplicable(notApplicable, checks, known, context.environments, context.sink);
  return applyOverrides(parts.one('override')?.value, applicable, known, context);
}

/** The profile’s name: as it says, else its file’s. */
function nameOf(parts: ProfileParts, input: ReadInput, sink: Sink): string {
  const written = readWord(parts.one('name')?.value, 'name', sink);
  return written ?? (input.profile.name.split(/[\\/]/).at(-1) ?? input.profile.name).replace(/\.ya?ml$/i, '');
}
