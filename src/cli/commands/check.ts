import { join, resolve } from 'node:path';
import { assess } from '../../assess/assess.ts';
import { runInfo } from '../../assess/run-info.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { Attestation, Observation } from '../../model/observation.ts';
import { approvedLines } from '../approval.ts';
import { attestationsFor } from '../attestations.ts';
import { baselineOf } from '../baseline.ts';
import { UsageError, type Context } from '../context.ts';
import { exitCodeOf, exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { removeJournal } from '../journal-file.ts';
import { liveRun, toolInfo } from '../live-run.ts';
import { masking } from '../masking.ts';
import { phrase } from '../phrase.ts';
import { prepare, type Prepared } from '../prepare.ts';
import { previousRound } from '../previous-round.ts';
import { referenceFor } from '../reference.ts';
import { saveEvidence } from '../save-evidence.ts';
import { planFor, selectionOf } from '../selection.ts';
import { untilReady } from '../until-ready.ts';
import { formatsOf, outFolder, reportPaths, writeReports } from '../write-reports.ts';

/** `plumbline check`: observe, judge, report. */
export async function check(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const prepared = await prepare(context, words, {
    everyProbe: flags.baseline !== undefined || flags.previous !== undefined,
  });
  if (prepared === null) return exitCodes.usage;
  const attestations = attestationsFor(context, words, flags);
  return exitCodeOf(await checkPrepared(context, prepared, flags, null, attestations));
}

/**
 * A check of a profile that was read, up to the written report.
 *
 * @param interrupt stops the run; null: Ctrl-C does
 * @param attestations what people state
 */
export async function checkPrepared(
  context: Context,
  { profile, tools }: Prepared,
  flags: Flags,
  interrupt: AbortSignal | null = null,
  attestations: readonly Attestation[] = [],
): Promise<RunResult> {
  const formats = formatsOf(context, flags);
  const reference = referenceFor(context, flags);
  const plan = planFor(context, profile, tools, selectionOf(flags));
  const approved = approvedLines(context, flags, plan);
  const baseline = baselineOf(context, flags);
  const earlier = previousRound(context, flags, profile);
  const mask = masking(context, flags, profile);
  const evidencePath = evidencePathOf(context, flags);
  const journal = { path: join(outFolder(context, flags), 'journal.ndjson'), required: flags.out !== '-' };
  const outputs = [...(evidencePath === null ? [] : [evidencePath]), ...reportPaths(context, flags, formats)];
  const judged = (observations: readonly Observation[], run: RunEnds): RunResult =>
    assess({
      toolbox: tools,
      profile,
      plan,
      observations,
      conflicts: [],
      baseline,
      attestations,
      earlier,
      reference,
      failOn: flags.failOn ?? 'major',
      judgedAs: Date.parse(run.endedAt),
      run: runInfo(observations, run),
      provenance: provenanceOf(context),
    });
  const soFar = (observations: readonly Observation[]): RunResult => {
    const now = new Date(context.now()).toISOString();
    return judged(observations, { id: '', startedAt: now, endedAt: now, interrupted: false });
  };
  const again = flags.untilReady === undefined ? null : untilReady(flags.untilReady, plan, soFar);
  const live = await liveRun({
    context,
    flags,
    profile,
    tools,
    plan,
    reference,
    approved,
    journal,
    outputs,
    again,
    interrupt,
  });
  const { provenance, outcome } = live;
  const { observations, interrupted, endedAt } = outcome;
  if (evidencePath !== null) saveEvidence(context, evidencePath, live, { profile, tools });
  const { runId: id, startedAt } = provenance;
  const result = judged(observations, { id, startedAt, endedAt, interrupted });
  await writeReports(context, flags, tools, mask(result), formats);
  // The report holds all that the journal held; after a crash the journal is what is left.
  removeJournal(journal.path, provenance.runId);
  return result;
}

/** When a run was. */
type RunEnds = Parameters<typeof runInfo>[1];

function provenanceOf(context: Context): RunResult['provenance'] {
  const { name: tool, version: toolVersion, node, platform } = toolInfo();
  const judgedAt = new Date(context.now()).toISOString();
  return { tool, toolVersion, node, platform, judgedAt, command: 'check', sources: ['live'], sealed: false };
}

function evidencePathOf(context: Context, flags: Flags): string | null {
  const [name, second] = flags.evidence ?? [];
  if (name === undefined) return null;
  if (second !== undefined) throw new UsageError(phrase(context.language, 'cli.one-evidence'));
  return resolve(context.cwd, name);
}
