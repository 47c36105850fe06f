import { deniedFunction } from './denied-functions.ts';
import type { Protocol, QueryMistake, Token } from './token.ts';
import { tokensOf } from './tokens.ts';

const beginnings = new Set(['select', 'with', 'values', 'table', 'show', 'explain']);
const explained = new Set(['select', 'with', 'values', 'table']);
const changing = new Set(['insert', 'update', 'delete', 'merge', 'replace']);

/**
 * Tables and columns with what lets somebody in: digests of passwords, connection strings. PostgreSQL manual, chapter 53;
 * MySQL and MariaDB manuals, “Grant Tables”.
 */
const secrets = {
  postgres: /^(?:pg_authid|pg_shadow|rolpassword|pg_user_mappings?|subconninfo)$/,
  mysql: /^(?:authentication_string|global_priv|slave_master_info)$/,
} as const;

/**
 * Why the text of a query is not sent; null: it is one statement that reads, as far as a list of words and functions
 * can tell. The list is no proof: a function or view of the database may do anything. The transaction around it, which
 * only reads, and the rights of the account stand behind it.
 */
export function refuseQuery(sql: string, protocol: Protocol): QueryMistake | null {
  const tokens = tokensOf(sql, protocol);
  if ('code' in tokens) return tokens;
  const last = tokens.at(-1);
  const statement = last !== undefined && isMark(last, ';') ? tokens.slice(0, -1) : tokens;
  return several(statement, tokens) ?? beginning(statement) ?? inside(statement, protocol);
}

/**
 * Why a condition (what may stand after WHERE) is not sent; null: nothing is known against it. Its brackets match, so
 * that it cannot end the brackets it is put into.
 */
export function refuseCondition(sql: string, protocol: Protocol): QueryMistake | null {
  const tokens = tokensOf(sql, protocol);
  if ('code' in tokens) return tokens;
  const [first] = tokens;
  if (first === undefined) return { code: 'kit.query-empty', word: '', at: 0 };
  return several(tokens, tokens) ?? brackets(tokens) ?? inside(tokens, protocol);
}

function several(statement: readonly Token[], all: readonly Token[]): QueryMistake | null {
  const end = statement.findIndex((token) => isMark(token, ';'));
  const next = end === -1 ? undefined : all[end + 1];
  return next === undefined ? null : { code: 'kit.query-several', word: next.text, at: next.at };
}

function brackets(tokens: readonly Token[]): QueryMistake | null {
  let depth = 0;
  for (const token of tokens) {
    if (isMark(token, '(')) depth += 1;
    else if (isMark(token, ')')) depth -= 1;
    if (depth < 0) return { code: 'kit.query-brackets', word: ')', at: token.at };
  }
  return depth === 0 ? null : { code: 'kit.query-brackets', word: '(', at: 0 };
}

function beginning(tokens: readonly Token[]): QueryMistake | null {
  const start = tokens.findIndex((token) => !isMark(token, '('));
  const first = tokens[start];
  if (first === undefined) return { code: 'kit.query-empty', word: '', at: 0 };
  if (first.kind !== 'word' || !beginnings.has(first.text)) {
    return { code: 'kit.query-begins', word: first.text, at: first.at };
  }
  return first.text === 'explain' ? explains(tokens.slice(start + 1), first) : null;
}

/** EXPLAIN may run what it explains, and explains other things than queries. */
function explains(rest: readonly Token[], explain: Token): QueryMistake | null {
  const at = rest.findIndex((token) => token.kind === 'word' && explained.has(token.text));
  const other = rest.slice(0, at === -1 ? rest.length : at).find((token) => !isOption(token));
  if (at !== -1 && other === undefined) return null;
  const stranger = other ?? explain;
  return { code: 'kit.query-explains', word: stranger.text, at: stranger.at };
}

const options =
  /^(?:analyze|verbose|costs|settings|generic_plan|buffers|serialize|wal|timing|summary|memory|format|text|xml|json|yaml|tree|traditional|extended|partitions|none|binary|true|false|on|off)$/;

function isOption({ kind, text }: Token): boolean {
  if (kind === 'mark') return '(),='.includes(text);
  return kind !== 'name' && options.test(text.toLowerCase());
}

function inside(tokens: readonly Token[], protocol: Protocol): QueryMistake | null {
  for (const [index, token] of tokens.entries()) {
    const mistake = atPlace(tokens, index, protocol);
    if (mistake !== null) return { code: mistake, word: wordsAt(tokens, index), at: token.at };
  }
  return null;
}

type Place = (tokens: readonly Token[], index: number, protocol: Protocol) => QueryMistake['code'] | null;

const atPlace: Place = (tokens, index, protocol) => {
  const token = tokens[index];
  if (token === undefined || token.kind === 'text' || token.kind === 'number') return null;
  if (token.kind === 'mark') return assigns(tokens, index, protocol);
  if (secrets[protocol].test(token.text)) return 'kit.query-secrets';
  return calls(tokens, index, protocol) ?? (token.kind === 'word' ? keyword(tokens, index, protocol) : null);
};

/** `:=` sets a variable in MySQL; in PostgreSQL it names an argument. */
const assigns: Place = (tokens, index, protocol) => {
  const [colon, equals] = [tokens[index], tokens[index + 1]];
  if (protocol !== 'mysql' || colon === undefined || equals === undefined) return null;
  return isMark(colon, ':') && isMark(equals, '=') && equals.at === colon.at + 1 ? 'kit.query-assigns' : null;
};

/** PostgreSQL calls a function of one argument as `(argument).name` too. */
const calls: Place = (tokens, index, protocol) => {
  const [before, dot, token, after] = [tokens[index - 2], tokens[index - 1], tokens[index], tokens[index + 1]];
  const called = after !== undefined && isMark(after, '(');
  const asMember = dot !== undefined && isMark(dot, '.') && before !== undefined && isMark(before, ')');
  if (token === undefined || !(called || asMember)) return null;
  // MySQL finds its functions by a collation that takes é for e and ſ for s.
  if (protocol === 'mysql' && /[\u0080-\u2e7f\ua000-\uabff\uf900-\uffff]/.test(token.text)) return 'kit.query-letters';
  const why = deniedFunction(token.text, protocol);
  return why === null ? null : `kit.query-function-${why}`;
};

const keyword: Place = (tokens, index, protocol) => {
  const [word, next] = [tokens[index]?.text, tokens[index + 1]];
  const follows = next?.kind === 'word' ? next.text : '';
  if (word === 'into') return 'kit.query-into';
  if (word === 'for' && /^(?:update|share|no|key)$/.test(follows)) return 'kit.query-locks';
  if (protocol === 'mysql' && word === 'lock' && follows === 'in') return 'kit.query-locks';
  if (protocol === 'mysql' && word === 'next' && follows === 'value') return 'kit.query-function-writes';
  if (word === 'show' && showsPasswords(tokens.slice(index + 1))) return 'kit.query-secrets';
  return word !== undefined && changing.has(word) && changes(tokens, index) ? 'kit.query-writes' : null;
};

/** Both show the digests of passwords: SHOW CREATE USER; SHOW GRANTS of MariaDB. */
function showsPasswords([first, second]: readonly Token[]): boolean {
  return first?.text === 'grants' || (first?.text === 'create' && second?.text === 'user');
}

/** DELETE FROM, UPDATE ... SET, and every such word where a statement may begin, unless it is called as a function. */
function changes(tokens: readonly Token[], index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token?.text === 'delete' && next?.text === 'from') return true;
  const sets = tokens.slice(index + 1).some((each) => each.kind === 'word' && each.text === 'set');
  if (token?.text === 'update' && sets) return true;
  const begins = before === undefined || isMark(before, '(') || isMark(before, ')');
  return begins && (next?.kind === 'word' || next?.kind === 'name');
}

function isMark({ kind, text }: Token, mark: string): boolean {
  return kind === 'mark' && text === mark;
}

/** The piece that is meant, with the next one where it takes both to see why. */
function wordsAt(tokens: readonly Token[], index: number): string {
  const [token, next] = [tokens[index], tokens[index + 1]];
  const pair = token?.kind === 'word' && /^(?:for|lock|next|show)$/.test(token.text) && next?.kind === 'word';
  const equals = token?.kind === 'mark';
  if (pair) return `${token.text} ${next.text}`.toUpperCase();
  return equals ? `${token.text}${next?.text ?? ''}` : (token?.text ?? '');
}
