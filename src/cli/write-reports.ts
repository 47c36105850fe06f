import { isAbsolute, join, relative, resolve } from 'node:path';
import { reportFormats } from '../../reports/registry.ts';
import type { ReportContent, ReportContext, ReportFormat } from '../../reports/report-format.ts';
import { writeTerminal } from '../../reports/terminal/write-terminal.ts';
import type { Toolbox } from '../assess/toolbox.ts';
import type { RunResult } from '../model/run-result.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';
import { reportContext } from './report-context.ts';
import { addStepSummary } from './step-summary.ts';
import { inParts, mustBeWritable, writeWhole } from './write-whole.ts';

/** The report formats asked for. Throws UsageError for one that does not exist, before anything is looked at. */
export function formatsOf(context: Context, flags: Flags): readonly ReportFormat[] {
  const names = (flags.format ?? 'html,json').split(/[,，]/).map((name) => name.trim());
  const formats = names.flatMap((name) => {
    const format = reportFormats.find((each) => each.name === name);
    if (format !== undefined) return [format];
    const known = reportFormats.map((each) => each.name).join(', ');
    throw new UsageError(phrase(context.language, 'cli.unknown-format', { name, known }));
  });
  if (flags.out === '-' && formats.length !== 1) throw new UsageError(phrase(context.language, 'cli.one-format'));
  return [...new Set(formats)];
}

/** The folder reports and journal go to; the journal stays beside when a report goes to standard output. */
export function outFolder(context: Context, flags: Flags): string {
  const out = flags.out ?? 'plumbline-report';
  return resolve(context.cwd, out === '-' ? 'plumbline-report' : out);
}

/** The files that reports are written to; none when they go to standard output. */
export function reportPaths(context: Context, flags: Flags, formats: readonly ReportFormat[]): readonly string[] {
  return flags.out === '-' ? [] : formats.map((format) => join(outFolder(context, flags), format.file));
}

/**
 * Writes every format and prints the summary. A report that stands there already is replaced only by a whole one.
 * Throws NoResultError after all that can be written is.
 */
export async function writeReports(
  context: Context,
  flags: Flags,
  tools: Toolbox,
  result: RunResult,
  formats: readonly ReportFormat[],
): Promise<void> {
  const shown = reportContext(context, tools, result.profile.timeZone);
  const { colour, width, ascii } = context;
  context.err(`${writeTerminal(result, shown, { colour, width, ascii })}\n`);
  if (flags.out === '-') {
    for (const format of formats) print(context, await contentOf(context, format, result, shown));
    return;
  }
  for (const path of reportPaths(context, flags, formats)) mustBeWritable(context, path);
  const failures: unknown[] = [];
  for (const format of formats) {
    const path = join(outFolder(context, flags), format.file);
    try {
      writeWhole(context, path, await contentOf(context, format, result, shown));
      context.err(`${phrase(context.language, 'cli.written', { path: shortPath(context, path) })}\n`);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

function print(context: Context, content: ReportContent | Iterable<string>): void {
  for (const part of inParts(content)) context.out(part);
}

/** A report, in pieces where it may be long; that for GitHub also goes to the page of the job. */
async function contentOf(
  context: Context,
  format: ReportFormat,
  result: RunResult,
  shown: ReportContext,
): Promise<ReportContent | Iterable<string>> {
  const pieces = format.pieces?.(result, shown);
  if (pieces !== undefined) return pieces;
  const content = await format.write(result, shown);
  if (format.name === 'github') addStepSummary(context, content);
  return content;
}

/** Relative to the working folder where it lies below it. */
function shortPath(context: Context, path: string): string {
  const short = relative(context.cwd, path);
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}
