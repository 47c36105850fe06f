import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import type { ReportContent } from '../../reports/report-format.ts';
import { NoResultError, type Context } from './context.ts';
import { phrase } from './phrase.ts';

/**
 * Writes beside and renames, so that a reader never meets half a file. Throws NoResultError, and what drawing the content
 * throws: a crash of our own is no trouble with the file.
 */
export function writeWhole(context: Context, path: string, content: ReportContent | Iterable<string>): void {
  const beside = `${path}.new`;
  try {
    writeParts(beside, content);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true, recursive: true });
    throw systemNumber(error) === null ? error : cannotWrite(context, path, error);
  }
}

/** Length of text, in UTF-16 units, that is handed to the system at once. */
const atOnce = 65_536;

function writeParts(path: string, content: ReportContent | Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const part of inParts(content)) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}

/** Text in pieces, put together to parts that are worth a call of the system; what is whole stays whole. */
export function* inParts(content: ReportContent | Iterable<string>): Generator<ReportContent, void, undefined> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield content;
    return;
  }
  let held = '';
  for (const piece of content) {
    held += piece;
    if (held.length < atOnce) continue;
    yield held;
    held = '';
  }
  yield held;
}

/**
 * Makes the folder of a file that will be written and looks whether it can be. Throws NoResultError: it is better to
 * hear it before the targets are looked at.
 */
export function mustBeWritable(context: Context, path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw cannotWrite(context, dirname(path), error);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  throw new NoResultError(phrase(context.language, 'cli.cannot-write-folder', { path }));
}

/** The error for a file that cannot be written, in words of the system. */
export function cannotWrite(context: Context, path: string, cause: unknown): NoResultError {
  return new NoResultError(phrase(context.language, 'cli.cannot-write', { path, reason: reasonOf(cause) }), { cause });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [code, words] = getSystemErrorMap().get(systemNumber(error) ?? 0) ?? [];
  return code === undefined || words === undefined ? error.message : `${words} (${code})`;
}

/** The number of an error of the operating system; null: it is none. */
function systemNumber(error: unknown): number | null {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' ? error.errno : null;
}
