import type { RunResult } from '../src/model/run-result.ts';
import type { Voice } from './voice.ts';

const dayMs = 86_400_000;

/** Older than this, releases and dates are missing in it that matter; in days. */
const oldAfter = 90;

/** One set of reference data, in words. */
export interface ReferenceRow {
  readonly name: string;
  /** With a warning where the data was old when it was judged by. */
  readonly date: string;
  readonly source: string;
  /** SHA-256 of the file it was given in; null: it is shipped. */
  readonly sha256: string | null;
}

/** The reference data a result was judged by. */
export function referenceRows({ reference, judgedAs }: RunResult, voice: Voice): readonly ReferenceRow[] {
  return reference.map(({ name, date, source, sha256 }) => {
    const days = Math.floor((Date.parse(judgedAs) - Date.parse(`${date}T00:00:00Z`)) / dayMs);
    const shown = voice.raw(date);
    return {
      name: voice.sentence(`report.reference-${name}`) ?? voice.raw(name),
      date: days > oldAfter ? voice.word('report.reference-old', { date: shown, days }) : shown,
      source: voice.raw(source),
      sha256: sha256 ?? null,
    };
  });
}
