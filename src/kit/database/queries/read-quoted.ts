import { folded, matchAt, type Protocol, type QueryMistake, type Step, type Token } from './token.ts';

/**
 * A text or name in quotation marks, which are doubled inside. Whether a backslash before a quotation mark escapes it
 * depends on the server (standard_conforming_strings, NO_BACKSLASH_ESCAPES, ANSI_QUOTES): there it is a mistake, but
 * for `E'...'`, where it always does. Null: here is none.
 */
export function readQuoted(
  sql: string,
  at: number,
  protocol: Protocol,
  escaping: Escape = 'unknown',
): Step | QueryMistake | null {
  const mark = sql[at];
  if (mark !== "'" && mark !== '"' && !(mark === '`' && protocol === 'mysql')) return null;
  const escape = mark === '`' || (mark === '"' && protocol === 'postgres') ? 'never' : escaping;
  let content = '';
  for (let end = at + 1; end < sql.length;) {
    const piece = pieceAt(sql, end, mark, escape);
    if (typeof piece !== 'string') return piece;
    if (piece === mark) {
      const kind: Token['kind'] = mark === "'" ? 'text' : 'name';
      return { end: end + 1, token: { kind, text: kind === 'name' ? folded(content) : content, at } };
    }
    content += piece === mark + mark ? mark : piece;
    end += piece.length;
  }
  return { code: 'kit.query-unclosed', word: mark, at };
}

/** What a backslash before a quotation mark does. */
type Escape = 'always' | 'never' | 'unknown';

/** The next piece inside quotation marks, as it is written: the mark itself where it closes. */
function pieceAt(sql: string, at: number, mark: string, escape: Escape): string | QueryMistake {
  const character = sql.charAt(at);
  if (character === mark) return sql[at + 1] === mark ? mark + mark : mark;
  if (character !== '\\' || escape === 'never') return character;
  const run = matchAt(/\\+/y, sql, at) ?? character;
  const next = at + run.length;
  // An even run is so many backslashes, escaped or not; an odd one may escape what follows it.
  if (run.length % 2 === 0) return run;
  if (escape === 'always') return sql.slice(at, next + 1);
  return sql[next] === mark ? { code: 'kit.query-backslash', word: `\\${mark}`, at: next - 1 } : run;
}

const dollarMark = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** A text between dollar signs: `$$...$$`, `$tag$...$tag$` (manual, section 4.1.2.4). Null: here is none. */
export function readDollarQuoted(sql: string, at: number, protocol: Protocol): Step | QueryMistake | null {
  if (protocol !== 'postgres' || sql[at] !== '$') return null;
  const mark = matchAt(dollarMark, sql, at);
  if (mark === null) return { code: 'kit.query-place', word: sql.slice(at, at + 2), at };
  const close = sql.indexOf(mark, at + mark.length);
  if (close === -1) return { code: 'kit.query-unclosed', word: mark, at };
  return { end: close + mark.length, token: { kind: 'text', text: sql.slice(at + mark.length, close), at } };
}
