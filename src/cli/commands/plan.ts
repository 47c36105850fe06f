import { visible } from '../../model/visible.ts';
import type { Plan, TouchLine } from '../../model/plan.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { phrase } from '../phrase.ts';
import { localTimeZone, prepare } from '../prepare.ts';
import { planFor, selectionOf } from '../selection.ts';

/** `plumbline plan`: everything a run would touch, for approval. Nothing is contacted. */
export async function printPlan(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const prepared = prepare(context, words, { defaultTimeZone: localTimeZone() });
  if (prepared === null) return exitCodes.usage;
  const plan = planFor(context, prepared.profile, prepared.tools, selectionOf(flags));
  if (flags.format === 'json') context.out(`${JSON.stringify(plan.touchList, null, 1)}\n`);
  else context.out(planText(context, plan));
  return Promise.resolve(exitCodes.ready);
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
  const legend = phrase(language, 'cli.plan-legend');
  return `${head}\n\n${sections.join('\n\n')}\n\n${legend}\n`;
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
