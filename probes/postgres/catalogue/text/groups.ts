import type { Token } from './tokens.ts';

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** Place of the sign that closes the one at `at`; the last place where none does. */
export function closingOf(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let place = at; place < tokens.length; place += 1) {
    depth += depthOf(tokens[place]);
    if (depth === 0) return place;
  }
  return tokens.length - 1;
}

/** What a word does to the depth: 1 opens, -1 closes. */
export function depthOf(token: Token | undefined): number {
  if (token?.kind !== 'sign') return 0;
  if (token.text in partners) return 1;
  return token.text === ')' || token.text === ']' ? -1 : 0;
}

/** Parts between the words for which `separates` holds, outside of all brackets. */
export function splitAt(tokens: readonly Token[], separates: (token: Token) => boolean): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += depthOf(token);
    if (depth === 0 && separates(token)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Parts between commas. */
export function listOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  return tokens.length === 0 ? [] : splitAt(tokens, ({ text }) => text === ',');
}

/** Without brackets around the whole. */
export function unwrapped(tokens: readonly Token[]): readonly Token[] {
  let inner = tokens;
  while (inner[0]?.text === '(' && closingOf(inner, 0) === inner.length - 1) inner = inner.slice(1, -1);
  return inner;
}
