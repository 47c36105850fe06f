import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readResult } from '../../reports/json/read-result.ts';
import { reportTexts } from '../../reports/report-texts.ts';
import type { RunResult } from '../model/run-result.ts';
import { say } from '../model/say.ts';
import { UsageError, type Context } from './context.ts';
import { phrase } from './phrase.ts';

/** A saved result (report.json). Throws UsageError that says what is wrong with it. */
export function readSaved(context: Context, path: string): RunResult {
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
