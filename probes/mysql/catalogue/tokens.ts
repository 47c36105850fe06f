export type TokenKind = 'space' | 'comment' | 'string' | 'name' | 'word' | 'other';

/** A piece of SQL as it is written. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/**
 * Comments, texts in quotes, quoted names, words and numbers, anything else (MySQL manual, 11.1, 11.2, 11.7). What has no
 * end goes to the end, so that every text is read once, however wrong it is.
 */
const pattern =
  /(?<space>\s+)|(?<comment>\/\*[\s\S]*?(?:\*\/|$)|--(?=\s|$)[^\n]*|#[^\n]*)|(?<string>'(?:[^'\\]|\\[\s\S]|'')*(?:'|\\?$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|\\?$))|(?<name>`(?:[^`]|``)*(?:`|$))|(?<word>[\w$\u0080-\uffff]+)|(?<other>[\s\S])/g;

const kinds: readonly TokenKind[] = ['space', 'comment', 'string', 'name', 'word', 'other'];

/** Takes SQL apart; all pieces together are the text. */
export function tokensOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    kind: kinds.find((kind) => match.groups?.[kind] !== undefined) ?? 'other',
    text: match[0],
  }));
}

/** Whether the server or an optimiser reads it: `/*! ... *\/`, `/*M! ... *\/`, `/*+ ... *\/`. */
export function isExecuted({ kind, text }: Token): boolean {
  return kind === 'comment' && /^\/\*(?:M?!|\+)/.test(text);
}

/** The name that a token stands for, without its quotes; null: it is no name. */
export function nameIn(token: Token | undefined): string | null {
  if (token?.kind === 'word') return token.text;
  return token?.kind === 'name' ? token.text.slice(1, -1).replaceAll('``', '`') : null;
}
