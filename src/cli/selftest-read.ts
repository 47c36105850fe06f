import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { csvCell } from '../../reports/csv/csv-format.ts';
import { textWidth } from '../../reports/terminal/text-width.ts';
import { looksLikeCode } from '../selftest/code/read-symbols.ts';
import type { PageSpec } from '../selftest/page-spec.ts';
import { readPage } from '../selftest/read-page.ts';
import { coded, readResults, type PcReport, type ReadResult, type UnreadResult } from '../selftest/read-results.ts';
import { referenceRows } from '../selftest/reference-rows.ts';
import { mostRows, shareRows } from '../selftest/share-rows.ts';
import { resultJson } from '../selftest/result-json.ts';
import { allColumns, resultRow, shortColumns, type ResultColumn, type ResultRow } from '../selftest/result-rows.ts';
import { verdicts } from '../selftest/verdict.ts';
import { visible } from '../model/visible.ts';
import { UsageError, type Context } from './context.ts';
import { exitCodes } from './exit-code.ts';
import type { Flags } from './flags.ts';
import { phrase, textsOf } from './phrase.ts';
import { readNamedText } from './read-named.ts';
import { mustBeWritable, writeWhole } from './write-whole.ts';

/** Far beyond any list of results; in bytes. */
const largest = 4 * 1024 * 1024;
/** Most results that could not be read of which each is said. */
const mostUnread = 20;

/** `plumbline selftest read`: what the codes and files of many PCs say, as one table. */
export function readSelftest(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const { language } = context;
  for (const path of [flags.out ?? '-', flags.referenceOut ?? '-'])
    if (path !== '-') mustBeWritable(context, resolve(context.cwd, path));
  const pages = (flags.page ?? []).map((path) => pageOf(context, path));
  const results = words.flatMap((word, index) => resultsOf(context, word, index, pages));
  const read = once(results.filter((each) => each.ok));
  const unread = results.filter((each) => !each.ok);
  sayUnread(context, unread);
  // nothing is written over what was read before
  if (read.length === 0) throw new UsageError(phrase(language, 'selftest.none-read'));
  put(context, flags.out ?? '-', written(context, flags.format ?? 'table', read, unread));
  if (flags.referenceOut !== undefined) putReference(context, flags.referenceOut, read);
  const count = (verdict: string): number => read.filter(({ fitness }) => fitness.verdict === verdict).length;
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)]));
  const params = { count: read.length, ...counts, unread: unread.length };
  context.err(`${phrase(language, 'selftest.summary', params)}\n`);
  if (count('unfit') > 0) return Promise.resolve(exitCodes.notReady);
  return Promise.resolve(count('unknown') > 0 || unread.length > 0 ? exitCodes.inconclusive : exitCodes.ready);
}

function pageOf(context: Context, path: string): PageSpec {
  const read = readPage(readNamedText(context, path));
  if (read.ok) return read.spec;
  throw new UsageError(phrase(context.language, read.edited ? 'selftest.page-edited' : 'selftest.page-bad', { path }));
}

/** Of a code, a file, or all files of a folder. */
function resultsOf(context: Context, word: string, index: number, pages: readonly PageSpec[]): readonly ReadResult[] {
  const path = resolve(context.cwd, word);
  if (word.length < 4096 && existsSync(path)) return fromPath(context, path, word, pages);
  if (looksLikeCode(word)) return [coded(word, `#${String(index + 1)}`, pages)];
  throw new UsageError(phrase(context.language, 'selftest.neither', { written: word }));
}

function fromPath(context: Context, path: string, name: string, pages: readonly PageSpec[]): readonly ReadResult[] {
  if (!statSync(path).isDirectory()) return fromFile(context, path, name, pages);
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  // the page itself may lie beside its results, and so do files of the system
  const names = files.map((entry) => entry.name).filter((each) => !/^\.|\.html?$/i.test(each));
  names.sort();
  return names.flatMap((each) => fromFile(context, join(path, each), join(name, each), pages));
}

function fromFile(context: Context, path: string, name: string, pages: readonly PageSpec[]): readonly ReadResult[] {
  const tooLarge = statSync(path).size > largest;
  if (tooLarge) throw new UsageError(phrase(context.language, 'selftest.too-large', { path: name }));
  return readResults(readNamedText(context, path), visible(name), pages);
}

/** A result that came twice, as a code and as a file, is one; the file knows more. */
function once(results: readonly (ReadResult & { readonly ok: true })[]): readonly PcReport[] {
  const byCode = new Map<string, PcReport>();
  for (const { ok: _, ...report } of results) {
    const before = byCode.get(report.code);
    if (before === undefined || before.userAgent === null) byCode.set(report.code, report);
  }
  return [...byCode.values()];
}

function written(context: Context, format: string, read: readonly PcReport[], unread: readonly UnreadResult[]): string {
  const texts = textsOf(context.language);
  if (format === 'json') return `${JSON.stringify(resultJson(read, unread), null, 2)}\n`;
  const rows = read.map((report) => resultRow(report, texts, context.language, format === 'table'));
  const head = (columns: readonly ResultColumn[]): readonly string[] =>
    columns.map((column) => phrase(context.language, `selftest.head-${column}`));
  if (format === 'csv') {
    const lines = [head(allColumns), ...rows.map((row) => allColumns.map((column) => row[column]))];
    return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
  }
  return table(head(shortColumns), rows);
}

/** Columns side by side, each as wide as its widest cell. */
function table(head: readonly string[], rows: readonly ResultRow[]): string {
  const lines = [head, ...rows.map((row) => shortColumns.map((column) => String(row[column])))];
  const widths = head.map((_, index) => Math.max(...lines.map((line) => textWidth(line[index] ?? ''))));
  const shown = lines.map((line) =>
    line
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - textWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
  return `${shown.join('\n')}\n`;
}

function sayUnread(context: Context, unread: readonly UnreadResult[]): void {
  for (const { source, mistake } of unread.slice(0, mostUnread)) {
    const params = 'params' in mistake ? mistake.params : {};
    const why = phrase(context.language, `selftest.why-${mistake.problem}`, params);
    context.err(`${phrase(context.language, 'selftest.unread', { source, why })}\n`);
  }
}

function putReference(context: Context, path: string, read: readonly PcReport[]): void {
  const browsers = referenceRows(read).slice(0, mostRows);
  const shares = shareRows(read);
  const date = new Date(context.now()).toISOString().slice(0, 10);
  const source = `plumbline selftest, ${String(read.length)} results`;
  const content = { format: 'plumbline-reference', version: 1, date, source, browsers, shares };
  put(context, path, `${JSON.stringify(content, null, 2)}\n`);
  const counted = shares.reduce((all, { count }) => all + count, 0);
  const params = { path, count: browsers.length, counted };
  if (path !== '-') context.err(`${phrase(context.language, 'selftest.reference-written', params)}\n`);
}

function put(context: Context, path: string, content: string): void {
  if (path === '-') context.out(content);
  else writeWhole(context, resolve(context.cwd, path), content);
}
