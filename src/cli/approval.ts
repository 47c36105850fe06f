import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { touchListSchema, type Plan, type TouchLine, type TouchList } from '../model/plan.ts';
import { visible } from '../model/visible.ts';
import { beyondApproval } from '../plan/touch-list.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';

/**
 * What a run may touch: the approved list where `--approved` names one, else the plan’s own. Throws UsageError, naming
 * each line, where the plan goes beyond what was approved.
 */
export function approvedLines(context: Context, flags: Flags, plan: Plan): readonly TouchLine[] {
  if (flags.approved === undefined) return plan.touchList.lines;
  const approved = readTouchList(context, flags.approved);
  const beyond = beyondApproval(plan.touchList, approved);
  if (beyond.length === 0) return approved.lines;
  const lines = beyond.map((line) => `  ${line.environment}: ${visible(line.line)} (${String(line.count)}×)`);
  const head = phrase(context.language, 'cli.not-approved', { path: flags.approved, count: beyond.length });
  throw new UsageError(`${head}\n${lines.join('\n')}`);
}

function readTouchList(context: Context, path: string): TouchList {
  const parsed = touchListSchema.safeParse(readJson(context, path));
  if (parsed.success) return parsed.data;
  throw new UsageError(phrase(context.language, 'cli.touch-list-bad', { path }));
}

function readJson(context: Context, path: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(context.cwd, path), 'utf8'));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UsageError(phrase(context.language, missing ? 'cli.file-missing' : 'cli.touch-list-bad', { path }));
  }
}
