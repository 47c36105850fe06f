import { closingOf, depthOf, listOf, splitAt, unwrapped } from './groups.ts';
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
  return plainNumbers(calls(tokens));
}

function calls(tokens: readonly Token[]): readonly Token[] {
  const made: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const opens = tokens[at + 1]?.text === '(';
    if (opens && (token.text in between || ordinary.has(token.text))) {
      const last = closingOf(tokens, at + 1);
      made.push(...called(token.text, calls(tokens.slice(at + 2, last))));
      at = last + 1;
      continue;
    }
    if (token.text === '(') {
      const last = closingOf(tokens, at);
      const inner = calls(tokens.slice(at + 1, last));
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
  const list = given.flatMap((each, index) => [...(index === 0 ? [] : [sign(',')]), ...uncast(each)]);
  return [word(name), sign('('), ...list, sign(')')];
}

/** An argument without the cast around it: in SQL’s own syntax the server leaves out those that nobody wrote. */
function uncast(given: readonly Token[]): readonly Token[] {
  const inner = unwrapped(given);
  if (inner[0]?.text !== '(') return inner;
  const last = closingOf(inner, 0);
  const type = inner.slice(last + 2);
  const isCast = inner[last + 1]?.text === '::' && type.every(({ kind, text }) => kind !== 'sign' || text === '.');
  return isCast ? uncast(inner.slice(0, last + 1)) : inner;
}

/**
 * `date_part(…) > (1900)::numeric` without the cast: until 13 it was a double precision, and the number beside it was
 * cast to that.
 */
function plainNumbers(tokens: readonly Token[]): readonly Token[] {
  const made: Token[] = [];
  let next = 0;
  for (const [at, token] of tokens.entries()) {
    if (at < next) continue;
    const end = token.kind === 'sign' && endsDatePart(tokens, at - 1) ? castNumberEnd(tokens, at + 1) : null;
    made.push(token);
    const number = tokens[at + 2];
    if (end === null || number === undefined) continue;
    made.push(number);
    next = end;
  }
  return made;
}

function endsDatePart(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== ')') return false;
  let depth = 0;
  for (let place = at; place > 0; place -= 1) {
    depth -= depthOf(tokens[place]);
    if (depth === 0) return tokens[place - 1]?.text === 'date_part';
  }
  return false;
}

/** The place after `(1900)::numeric` or `(1900)::double precision`; null: something else stands there. */
function castNumberEnd(tokens: readonly Token[], at: number): number | null {
  const [open, number, close, cast, type] = tokens.slice(at, at + 5);
  const isNumber = open?.text === '(' && number?.kind === 'number' && close?.text === ')' && cast?.text === '::';
  if (!isNumber) return null;
  if (type?.text === 'numeric') return at + 5;
  return type?.text === 'double' && tokens[at + 5]?.text === 'precision' ? at + 6 : null;
}
