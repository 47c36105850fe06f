import { Buffer } from 'node:buffer';
import type { Observation } from '../model/observation.ts';
import {
  closingRecordSchema,
  headerRecordSchema,
  observationRecordSchema,
  type ClosingRecord,
} from '../model/record.ts';
import type { JournalStart } from './journal.ts';

/** A journal as far as it can be read. */
export interface Journal {
  readonly start: JournalStart;
  readonly observations: readonly Observation[];
  /** Null: the run was cut off. */
  readonly closing: ClosingRecord | null;
  /** Lines that cannot be read, counted from 1; a torn last line is not among them. */
  readonly unreadable: readonly number[];
  /** The last line was cut off in the middle. */
  readonly torn: boolean;
}

/** Why a file is no journal. */
export type JournalFault = 'journal-empty' | 'journal-not-ours' | 'journal-newer';

/** Reads a journal, also one that was cut off anywhere after its first line. */
export function readJournal(bytes: Uint8Array): Journal | JournalFault {
  const lines = linesOf(bytes);
  if (lines[0] === undefined) return 'journal-empty';
  const first = parse(lines[0]);
  const header = headerRecordSchema.safeParse(first);
  if (!header.success) return isNewer(first) ? 'journal-newer' : 'journal-not-ours';
  const observations: Observation[] = [];
  const unreadable: number[] = [];
  let closing: ClosingRecord | null = null;
  const torn = bytes.at(-1) !== 10;
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const record = parse(line);
    const observation = observationRecordSchema.safeParse(record);
    const end = closingRecordSchema.safeParse(record);
    if (observation.success) observations.push(observation.data.observation);
    else if (end.success) closing = end.data;
    else if (!(torn && index === lines.length - 1)) unreadable.push(index + 1);
  }
  const { provenance, vantage, tasks } = header.data;
  return { start: { provenance, vantage, tasks }, observations, closing, unreadable, torn };
}

function linesOf(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: string[] = [];
  let from = 0;
  while (from < buffer.length) {
    const end = buffer.indexOf(10, from);
    const to = end === -1 ? buffer.length : end;
    lines.push(buffer.toString('utf8', from, to));
    from = to + 1;
  }
  return lines;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isNewer(record: unknown): boolean {
  if (typeof record !== 'object' || record === null || !('format' in record) || !('version' in record)) return false;
  return record.format === 'plumbline-journal' && typeof record.version === 'number' && record.version > 1;
}
