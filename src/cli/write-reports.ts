import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reportFormats } from '../../reports/registry.ts';
import type { ReportContext, ReportFormat } from '../../reports/report-format.ts';
import { writeTerminal } from '../../reports/terminal/write-terminal.ts';
import type { Toolbox } from '../assess/toolbox.ts';
import type { RunResult } from '../model/run-result.ts';
import { allTexts } from './all-texts.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';

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

/** Writes every format and prints the summary. A report that stands there already is replaced only by a whole one. */
export function writeReports(
  context: Context,
  flags: Flags,
  tools: Toolbox,
  result: RunResult,
  formats: readonly ReportFormat[],
): void {
  const reportContext: ReportContext = {
    language: context.language,
    texts: allTexts(context.language, tools.probes.values()),
    timeZone: result.profile.timeZone,
    catalogue: tools.catalogue,
  };
  context.err(
    writeTerminal(result, reportContext, { colour: context.colour, width: context.width, ascii: context.ascii }),
  );
  const folder = outFolder(context, flags);
  if (flags.out !== '-') mkdirSync(folder, { recursive: true });
  for (const format of formats) {
    const text = format.write(result, reportContext);
    if (flags.out === '-') context.out(text);
    else
      context.err(
        `${phrase(context.language, 'cli.written', { path: writeWhole(join(folder, format.file), text) })}\n`,
      );
  }
}

/** Writes beside and renames, so that a reader never meets half a file. */
function writeWhole(path: string, text: string): string {
  const beside = `${path}.new`;
  writeFileSync(beside, text);
  renameSync(beside, path);
  return path;
}
