/** One word of SQL as the server writes it. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'sign';
  readonly text: string;
}

const shapes: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /E'(?:[^'\\]|''|\\.)*'|[BXN]?'(?:[^']|'')*'/suy],
  ['quoted', /"(?:[^"]|"")*"/suy],
  ['word', /[\p{L}_][\p{L}\p{N}\p{M}_$]*/uy],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy],
  ['sign', /::|[()[\],.;]|[-+*/<>=~!@#%^&|`?:]+/uy],
];

const space = /\s+/uy;

/**
 * Words of a definition that the server wrote (ruleutils.c): no comments, no dollar quotes. What is none of these is a
 * sign of one character, so that nothing is ever lost.
 */
export function tokensOf(sql: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    space.lastIndex = at;
    if (space.test(sql)) {
      at = space.lastIndex;
      continue;
    }
    const token = tokenAt(sql, at);
    found.push(token);
    at += token.text.length;
  }
  return found;
}

function tokenAt(sql: string, at: number): Token {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const text = shape.exec(sql)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return { kind: 'sign', text: String.fromCodePoint(sql.codePointAt(at) ?? 0) };
}

const tight = new Set(['.', '::', '[', ']', ',', ')']);
const opens = new Set(['(', '[', '.', '::']);

/** Words as one line: the same words give the same line. */
export function lineOf(tokens: readonly Token[]): string {
  let line = '';
  let before: Token | null = null;
  for (const token of tokens) {
    if (before !== null && spaced(before, token)) line += ' ';
    line += token.text;
    before = token;
  }
  return line;
}

function spaced(before: Token, { text }: Token): boolean {
  if (opens.has(before.text) || tight.has(text)) return false;
  // A call has its parenthesis at its name; keywords, which the server writes in capitals, have not.
  return text !== '(' || !isName(before);
}

/** Whether it is a name rather than a keyword. */
export function isName({ kind, text }: Token): boolean {
  return kind === 'quoted' || (kind === 'word' && /^[a-z_]/.test(text));
}

/** A sign, as a token. */
export const sign = (text: string): Token => ({ kind: 'sign', text });
