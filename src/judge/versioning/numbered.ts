import type { DialectName } from '../../model/words.ts';
import type { Bound, Dialect, TailToken, Version } from './dialect.ts';
import { compareVersions } from './order.ts';
import { admit, endOfRun, isDigit, isLetter, plainDigits, readNumbers, startAfterName } from './scan.ts';
import { rankOf } from './tail-words.ts';

/** What tells one dialect of dotted numbers from another. */
export interface NumberedOptions {
  readonly name: DialectName;
  readonly example: string;
  /** How many numbers a version has, at least and at most. A range may give fewer. */
  readonly least: number;
  readonly most: number;
  /** Product names, in lower case, behind which the version stands. */
  readonly names?: readonly string[];
  /** Words before a release, in lower case, all of them known to tail-words.ts. */
  readonly early?: readonly string[];
  /** Whether such a word follows the last number directly (`18rc1`) or after a separator (`7.0.0-RC3`). */
  readonly glued?: boolean;
  /** Characters that may begin what does not decide order; none when nothing may follow. */
  readonly separators: string;
  /** Rewrites a peculiar form into the plain one; null refuses the text. */
  readonly prepare?: (text: string) => string | null;
  readonly major: (version: Version) => string;
  readonly minor: (version: Version) => string;
}

interface Early {
  readonly tail: readonly TailToken[];
  readonly end: number;
}

/** Reads `rc`, `rc1` or `rc.1` at `start`; null when no such word stands there on its own. */
function readEarly(text: string, start: number, words: readonly string[]): Early | null {
  const wordEnd = endOfRun(text, start, isLetter);
  const word = text.slice(start, wordEnd).toLowerCase();
  const rank = rankOf(word);
  if (rank === null || !words.includes(word)) return null;
  const digitsStart = text[wordEnd] === '.' && isDigit(text[wordEnd + 1]) ? wordEnd + 1 : wordEnd;
  const end = endOfRun(text, digitsStart, isDigit);
  if (isLetter(text[end])) return null;
  const tail: TailToken[] = [{ kind: 'before', rank, word }];
  if (end > digitsStart) tail.push({ kind: 'number', digits: plainDigits(text.slice(digitsStart, end)) });
  return { tail, end };
}

/** The first place behind one separator and any blanks; null when no separator stands there. */
function behindSeparator(text: string, at: number, separators: string): number | null {
  const separator = text[at];
  if (separator === undefined || !separators.includes(separator)) return null;
  return text.length - text.slice(at + 1).trimStart().length;
}

function readBuild(text: string, at: number, separators: string): string {
  return text.slice(behindSeparator(text, at, separators) ?? at).trim();
}

function bound(parts: readonly number[], tail: readonly TailToken[], build: string): Bound {
  return build === '' ? { parts, tail } : { parts, tail, build };
}

function read(options: NumberedOptions, admitted: string, least: number): Bound | null {
  const text = options.prepare === undefined ? admitted : options.prepare(admitted);
  if (text === null) return null;
  const numbers = readNumbers(text, startAfterName(text, options.names ?? []), options.most);
  if (numbers === null || numbers.parts.length < least) return null;
  const words = options.early ?? [];
  const glued = options.glued === true ? readEarly(text, numbers.end, words) : null;
  const end = glued?.end ?? numbers.end;
  const tail = glued?.tail ?? [];
  if (end === text.length) return bound(numbers.parts, tail, '');
  const behind = behindSeparator(text, end, options.separators);
  if (behind === null) return null;
  const early = options.glued === true ? null : readEarly(text, behind, words);
  if (early === null) return bound(numbers.parts, tail, text.slice(behind));
  return bound(numbers.parts, early.tail, readBuild(text, early.end, options.separators));
}

function formatTail(tail: readonly TailToken[]): string {
  let text = '';
  for (const token of tail) text += token.kind === 'number' ? token.digits : token.word;
  return text;
}

/** The first `count` numbers with dots, zeros where they are missing. */
export function leading(version: Version, count: number): string {
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) numbers.push(version.parts[i] ?? 0);
  return numbers.join('.');
}

/** A dialect of dotted numbers, perhaps behind a product name, perhaps with a pre-release and a build. */
export function numbered(options: NumberedOptions): Dialect {
  const separator = options.glued === true ? '' : '-';
  const firstSeparator = options.separators.slice(0, 1);
  return {
    name: options.name,
    example: options.example,
    caret: false,
    parse: (raw) => {
      const text = admit(raw);
      const found = text === null ? null : read(options, text, options.least);
      return text === null || found === null ? null : { dialect: options.name, text, ...found };
    },
    bound: (raw) => {
      const text = admit(raw);
      return text === null ? null : read(options, text, 1);
    },
    compare: compareVersions,
    major: options.major,
    minor: options.minor,
    format: (version) => {
      const tail = version.tail.length === 0 ? '' : separator + formatTail(version.tail);
      const build = version.build === undefined ? '' : firstSeparator + version.build;
      return version.parts.join('.') + tail + build;
    },
  };
}
