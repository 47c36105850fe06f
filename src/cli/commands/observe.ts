import { resolve } from 'node:path';
import { approvedLines } from '../approval.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { removeJournal } from '../journal-file.ts';
import { liveRun } from '../live-run.ts';
import { phrase } from '../phrase.ts';
import { prepare } from '../prepare.ts';
import { referenceFor } from '../reference.ts';
import { saveEvidence } from '../save-evidence.ts';
import { planFor, selectionOf } from '../selection.ts';

/** `plumbline observe`: look and save the evidence, without a verdict. Interrupted, what was seen is saved all the same. */
export async function observe(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const prepared = await prepare(context, words);
  if (prepared === null) return exitCodes.usage;
  const { profile, tools } = prepared;
  const plan = planFor(context, profile, tools, selectionOf(flags));
  const approved = approvedLines(context, flags, plan);
  const path = resolve(context.cwd, flags.out ?? 'evidence.zip');
  const journal = { path: `${path}.journal.ndjson`, required: true };
  const live = await liveRun({
    context,
    flags,
    profile,
    tools,
    plan,
    reference: referenceFor(context, flags),
    approved,
    journal,
    outputs: [path],
    again: null,
    interrupt: null,
  });
  saveEvidence(context, path, live, prepared);
  removeJournal(journal.path, live.provenance.runId);
  const { observations, interrupted } = live.outcome;
  const answered = observations.filter((each) => each.failure === null).length;
  const params = { path, answered, total: plan.tasks.length };
  context.err(`${phrase(context.language, 'cli.evidence-written', params)}\n`);
  return interrupted ? exitCodes.inconclusive : exitCodes.ready;
}
