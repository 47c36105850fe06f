import type { Protocol, QueryMistake, Step } from './token.ts';

/**
 * A comment, as nothing. MySQL runs what stands in some comments (`/*!`, `/*M!`, TiDB `/*T!`), and hints (`/*+`) change
 * settings for the statement, in PostgreSQL with an extension: such comments are mistakes. Null: here is none.
 */
export function readComment(sql: string, at: number, protocol: Protocol): Step | QueryMistake | null {
  if (sql.startsWith('--', at) && (protocol === 'postgres' || /^(?:[ \t\r\n]|$)/.test(sql.slice(at + 2, at + 3)))) {
    return untilLineEnd(sql, at);
  }
  if (protocol === 'mysql' && sql[at] === '#') return untilLineEnd(sql, at);
  if (!sql.startsWith('/*', at)) return null;
  const running = /^\/\*[A-Za-z]?[!+]/.exec(sql.slice(at, at + 4))?.[0];
  if (running !== undefined) return { code: 'kit.query-comment', word: running, at };
  const end = protocol === 'postgres' ? endOfNested(sql, at) : sql.indexOf('*/', at + 2) + 2;
  return end < at + 4 ? { code: 'kit.query-unclosed', word: '/*', at } : { end, token: null };
}

function untilLineEnd(sql: string, at: number): Step {
  const end = sql.indexOf('\n', at);
  return { end: end === -1 ? sql.length : end + 1, token: null };
}

/** Comments of PostgreSQL may hold others (manual, section 4.1.5); -1: the outer one has no end. */
function endOfNested(sql: string, at: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at;
  let depth = 0;
  for (let mark = marks.exec(sql); mark !== null; mark = marks.exec(sql)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return -1;
}
