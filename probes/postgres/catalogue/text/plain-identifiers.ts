import type { Token } from './tokens.ts';

const plain = /^"[a-z_][a-z0-9_$]*"$/;

/**
 * Names without quotation marks that they need not have: each release has other keywords, and quotes names that are
 * keywords to it (`"normalize"`). Keywords themselves are written in capitals. `"char"` is a type of its own.
 */
export function plainIdentifiers(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token) =>
    token.kind === 'quoted' && plain.test(token.text) && token.text !== '"char"'
      ? { kind: 'word', text: token.text.slice(1, -1) }
      : token,
  );
}
