import { readResult } from '../../reports/json/read-result.ts';
import { reportTexts } from '../../reports/report-texts.ts';
import type { RunResult } from '../model/run-result.ts';
import { say } from '../model/say.ts';
import { UsageError, type Context } from './context.ts';
import { phrase } from './phrase.ts';
import { readNamedText } from './read-named.ts';

/** A saved result (report.json). Throws UsageError that says what is wrong with it. */
export function readSaved(context: Context, path: string): RunResult {
  const read = readResult(readNamedText(context, path));
  if (read.ok) return read.result;
  const said = read.problems.map((problem) => `  ${say(reportTexts[context.language], problem, context.language)}`);
  throw new UsageError(`${phrase(context.language, 'cli.result-bad', { path })}\n${said.join('\n')}`);
}
