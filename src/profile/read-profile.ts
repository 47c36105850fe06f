import type { Check, Profile, Relation } from '../model/profile.ts';
import { bindCheck, checkFrom, type SettledEnvironment } from './checks/bind-checks.ts';
import { checkNeeds } from './checks/needs.ts';
import { readChecks, type CheckContext } from './checks/read-checks.ts';
import { uniqueChecks } from './checks/unique-names.ts';
import type { WrittenCheck } from './checks/written-check.ts';
import { readFiles, type OpenFile, type ReadFile, type SourceFile } from './files.ts';
import type { KnownProbe } from './known-probe.ts';
import { gather, type ProfileParts } from './profile-parts.ts';
import { readRelations } from './relations.ts';
import { readText, readWord } from './shape/scalars.ts';
import { createSink, type Sink } from './shape/sink.ts';
import { readTimeZone } from './shape/time.ts';
import { applyNotApplicable, applyOverrides } from './site/adaptations.ts';
import { readDocument } from './site/document.ts';
import { plainEnvironment, readEnvironments, withGate, type WrittenEnvironment } from './site/environments.ts';
import { readGates } from './site/gates.ts';
import { readWaivers } from './site/waivers.ts';
import { mergeMistakes, type Mistake } from './text/mistake.ts';
import { readParameters, settleParameters, type Parameter } from './values/parameters.ts';

/** What a profile is read from. */
export interface ReadInput {
  readonly profile: SourceFile;
  readonly site: SourceFile | null;
  /** Opens an included file; the caller keeps it within the profile’s folder. */
  readonly open: OpenFile;
  readonly probes: readonly KnownProbe[];
  /** SHA-256 of some bytes, hexadecimal. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** IANA name, where the site file says none. */
  readonly defaultTimeZone: string;
}

/** A profile, or everything that is wrong with it. `line` gives the text of a line of one of its files. */
export type ReadOutcome =
  | { readonly ok: true; readonly profile: Profile }
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
  const site = input.site === null ? { files: [], mistakes: [] } : readFiles(input.site, noIncludes, sink);
  const files = [...profile.files, ...site.files];
  const parts = gather(profile.files, site.files, sink);
  const read = readParts(parts, input, files, sink);
  const mistakes = mergeMistakes([...profile.mistakes, ...site.mistakes], sink.mistakes);
  if (mistakes.length === 0) return { ok: true, profile: read };
  const byName = new Map(files.map((file) => [file.name, file]));
  return { ok: false, mistakes, line: (file, line) => byName.get(file)?.lines(line) ?? null };
}

/** A site file is one file: it is the customer’s, and is sent around. */
const noIncludes: OpenFile = () => ({ problem: 'outside' });

function readParts(parts: ProfileParts, input: ReadInput, files: readonly ReadFile[], sink: Sink): Profile {
  const written = environmentsOf(parts, input, sink);
  const environments = written.map((each) => each.environment);
  const parameters = uniqueParameters(parts, sink);
  const used = new Set<string>();
  const settled = written.map((each) => settle(each, parameters, used, sink));
  const context: CheckContext = {
    probes: new Map(input.probes.map((probe) => [probe.kind, probe])),
    environments: environments.map((each) => each.name),
    parameters: new Map(parameters.map((each) => [each.name, each.type])),
    sink,
  };
  const checks = adapt(bindChecks(parts, settled, context), parts, context);
  const byName = new Map(checks.map((check) => [check.name, check]));
  const relations = uniqueRelations(
    parts.all('relations').flatMap((node) => readRelations(node, byName, settled, context)),
    byName,
    sink,
  );
  for (const parameter of parameters) {
    if (!used.has(parameter.name)) sink.report('unused-parameter', parameter.at, { name: parameter.name });
  }
  const known = { checks, relations, environments };
  return {
    name: nameOf(parts, input, sink),
    title: readText(parts.one('title')?.value, 'title', sink),
    files: files.map((file) => ({ name: file.name, sha256: input.sha256(file.bytes) })),
    environments,
    gates: readGates(parts.one('gates')?.value, sink),
    timeZone: readTimeZone(parts.one('timeZone')?.value, sink) ?? input.defaultTimeZone,
    checks,
    relations,
    waivers: readWaivers(parts.one('waivers')?.value, known, sink),
    document: readDocument(parts.one('document')?.value, sink),
  };
}

function environmentsOf(parts: ProfileParts, input: ReadInput, sink: Sink): readonly WrittenEnvironment[] {
  const entry = parts.one('environments');
  if (entry !== undefined) return readEnvironments(entry.value, sink);
  // The simplest use: one file, one environment that needs no name.
  return withGate([plainEnvironment('default', { file: input.profile.name, line: 1, column: 1 })], sink);
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

function settle(
  written: WrittenEnvironment,
  parameters: readonly Parameter[],
  used: Set<string>,
  sink: Sink,
): SettledEnvironment {
  const { environment, at } = written;
  const values = settleParameters(parameters, written.with, { name: environment.name, at }, sink);
  return { environment, scope: { values, used: (name) => used.add(name) } };
}

function bindChecks(
  parts: ProfileParts,
  settled: readonly SettledEnvironment[],
  context: CheckContext,
): readonly Check[] {
  const written: readonly WrittenCheck[] = uniqueChecks(
    parts.all('checks').flatMap((node) => readChecks(node, context)),
    context.sink,
  );
  if (parts.all('checks').length === 0) {
    context.sink.report('no-checks', { ...(parts.one('name')?.keyAt ?? startOf(parts)) });
  }
  checkNeeds(written, context.sink);
  return written.map((check) => {
    checkFrom(check, settled, context.sink);
    return bindCheck(check, settled, context);
  });
}

function startOf(parts: ProfileParts): Mistake {
  const at = parts.one('plumbline')?.keyAt ?? { file: '', line: 1, column: 1 };
  return { ...at, code: '', params: {} };
}

function adapt(checks: readonly Check[], parts: ProfileParts, context: CheckContext): readonly Check[] {
  const applicable = applyNotApplicable(parts.one('not-applicable')?.value, checks, context.environments, context.sink);
  return applyOverrides(parts.one('override')?.value, applicable, context);
}

function uniqueRelations(
  relations: readonly Relation[],
  checks: ReadonlyMap<string, Check>,
  sink: Sink,
): readonly Relation[] {
  const byId = new Map<string, Relation>();
  for (const relation of relations) {
    const before = byId.get(relation.id) ?? checks.get(relation.id);
    if (before === undefined) byId.set(relation.id, relation);
    else sink.report('name-twice', relation.at, { name: relation.id, file: before.at.file, first: before.at.line });
  }
  return [...byId.values()];
}

/** The profile’s name: as it says, else its file’s. */
function nameOf(parts: ProfileParts, input: ReadInput, sink: Sink): string {
  const written = readWord(parts.one('name')?.value, 'name', sink);
  return written ?? (input.profile.name.split(/[\\/]/).at(-1) ?? input.profile.name).replace(/\.ya?ml$/i, '');
}
