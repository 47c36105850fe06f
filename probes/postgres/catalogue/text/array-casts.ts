import { closingOf, listOf } from './groups.ts';
import { sign, type Token } from './tokens.ts';

/**
 * `(ARRAY[a, b])::text[]` as `ARRAY[(a)::text, (b)::text]`. `x IN ('a', 'b')` on a varchar column is kept in the first
 * form when it is written, and in the second when a dump of it is restored.
 */
export function arrayCasts(tokens: readonly Token[]): readonly Token[] {
  const made: Token[] = [];
  let next = 0;
  for (const [at, token] of tokens.entries()) {
    if (at < next) continue;
    const cast = castAt(tokens, at);
    made.push(...(cast?.tokens ?? [token]));
    next = cast?.end ?? at + 1;
  }
  return made;
}

function castAt(
  tokens: readonly Token[],
  at: number,
): { readonly tokens: readonly Token[]; readonly end: number } | null {
  if (tokens[at]?.text !== '(' || tokens[at + 1]?.text !== 'ARRAY' || tokens[at + 2]?.text !== '[') return null;
  const last = closingOf(tokens, at + 2);
  if (tokens[last + 1]?.text !== ')' || tokens[last + 2]?.text !== '::') return null;
  const type = typeAt(tokens, last + 3);
  if (type === null) return null;
  const elements = listOf(arrayCasts(tokens.slice(at + 3, last)));
  const cast = elements.flatMap((element, index) => [
    ...(index === 0 ? [] : [sign(',')]),
    sign('('),
    ...element,
    sign(')'),
    sign('::'),
    ...type.tokens,
  ]);
  return { tokens: [...tokens.slice(at + 1, at + 3), ...cast, sign(']')], end: type.end };
}

/** The type of the elements, where a type of arrays stands here: `character varying[]`, `numeric(10,2)[]`. */
function typeAt(
  tokens: readonly Token[],
  from: number,
): { readonly tokens: readonly Token[]; readonly end: number } | null {
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.text === '[') break;
    if (token.text === '(') at = closingOf(tokens, at);
    else if (token.kind !== 'word' && token.kind !== 'quoted' && token.text !== '.') return null;
    at += 1;
  }
  return tokens[at + 1]?.text === ']' && at > from ? { tokens: tokens.slice(from, at), end: at + 2 } : null;
}
