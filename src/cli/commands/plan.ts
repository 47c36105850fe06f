import { visible } from '../../model/visible.ts';
import type { Plan, TouchLine } from '../../model/plan.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { phrase } from '../phrase.ts';
import { toolInfo } from '../live-run.ts';
import { accessInput } from '../paper-inputs.ts';
import { prepare, type Prepared } from '../prepare.ts';
import { reportContext } from '../report-context.ts';
import { planFor, selectionOf } from '../selection.ts';
import { touchDigest } from '../touch-digest.ts';
import { mustTakePaper, paperFormats, putPaper, renderPaper } from '../write-paper.ts';

/** `plumbline plan`: everything a run would touch, for approval. Nothing is contacted. */
export async function printPlan(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const format = flags.format ?? 'text';
  mustTakePaper(context, flags, format);
  const prepared = await prepare(context, words);
  if (prepared === null) return exitCodes.usage;
  const plan = planFor(context, prepared.profile, prepared.tools, selectionOf(flags));
  putPaper(context, flags, await content(context, prepared, plan, format));
  return exitCodes.ready;
}

async function content(context: Context, prepared: Prepared, plan: Plan, format: string): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(plan.touchList, null, 1)}\n`;
  if (format === 'text') return planText(context, plan);
  const { name, version } = toolInfo();
  const input = accessInput(prepared.profile, plan, prepared.tools, {
    madeAt: new Date(context.now()).toISOString(),
    tool: `${name} ${version}`,
  });
  const shown = reportContext(context, prepared.tools, prepared.profile.timeZone);
  const paper = paperFormats.find((each) => each === format);
  if (paper !== undefined) {
    const { accessPaper } = await import('../../../reports/access/access-paper.ts');
    return renderPaper(accessPaper(input, shown), paper);
  }
  const { accessSheets } = await import('../../../reports/access/access-workbook.ts');
  const { writeWorkbook } = await import('../../../reports/xlsx/write-workbook.ts');
  return writeWorkbook(accessSheets(input, shown));
}

function planText(context: Context, plan: Plan): string {
  const { language } = context;
  const { selectedChecks, totalChecks, tasks } = plan;
  const params = { checks: selectedChecks, total: totalChecks, tasks: tasks.length };
  const head = phrase(language, plan.partial ? 'cli.plan-partial' : 'cli.plan-head', params);
  const groups = new Map<string, TouchLine[]>();
  for (const line of plan.touchList.lines) {
    const key = placeOf(context, line);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const sections = [...groups].map(
    ([place, lines]) => `${place}\n${lines.map((line) => lineText(context, line)).join('\n')}`,
  );
  const digest = phrase(language, 'cli.plan-digest', { digest: touchDigest(plan.touchList) });
  const legend = phrase(language, 'cli.plan-legend');
  return `${head}\n\n${sections.join('\n\n')}\n\n${digest}\n\n${legend}\n`;
}

function placeOf(context: Context, line: TouchLine): string {
  const from = line.vantage === null ? '' : ` ${phrase(context.language, 'cli.plan-from', { place: line.vantage })}`;
  return `${visible(line.environment)}${from}`;
}

function lineText(context: Context, line: TouchLine): string {
  const mark = phrase(context.language, line.enforced ? 'cli.plan-enforced' : 'cli.plan-declared');
  const changes = line.sideEffect ? ` ${phrase(context.language, 'cli.plan-changes')}` : '';
  return `  ${mark}  ${String(line.count)}×  ${visible(line.line)}${changes}   [${line.checks.map(visible).join(', ')}]`;
}
