import { closingOf, listOf, splitAt, unwrapped } from './groups.ts';
import { sign, type Token } from './tokens.ts';

const word = (text: string): Token => ({ kind: 'word', text });

/** Functions with a syntax of their own and the words between their arguments (manual, chapter 9). */
const between: Readonly<Record<string, readonly string[]>> = {
  SUBSTRING: ['FROM', 'FOR'],
  OVERLAY: ['PLACING', 'FROM', 'FOR'],
  POSITION: ['IN'],
  EXTRACT: ['FROM'],
  TRIM: ['FROM'],
};

/** Ordinary names of functions whose arguments may stand in needless brackets. */
const ordinary = new Set([
  'substring',
  'overlay',
  'position',
  'date_part',
  'timezone',
  'overlaps',
  'btrim',
  'ltrim',
  'rtrim',
]);

const trims: Readonly<Record<string, string>> = { BOTH: 'btrim', LEADING: 'ltrim', TRAILING: 'rtrim' };

/**
 * Calls in SQL’s own syntax as ordinary calls: since PostgreSQL 14 `EXTRACT(year FROM x)` stays what it was written as,
 * before that the server showed `date_part('year'::text, x)`.
 */
export function functionSyntax(tokens: readonly Token[]): readonly Token[] {
  const made: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const opens = tokens[at + 1]?.text === '(';
    if (opens && (token.text in between || ordinary.has(token.text))) {
      const last = closingOf(tokens, at + 1);
      made.push(...called(token.text, functionSyntax(tokens.slice(at + 2, last))));
      at = last + 1;
      continue;
    }
    if (token.text === '(') {
      const last = closingOf(tokens, at);
      const inner = functionSyntax(tokens.slice(at + 1, last));
      made.push(...(infix(inner) ?? [token, ...inner, ...(tokens[last]?.text === ')' ? [sign(')')] : [])]));
      at = last + 1;
      continue;
    }
    made.push(token);
    at += 1;
  }
  return made;
}

function called(name: string, inside: readonly Token[]): readonly Token[] {
  const words = between[name];
  if (words === undefined) return call(name, listOf(inside));
  const parts = splitAt(inside, ({ kind, text }) => text === ',' || (kind === 'word' && words.includes(text)));
  const [first = [], second = []] = parts;
  switch (name) {
    case 'EXTRACT':
      return call('date_part', [
        [{ kind: 'text', text: `'${first.map(({ text }) => text).join('')}'` }, sign('::'), word('text')],
        second,
      ]);
    case 'POSITION':
      return call('position', [second, first]);
    case 'TRIM':
      return call(trims[first[0]?.text ?? ''] ?? 'btrim', [second, ...(first.length > 1 ? [first.slice(1)] : [])]);
    default:
      return call(name.toLowerCase(), parts);
  }
}

/** `(x AT TIME ZONE z)` and `((a, b) OVERLAPS (c, d))`; null: neither. */
function infix(inner: readonly Token[]): readonly Token[] | null {
  const zone = splitAt(inner, ({ text }) => text === 'AT');
  const [moment, name] = zone;
  if (zone.length === 2 && moment && name?.[0]?.text === 'TIME' && name[1]?.text === 'ZONE')
    return call('timezone', [name.slice(2), moment]);
  const both = splitAt(inner, ({ text }) => text === 'OVERLAPS');
  return both.length === 2
    ? call(
        'overlaps',
        both.flatMap((side) => listOf(unwrapped(side))),
      )
    : null;
}

function call(name: string, given: readonly (readonly Token[])[]): readonly Token[] {
  const list = given.flatMap((each, index) => [...(index === 0 ? [] : [sign(',')]), ...unwrapped(each)]);
  return [word(name), sign('('), ...list, sign(')')];
}
