/** Escapes of a double-quoted scalar (YAML 1.2.2 section 5.7). */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The text between single quotes: `''` is one quote, line breaks fold (YAML 1.2.2 section 7.3.2). */
export function decodeSingleQuoted(raw: string): string {
  const text = raw.replaceAll("''", "'");
  if (!text.includes('\n')) return text;
  let value = '';
  for (let at = 0; at < text.length;) {
    const piece = readPlainPiece(text, at);
    value += piece.text;
    at = piece.next;
  }
  return value;
}

/**
 * The text between double quotes with escapes decoded and line breaks folded (YAML 1.2.2 section 7.3.1).
 * `badEscape` is the offset of the first backslash that begins no escape; it is kept as written.
 */
export function decodeDoubleQuoted(raw: string): { value: string; badEscape: number | null } {
  let value = '';
  let badEscape: number | null = null;
  let at = 0;
  while (at < raw.length) {
    const piece = raw[at] === '\\' ? readEscape(raw, at) : readPlainPiece(raw, at);
    if (piece === null) {
      badEscape ??= at;
      value += '\\';
      at += 1;
      continue;
    }
    value += piece.text;
    at = piece.next;
  }
  if (badEscape === null && /\p{Surrogate}/u.test(value)) badEscape = Math.max(0, raw.search(/\\[uU]/u));
  return { value, badEscape };
}

interface Piece {
  readonly text: string;
  readonly next: number;
}

function readEscape(raw: string, at: number): Piece | null {
  const letter = raw[at + 1] ?? '';
  if (letter === '\n') return { text: '', next: skip(raw, at + 2, ' \t') };
  const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (simple !== undefined) return { text: simple, next: at + 2 };
  const length = Object.hasOwn(HEX_LENGTH, letter) ? HEX_LENGTH[letter] : undefined;
  if (length === undefined) return null;
  const digits = raw.slice(at + 2, at + 2 + length);
  const code = digits.length === length && /^[0-9a-fA-F]+$/u.test(digits) ? Number.parseInt(digits, 16) : -1;
  if (code < 0 || code > 0x10ffff) return null;
  return { text: String.fromCodePoint(code), next: at + 2 + length };
}

function readPlainPiece(raw: string, at: number): Piece {
  const character = raw[at] ?? '';
  const isSpace = character === ' ' || character === '\t' || character === '\n';
  if (!isSpace) return { text: character, next: at + 1 };
  const next = skip(raw, at, ' \t');
  if (raw[next] !== '\n') return { text: raw.slice(at, next), next };
  const end = skip(raw, next, ' \t\n');
  return { text: foldBreaks(raw.slice(next, end)), next: end };
}

/** One line break folds to a space; of several, all but the first stay (YAML 1.2.2 section 6.5). */
export function foldBreaks(space: string): string {
  const breaks = space.split('\n').length - 1;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

function skip(raw: string, from: number, characters: string): number {
  let at = from;
  while (at < raw.length && characters.includes(raw[at] ?? '')) at += 1;
  return at;
}
