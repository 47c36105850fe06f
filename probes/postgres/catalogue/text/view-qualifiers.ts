import { closingOf, depthOf } from './groups.ts';
import { isName, type Token } from './tokens.ts';

const afterFrom = new Set(['WHERE', 'GROUP', 'HAVING', 'WINDOW', 'ORDER', 'LIMIT', 'OFFSET', 'FETCH', 'FOR']);
const combined = new Set(['UNION', 'INTERSECT', 'EXCEPT']);

/**
 * A view over one relation without the name of that relation before its columns: PostgreSQL 16 and later leave it out.
 * Over several relations every release writes it, and it stays: `a.id` and `b.id` are never taken for each other.
 */
export function viewQualifiers(tokens: readonly Token[]): readonly Token[] {
  const outer = outermost(tokens);
  const from = tokens.findIndex(({ text }, at) => outer[at] === 0 && text === 'FROM');
  if (from === -1 || tokens.some(({ text }, at) => outer[at] === 0 && combined.has(text))) return tokens;
  const found = tokens.findIndex(({ text }, at) => at > from && outer[at] === 0 && afterFrom.has(text));
  const to = found === -1 ? tokens.length : found;
  const name = onlyRelation(tokens.slice(from + 1, to));
  if (name === null) return tokens;
  return tokens.filter((_, at) => {
    const inFrom = at > from && at < to;
    if (inFrom || outer[at] === null) return true;
    return !(isQualifier(tokens, at, name) || (tokens[at]?.text === '.' && isQualifier(tokens, at - 1, name)));
  });
}

/** Depth of each word in the outermost query; null: it stands in a query within. */
function outermost(tokens: readonly Token[]): readonly (number | null)[] {
  const depths: (number | null)[] = [];
  let depth = 0;
  // Place after the inner query we are in.
  let inside = 0;
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]?.text;
    const opensQuery = token.text === '(' && (next === 'SELECT' || next === 'WITH' || next === 'VALUES');
    if (opensQuery && at >= inside) inside = closingOf(tokens, at) + 1;
    if (at >= inside) depth += depthOf(token);
    depths.push(at < inside ? null : depth);
  }
  return depths;
}

/** What the one relation of a FROM is called; null: there are several. */
function onlyRelation(from: readonly Token[]): string | null {
  let name: string | null = null;
  for (let at = 0; at < from.length; at += 1) {
    const token = from[at];
    if (token === undefined) break;
    if (token.text === ',' || token.text === 'JOIN') return null;
    if (token.text === 'TABLESAMPLE') break;
    if (token.text === '(') at = closingOf(from, at);
    else if (isName(token)) name = token.text;
  }
  return name;
}

function isQualifier(tokens: readonly Token[], at: number, name: string): boolean {
  const [before, token, dot, member, after] = [-1, 0, 1, 2, 3].map((step) => tokens[at + step]);
  if (token?.text !== name || dot?.text !== '.' || member === undefined || !isMember(member)) return false;
  return before?.text !== '.' && before?.text !== '::' && after?.text !== '(';
}

function isMember({ kind }: Token): boolean {
  return kind === 'word' || kind === 'quoted';
}
