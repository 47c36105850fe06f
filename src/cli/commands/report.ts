import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readResult } from '../../../reports/json/read-result.ts';
import { reportTexts } from '../../../reports/report-texts.ts';
import type { RunResult } from '../../model/run-result.ts';
import { say } from '../../model/say.ts';
import { UsageError, type Context } from '../context.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { phrase } from '../phrase.ts';
import { ourTools } from '../prepare.ts';
import { formatsOf, writeReports } from '../write-reports.ts';

/** `plumbline report`: a saved result in other formats or in the other language; nothing is judged again. */
export async function report(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const formats = formatsOf(context, flags);
  const result = readSaved(context, words[0] ?? '');
  await writeReports(context, flags, ourTools(), result, formats);
  return exitCodeOf(result);
}

function readSaved(context: Context, path: string): RunResult {
  const read = readResult(readText(context, path));
  if (read.ok) return read.result;
  const said = read.problems.map((problem) => `  ${say(reportTexts[context.language], problem, context.language)}`);
  throw new UsageError(`${phrase(context.language, 'cli.result-bad', { path })}\n${said.join('\n')}`);
}

function readText(context: Context, path: string): string {
  try {
    return readFileSync(resolve(context.cwd, path), 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UsageError(phrase(context.language, missing ? 'cli.file-missing' : 'cli.file-unreadable', { path }));
  }
}
