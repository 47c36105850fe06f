import type { TailToken } from '../dialect.ts';
import { endOfRun, isDigit, isLetter, plainDigits } from '../scan.ts';
import { isEarly, isNeutral, rankOf, usualSpelling } from '../tail-words.ts';

const separators = '.-_ ()/';

/** Words that may follow a blank; any other makes the text a sentence and no version (`404 Not Found`). */
const knownWords: ReadonlySet<string> = new Set([
  'build',
  'fix',
  'fixpack',
  'fp',
  'hf',
  'hotfix',
  'p',
  'patch',
  'r',
  'rev',
  'revision',
  'sp',
  'u',
  'update',
]);

/** Where the reader stands. */
interface Reading {
  readonly text: string;
  /** An underscore came among or right behind the numbers: `1.8.0_392-b08` and `7.0.4.9_M2` count builds and patches. */
  readonly underscored: boolean;
  /** Behind a plus nothing is early any more: it says what was added to the release. */
  plus: boolean;
  at: number;
}

/** A commit hash is one word, not letters and numbers in turn. */
export function isHash(run: string): boolean {
  return run.length >= 7 && run.length <= 64 && /^[0-9a-f]*$/i.test(run) && /[a-f]/i.test(run) && /\d/.test(run);
}

export function isAlphanumeric(character: string | undefined): boolean {
  return isDigit(character) || isLetter(character);
}

/**
 * A single a, b or m is alpha, beta or milestone, but not where it is a letter of a patch level glued to the last
 * number (OpenSSL's 1.0.2a) or counts builds behind an underscore.
 */
function isPatchLetter(reading: Reading, word: string, end: number, first: boolean): boolean {
  if (word.length !== 1 || !first) return false;
  if (reading.underscored) return true;
  const glued = isDigit(reading.text[reading.at - 1]);
  const numbered = isDigit(reading.text[end]) || (reading.text[end] === '.' && isDigit(reading.text[end + 1]));
  return glued && !numbered;
}

function readWord(reading: Reading, end: number, first: boolean): TailToken | null {
  const written = reading.text.slice(reading.at, end).toLowerCase();
  if (isNeutral(written)) return null;
  const word = usualSpelling(written);
  const rank = rankOf(word);
  const early = rank !== null && !reading.plus && !isPatchLetter(reading, written, end, first);
  return early ? { kind: 'before', rank, word } : { kind: 'after', word: written };
}

/** Whether what follows a blank still belongs to a version. */
function mayFollowBlank(text: string, start: number): boolean {
  const run = text.slice(start, endOfRun(text, start, isAlphanumeric));
  if (run === '' || isDigit(run[0]) || isHash(run)) return true;
  const word = text.slice(start, endOfRun(text, start, isLetter)).toLowerCase();
  return knownWords.has(word) || isEarly(word) || isNeutral(word);
}

function readSeparator(reading: Reading, tokens: TailToken[]): boolean {
  const { text, at } = reading;
  const character = text[at] ?? '';
  reading.at = at + 1;
  if (character === '+') reading.plus = true;
  else if (character === '~' && !reading.plus) tokens.push({ kind: 'before', rank: 0, word: '~' });
  else if (character === ' ') return mayFollowBlank(text, at + 1);
  else return character === '~' || separators.includes(character);
  return true;
}

function readRun(reading: Reading, tokens: TailToken[]): void {
  const { text, at } = reading;
  const runEnd = endOfRun(text, at, isAlphanumeric);
  const startsRun = !isAlphanumeric(text[at - 1]) || tokens.length === 0;
  const run = text.slice(at, runEnd);
  if (startsRun && isHash(run)) {
    tokens.push({ kind: 'after', word: run.toLowerCase() });
    reading.at = runEnd;
    return;
  }
  if (isDigit(text[at])) {
    reading.at = endOfRun(text, at, isDigit);
    tokens.push({ kind: 'number', digits: plainDigits(text.slice(at, reading.at)) });
    return;
  }
  const end = endOfRun(text, at, isLetter);
  const token = readWord(reading, end, tokens.length === 0);
  reading.at = end;
  if (token !== null) tokens.push(token);
}

/** Reads everything behind the numbers; null when it cannot belong to a version. */
export function readLooseTail(text: string, start: number, underscored: boolean): readonly TailToken[] | null {
  const reading: Reading = { text, underscored, plus: false, at: start };
  const tokens: TailToken[] = [];
  while (reading.at < text.length) {
    if (isAlphanumeric(text[reading.at])) readRun(reading, tokens);
    else if (!readSeparator(reading, tokens)) return null;
  }
  return tokens;
}

function wordOf(token: TailToken): string {
  return token.kind === 'number' ? token.digits : token.word;
}

/**
 * The separator that makes the reader find the same token again: `~` brings itself along, an early word that counts
 * as a late one is glued to the numbers (a patch letter) or stands behind a plus.
 */
function separatorBefore(token: TailToken, previous: TailToken | undefined): string {
  const late = token.kind === 'after' && isEarly(token.word);
  if (late && previous === undefined && token.word.length === 1) return '';
  if (late) return '+';
  if (token.kind === 'before' && token.word === '~') return '';
  if (previous === undefined) return '-';
  if (previous.kind === 'before' && previous.word === '~') return '';
  return previous.kind === 'after' && previous.word.length === 1 && isEarly(previous.word) ? '-' : '.';
}

/** The canonical text of a tail, with its first separator. */
export function formatLooseTail(tail: readonly TailToken[]): string {
  let text = '';
  for (const [i, token] of tail.entries()) text += separatorBefore(token, tail[i - 1]) + wordOf(token);
  return text;
}
