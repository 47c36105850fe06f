import { readComment } from './read-comment.ts';
import { readDollarQuoted, readQuoted } from './read-quoted.ts';
import { folded, matchAt, type Protocol, type QueryMistake, type Step, type Token } from './token.ts';

/** Characters that servers take for different things, or that nobody sees. */
const unseen = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;
const blank = /[ \t\r\n]+/y;
const wordOf = {
  postgres: /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y,
  mysql: /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y,
} as const;
const number = /0[xX][0-9a-fA-F]+|0[bB][01]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/y;
const wordGoesOn = /[\w$\u0080-\uffff]/y;

/**
 * Cuts a statement into its pieces, by the lexical rules of PostgreSQL (manual, section 4.1) or of MySQL and MariaDB
 * (manual, chapter “Language Structure”). What a setting of the server could make another thing of is a mistake: it is
 * not known here which setting holds there.
 */
export function tokensOf(sql: string, protocol: Protocol): readonly Token[] | QueryMistake {
  const hidden = unseen.exec(sql);
  if (hidden !== null) return { code: 'kit.query-unseen', word: codePoint(hidden[0]), at: hidden.index };
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const step = readOne(sql, at, protocol);
    if ('code' in step) return step;
    if (step.token !== null) tokens.push(step.token);
    at = step.end;
  }
  return tokens;
}

function readOne(sql: string, at: number, protocol: Protocol): Step | QueryMistake {
  const blanks = matchAt(blank, sql, at);
  if (blanks !== null) return { end: at + blanks.length, token: null };
  return (
    readComment(sql, at, protocol) ??
    readDollarQuoted(sql, at, protocol) ??
    readQuoted(sql, at, protocol) ??
    readWord(sql, at, protocol) ??
    readNumber(sql, at) ?? { end: at + 1, token: { kind: 'mark', text: sql.charAt(at), at } }
  );
}

function readWord(sql: string, at: number, protocol: Protocol): Step | QueryMistake | null {
  const word = matchAt(wordOf[protocol], sql, at);
  if (word === null) return null;
  const end = at + word.length;
  const token: Token = { kind: 'word', text: folded(word), at };
  if (protocol === 'mysql') return { end, token };
  // U& lets any character of a name or text be written by its number.
  if (token.text === 'u' && /^&['"]$/.test(sql.slice(end, end + 2))) {
    return { code: 'kit.query-unicode', word: sql.slice(at, end + 2), at };
  }
  if (token.text === 'e' && sql[end] === "'") return readQuoted(sql, end, protocol, 'always');
  return { end, token };
}

/** A word that follows a number without a blank is read as a word of its own by some servers. */
function readNumber(sql: string, at: number): Step | QueryMistake | null {
  const written = matchAt(number, sql, at);
  if (written === null) return null;
  const end = at + written.length;
  if (matchAt(wordGoesOn, sql, end) === null) return { end, token: { kind: 'number', text: written, at } };
  return { code: 'kit.query-number', word: sql.slice(at, end + 10), at };
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
