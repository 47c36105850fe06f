/** Longer texts are not versions; the same limit as the semver package. In UTF-16 units. */
const longestVersion = 256;

/** The text without blanks at its ends; null when it is empty, too long or holds a control character. */
export function admit(text: string): string | null {
  if (text.length > 4 * longestVersion) return null;
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestVersion) return null;
  for (let i = 0; i < trimmed.length; i++) {
    const code = trimmed.charCodeAt(i);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return null;
  }
  return trimmed;
}

/** ASCII digits only: full-width ones are not digits of a version. */
export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9' && character.length === 1;
}

/** ASCII letters only. */
export function isLetter(character: string | undefined): boolean {
  if (character?.length !== 1) return false;
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

/** Where the run of characters of one sort that begins at `start` ends. */
export function endOfRun(text: string, start: number, belongs: (character: string | undefined) => boolean): number {
  let end = start;
  while (end < text.length && belongs(text[end])) end++;
  return end;
}

/** Decimal digits without leading zeros, at least one. */
export function plainDigits(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits[start] === '0') start++;
  return digits.slice(start);
}

/** The number, or null where it is beyond 2^53 - 1 and a float would silently change it. */
export function exactNumber(digits: string): number | null {
  const number = Number(digits);
  return digits !== '' && Number.isSafeInteger(number) ? number : null;
}

/** Numbers joined by single separators, and where they end. */
export interface NumberRun {
  readonly parts: readonly number[];
  readonly end: number;
}

/**
 * Reads `1.2.3` at `start`, at most `most` numbers, with one of `separators` between two. Null when there is no number
 * or one is beyond 2^53 - 1.
 */
export function readNumbers(text: string, start: number, most: number, separators = '.'): NumberRun | null {
  const parts: number[] = [];
  let at = start;
  for (;;) {
    const end = endOfRun(text, at, isDigit);
    const number = exactNumber(text.slice(at, end));
    if (number === null) return null;
    parts.push(number);
    const next = text[end];
    const goesOn = parts.length < most && next !== undefined && separators.includes(next) && isDigit(text[end + 1]);
    if (!goesOn) return { parts, end };
    at = end + 1;
  }
}

/** Where the version begins: behind the last `name` that is followed by a blank or dash, and behind a `v`. */
export function startAfterName(text: string, names: readonly string[]): number {
  // ASCII only: elsewhere lower case may have another length, and positions would no longer fit.
  const searchable = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let start = 0;
  for (const name of names) {
    const at = searchable.lastIndexOf(name);
    const end = at + name.length;
    if (at >= 0 && (text[end] === ' ' || text[end] === '-')) start = Math.max(start, end + 1);
  }
  const lettered = (text[start] === 'v' || text[start] === 'V') && isDigit(text[start + 1]);
  return lettered ? start + 1 : start;
}
