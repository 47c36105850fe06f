import { requirementsPaper } from '../../../reports/requirements/requirements-paper.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { requirementsInput } from '../paper-inputs.ts';
import { prepareDraft } from '../prepare.ts';
import { reportContext } from '../report-context.ts';
import { mustTakePaper, paperFormats, putPaper, renderPaper } from '../write-paper.ts';

/** `plumbline explain`: what a product needs, to send before anything is installed. Nothing is contacted. */
export async function explain(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const format = paperFormats.find((each) => each === flags.format) ?? 'markdown';
  mustTakePaper(context, flags, format);
  const prepared = await prepareDraft(context, words);
  if (prepared === null) return exitCodes.usage;
  const { profile, draft, tools } = prepared;
  const input = requirementsInput(profile, draft, tools, new Date(context.now()).toISOString());
  const paper = requirementsPaper(input, reportContext(context, tools, profile.timeZone));
  putPaper(context, flags, await renderPaper(paper, format));
  return exitCodes.ready;
}
