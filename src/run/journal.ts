import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import type { Observation, Vantage } from '../model/observation.ts';
import type { Provenance } from '../model/record.ts';

/** Takes down a run as it goes. */
export interface JournalWriter {
  readonly observation: (observation: Observation) => void;
  /** Writes the closing record and closes the file. */
  readonly close: (end: { readonly endedAt: string; readonly interrupted: boolean }) => void;
}

/** What stands in the first line. */
export interface JournalStart {
  readonly provenance: Provenance;
  readonly vantage: Vantage;
  /** Number of tasks of the plan. */
  readonly tasks: number;
}

/**
 * Opens a journal: one JSON record a line, each handed to the operating system before the next task goes on, so that a
 * killed run still tells what it saw. An existing file is replaced once the first line is written, so that a journal
 * is never without one. Readable by its owner only. Throws what the file system says.
 */
export function openJournal(path: string, start: JournalStart): JournalWriter {
  const file = openSync(`${path}.new`, 'w', 0o600);
  let observations = 0;
  const line = (record: object): void => {
    const text = `${JSON.stringify(record)}\n`;
    let written = writeSync(file, text);
    if (written === Buffer.byteLength(text)) return;
    // the disk is nearly full, or the file is none: the rest, as far as it goes
    const bytes = Buffer.from(text);
    while (written < bytes.length) written += writeSync(file, bytes, written);
  };
  line({ record: 'header', format: 'plumbline-journal', version: 1, ...start });
  renameSync(`${path}.new`, path);
  return {
    observation: (observation) => {
      line({ record: 'observation', observation });
      observations += 1;
    },
    close: (end) => {
      line({ record: 'closing', ...end, observations });
      closeSync(file);
    },
  };
}

/** A journal that keeps nothing. */
export const noJournal: JournalWriter = { observation: () => undefined, close: () => undefined };
