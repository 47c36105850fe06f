import { closeSync, openSync, readFileSync, readSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { noJournal, openJournal, type JournalStart, type JournalWriter } from '../run/journal.ts';
import { readJournal } from '../run/read-journal.ts';
import type { Context } from './context.ts';
import { phrase } from './phrase.ts';
import { cannotWrite, mustBeWritable } from './write-whole.ts';

/** Where the journal of a run is kept until its result is written. */
export interface JournalPlace {
  /** Ends with `journal.ndjson`. */
  readonly path: string;
  /** False: a run whose result goes to standard output does without one where it cannot be written. */
  readonly required: boolean;
}

/**
 * Opens the journal of a run. One that lies there already belongs to a run whose result was never written: it is moved
 * aside, and that is said. Throws NoResultError.
 */
export function openJournalFile(context: Context, place: JournalPlace, start: JournalStart): JournalWriter {
  try {
    mustBeWritable(context, place.path);
    keepEarlier(context, place.path);
    return openJournal(place.path, start);
  } catch (error) {
    const said = error instanceof Error && error.name === 'NoResultError' ? error : null;
    const problem = said ?? cannotWrite(context, place.path, error);
    if (place.required) throw problem;
    context.err(`${problem.message} ${phrase(context.language, 'cli.no-journal')}\n`);
    return noJournal;
  }
}

function keepEarlier(context: Context, path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return;
  const journal = readJournal(readFileSync(path));
  if (journal === 'journal-empty') return;
  const id = typeof journal === 'string' ? 'other' : journal.start.provenance.runId.replaceAll(/[^\w-]/g, '');
  const kept = freeName(path, id);
  renameSync(path, kept);
  const code = typeof journal === 'string' ? 'cli.file-moved' : 'cli.journal-kept';
  context.err(`${phrase(context.language, code, { path: kept, from: path })}\n`);
}

/** `journal-ID.ndjson`, or `journal-ID-2.ndjson` where that stands already. */
function freeName(path: string, id: string): string {
  for (let count = 1; ; count += 1) {
    const name = path.replace(/journal\.ndjson$/, `journal-${id}${count === 1 ? '' : `-${count}`}.ndjson`);
    if (statSync(name, { throwIfNoEntry: false }) === undefined) return name;
  }
}

/**
 * Takes the journal away once the result that holds the same is written; one that another run has put there meanwhile
 * stays. A folder that was made for it alone goes too.
 */
export function removeJournal(path: string, runId: string): void {
  if (!firstLine(path).includes(`"runId":${JSON.stringify(runId)}`)) return;
  rmSync(path, { force: true });
  try {
    rmdirSync(dirname(path));
  } catch {
    // It holds the report.
  }
}

function firstLine(path: string): string {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return '';
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(65_536);
    return head.toString('utf8', 0, readSync(file, head)).split('\n', 1)[0] ?? '';
  } finally {
    closeSync(file);
  }
}
