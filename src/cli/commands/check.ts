import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { assess } from '../../assess/assess.ts';
import { runInfo } from '../../assess/run-info.ts';
import type { RunResult } from '../../model/run-result.ts';
import { referenceData } from '../../reference/reference-data.ts';
import { approvedLines } from '../approval.ts';
import { baselineOf } from '../baseline.ts';
import type { Context } from '../context.ts';
import { exitCodeOf, exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { liveRun, toolInfo } from '../live-run.ts';
import { localTimeZone, prepare, type Prepared } from '../prepare.ts';
import { planFor, selectionOf } from '../selection.ts';
import { formatsOf, outFolder, writeReports } from '../write-reports.ts';

/** `plumbline check`: observe, judge, report. */
export async function check(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const prepared = prepare(context, words, { defaultTimeZone: localTimeZone() });
  if (prepared === null) return exitCodes.usage;
  return exitCodeOf(await checkPrepared(context, prepared, flags));
}

/** A check of a profile that was read, up to the written report. */
export async function checkPrepared(context: Context, { profile, tools }: Prepared, flags: Flags): Promise<RunResult> {
  const formats = formatsOf(context, flags);
  const plan = planFor(context, profile, tools, selectionOf(flags));
  const approved = approvedLines(context, flags, plan);
  const baseline = baselineOf(context, flags);
  const journalPath = join(outFolder(context, flags), 'journal.ndjson');
  const { provenance, outcome } = await liveRun({ context, flags, profile, tools, plan, approved, journalPath });
  const { observations, interrupted, startedAt, endedAt } = outcome;
  const { version: toolVersion, ...tool } = toolInfo();
  const result = assess({
    toolbox: tools,
    profile,
    plan,
    observations,
    conflicts: [],
    baseline,
    reference: referenceData,
    failOn: flags.failOn ?? 'major',
    judgedAs: Date.parse(endedAt),
    run: runInfo(observations, { id: provenance.runId, startedAt, endedAt, interrupted }),
    provenance: {
      tool: tool.name,
      toolVersion,
      node: tool.node,
      platform: tool.platform,
      judgedAt: new Date(context.now()).toISOString(),
      command: 'check',
      sources: ['live'],
      sealed: false,
    },
  });
  writeReports(context, flags, tools, result, formats);
  // The report holds all that the journal held; after a crash the journal is what is left.
  if (!interrupted) rmSync(journalPath, { force: true });
  return result;
}
