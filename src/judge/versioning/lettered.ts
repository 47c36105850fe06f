import type { DialectName } from '../../model/words.ts';
import type { Bound, Dialect, TailToken, Version } from './dialect.ts';
import { compareVersions } from './order.ts';
import { admit, endOfRun, exactNumber, isDigit, isLetter, plainDigits, readNumbers, startAfterName } from './scan.ts';

/** One number of a lettered version: `{ letters: 'R', width: 3 }` writes R006. */
export interface Label {
  readonly letters: string;
  readonly width: number;
}

/** What tells one dialect of lettered numbers from another. */
export interface LetteredOptions {
  readonly name: DialectName;
  readonly example: string;
  readonly labels: readonly Label[];
  /** Product names, in lower case, behind which the version stands. */
  readonly names: readonly string[];
  /** How many numbers two versions of the same major share; the same minor shares one more. */
  readonly majorParts: number;
}

/** Numbers of products and years; a longer one is something else, such as server_version_num. */
const highest = 9999;

interface Labelled extends Bound {
  readonly end: number;
}

/**
 * Reads `R006C008B0020` at `start`. Numbers under the label that is due join `parts`; others (a patch set, say) follow
 * in the tail with their label, after the same version without them.
 */
function readLabels(text: string, start: number, given: readonly number[], labels: readonly Label[]): Labelled | null {
  const parts = [...given];
  const tail: TailToken[] = [];
  let at = start;
  for (;;) {
    const lettersStart = text[at] === '.' ? at + 1 : at;
    const lettersEnd = endOfRun(text, lettersStart, isLetter);
    const end = endOfRun(text, lettersEnd, isDigit);
    if (lettersEnd === lettersStart || end === lettersEnd) return { parts, tail, end: at };
    const letters = text.slice(lettersStart, lettersEnd).toUpperCase();
    const digits = plainDigits(text.slice(lettersEnd, end));
    const number = exactNumber(digits);
    if (number === null) return null;
    if (tail.length === 0 && labels[parts.length]?.letters === letters) parts.push(number);
    else tail.push({ kind: 'after', word: letters.toLowerCase() }, { kind: 'number', digits });
    at = end;
  }
}

function read(options: LetteredOptions, text: string, least: number): Bound | null {
  // Dots are read first: behind a V too, as in `V8.6.8`; in `V008R006` they end after one number.
  const head = readNumbers(text, startAfterName(text, options.names), options.labels.length);
  if (head === null) return null;
  const found = readLabels(text, head.end, head.parts, options.labels);
  if (found === null || found.parts.length < least || (found.parts[0] ?? 0) > highest) return null;
  const { parts, tail, end } = found;
  const next = text[end];
  if (next === undefined) return { parts, tail };
  if (isLetter(next) || isDigit(next) || next === '.') return null;
  const build = text.slice(end + 1).trim();
  return build === '' ? { parts, tail } : { parts, tail, build };
}

function writeParts(version: Version, count: number, labels: readonly Label[]): string {
  let text = '';
  for (const [i, label] of labels.slice(0, count).entries()) {
    text += label.letters + String(version.parts[i] ?? 0).padStart(label.width, '0');
  }
  return text;
}

/** A dialect of lettered numbers such as V008R006C008B0020, which may also be written with dots (8.6.8.20). */
export function lettered(options: LetteredOptions): Dialect {
  const { labels, majorParts } = options;
  const format = (version: Version): string => {
    let text = writeParts(version, version.parts.length, labels);
    for (const token of version.tail) text += token.kind === 'number' ? token.digits : token.word.toUpperCase();
    return version.build === undefined ? text : `${text} ${version.build}`;
  };
  return {
    name: options.name,
    example: options.example,
    caret: false,
    parse: (raw) => {
      const text = admit(raw);
      const found = text === null ? null : read(options, text, 2);
      if (text === null || found === null) return null;
      const version: Version = { dialect: options.name, text, ...found };
      // The canonical text may be the longer one, and it must be readable too.
      return admit(format(version)) === null ? null : version;
    },
    bound: (raw) => {
      const text = admit(raw);
      return text === null ? null : read(options, text, 1);
    },
    compare: compareVersions,
    major: (version) => writeParts(version, majorParts, labels),
    minor: (version) => writeParts(version, majorParts + 1, labels),
    format,
  };
}
