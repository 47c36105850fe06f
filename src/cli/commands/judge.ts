import { assess } from '../../assess/assess.ts';
import { runInfo } from '../../assess/run-info.ts';
import { mergeEvidence, type MergedEvidence } from '../../evidence/merge-evidence.ts';
import type { EvidenceNote } from '../../judge/judge-input.ts';
import { readInstant } from '../../judge/matchers/instant.ts';
import { taskKey } from '../../model/identity.ts';
import type { Selection } from '../../model/plan.ts';
import { visible } from '../../model/visible.ts';
import { attestationsFor } from '../attestations.ts';
import { baselineOf } from '../baseline.ts';
import { conflictNotes } from '../conflict-notes.ts';
import { UsageError, type Context } from '../context.ts';
import { exitCodeOf, exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { toolInfo } from '../live-run.ts';
import { masking } from '../masking.ts';
import { phrase } from '../phrase.ts';
import { prepare } from '../prepare.ts';
import { previousRound } from '../previous-round.ts';
import { readParts, type SavedPart } from '../read-parts.ts';
import { referenceFor } from '../reference.ts';
import { planFor, selectionOf } from '../selection.ts';
import { formatsOf, writeReports } from '../write-reports.ts';

/** `plumbline judge`: the findings that the live run would have given, from saved evidence. */
export async function judgeCommand(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const formats = formatsOf(context, flags);
  const reference = referenceFor(context, flags);
  const parts = readParts(context, flags.evidence ?? []);
  const [first] = parts;
  if (first === undefined) throw new UsageError(phrase(context.language, 'cli.no-evidence'));
  const prepared = await prepare(context, words, {
    defaultTimeZone: first.provenance.profile.timeZone,
    everyProbe: true,
  });
  if (prepared === null) return exitCodes.usage;
  const { profile, tools } = prepared;
  const mask = masking(context, flags, profile);
  const plan = planFor(context, profile, tools, selectionFor(flags, parts));
  const merged = mergeEvidence(parts);
  warnOfStrangers(context, merged, profile.name, parts);
  const conflicts = conflictNotes(merged, parts, tools);
  warnOfConflicts(context, conflicts);
  const endedAt =
    parts
      .map((part) => part.endedAt)
      .sort()
      .at(-1) ?? first.endedAt;
  const startedAt = parts.map((part) => part.provenance.startedAt).sort()[0] ?? first.provenance.startedAt;
  const interrupted = parts.some((part) => part.interrupted);
  const { version: toolVersion, ...tool } = toolInfo();
  const result = assess({
    toolbox: tools,
    profile,
    plan,
    observations: merged.observations,
    conflicts,
    baseline: baselineOf(context, flags),
    attestations: attestationsFor(context, words, flags),
    earlier: previousRound(context, flags, profile),
    reference,
    failOn: flags.failOn ?? 'major',
    judgedAs: momentOf(context, flags.asOf ?? 'now', endedAt, profile.timeZone),
    run: runInfo(merged.observations, {
      id: parts.map((part) => part.provenance.runId).join('+'),
      startedAt,
      endedAt,
      interrupted,
    }),
    provenance: {
      tool: tool.name,
      toolVersion,
      node: tool.node,
      platform: tool.platform,
      judgedAt: new Date(context.now()).toISOString(),
      command: 'judge',
      sources: parts.map((part) => part.source),
      sealed: false,
    },
  });
  await writeReports(context, flags, tools, mask(result), formats);
  return exitCodeOf(result);
}

/** Evidence of a narrowed run is judged as narrowed; several parts together are judged as what they all cover. */
function selectionFor(flags: Flags, parts: readonly SavedPart[]): Selection {
  const said = selectionOf(flags);
  const [only, second] = parts;
  const asked = Object.values(said).some((each) => each !== null);
  return asked || only === undefined || second !== undefined ? said : only.provenance.selection;
}

/** A date alone is the beginning of that day in the profile’s time zone. */
function momentOf(context: Context, asOf: string, endedAt: string, timeZone: string): number {
  if (asOf === 'now') return context.now();
  if (asOf === 'run') return Date.parse(endedAt);
  const moment = readInstant(asOf, timeZone);
  if (moment !== null) return moment.from;
  throw new UsageError(phrase(context.language, 'cli.as-of', { written: asOf }));
}

/** Most conflicts that are said one by one; all of them stand in the result. */
const mostConflicts = 20;

function warnOfConflicts(context: Context, notes: readonly EvidenceNote[]): void {
  for (const { task, note } of notes.slice(0, mostConflicts)) {
    context.err(`${visible(taskKey(task))}: ${phrase(context.language, note.code, note.params)}\n`);
  }
  const count = notes.length - mostConflicts;
  if (count > 0) context.err(`${phrase(context.language, 'cli.conflicts-more', { count })}\n`);
}

function warnOfStrangers(context: Context, merged: MergedEvidence, profile: string, parts: readonly SavedPart[]): void {
  for (const part of parts) {
    const seen = part.provenance.profile.name;
    if (seen === profile) continue;
    context.err(`${phrase(context.language, 'cli.evidence-of-other', { path: part.name, seen, profile })}\n`);
  }
  for (const { name } of merged.strangers.filter((each) => each.sameName)) {
    context.err(`${phrase(context.language, 'cli.evidence-of-other-files', { path: name })}\n`);
  }
}
