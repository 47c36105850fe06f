import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { writeEvidence } from '../../evidence/write-evidence.ts';
import { approvedLines } from '../approval.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { liveRun } from '../live-run.ts';
import { phrase } from '../phrase.ts';
import { localTimeZone, prepare } from '../prepare.ts';
import { planFor, selectionOf } from '../selection.ts';

/** `plumbline observe`: look and save the evidence, without a verdict. Interrupted, what was seen is saved all the same. */
export async function observe(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const prepared = prepare(context, words, { defaultTimeZone: localTimeZone() });
  if (prepared === null) return exitCodes.usage;
  const { profile, tools } = prepared;
  const plan = planFor(context, profile, tools, selectionOf(flags));
  const approved = approvedLines(context, flags, plan);
  const path = resolve(context.cwd, flags.out ?? 'evidence.zip');
  const journalPath = `${path}.journal.ndjson`;
  const { provenance, outcome } = await liveRun({ context, flags, profile, tools, plan, approved, journalPath });
  const { observations, interrupted, endedAt } = outcome;
  const bytes = writeEvidence({ provenance, endedAt, interrupted, observations, catalogue: tools.catalogue });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  rmSync(journalPath, { force: true });
  const answered = observations.filter((each) => each.failure === null).length;
  const params = { path, answered, total: plan.tasks.length };
  context.err(`${phrase(context.language, 'cli.evidence-written', params)}\n`);
  return interrupted ? exitCodes.inconclusive : exitCodes.ready;
}
