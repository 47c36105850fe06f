import { noted, type Missed } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';

/** What is wrong with a text: it is not in the format, it ends before it is whole, it is nested deeper than is read. */
const notes = {
  'not-in-format': 'files.gap.not-in-format',
  'ends-early': 'files.gap.ends-early',
  'too-deep': 'files.gap.too-deep',
} as const;
export type Trouble = keyof typeof notes;

/** A text that is not what it was read as. It quotes nothing of the text: that may hold a password. */
export class UnreadableError extends Error {
  /** 1-based. */
  readonly line: number;
  readonly missed: Missed;

  /** @param format name of the format or file, as its makers write it */
  constructor(line: number, trouble: Trouble, format: string) {
    super(`${trouble}: ${format}`);
    this.name = 'UnreadableError';
    this.line = line;
    this.missed = noted('not-supported', notes[trouble], { line: value(line), format: value(format) });
  }
}

/** Line of a place in a text, 1-based. */
export function lineAt(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < place; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
