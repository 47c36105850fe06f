import { arrayCasts } from './array-casts.ts';
import { functionSyntax } from './function-syntax.ts';
import { plainIdentifiers } from './plain-identifiers.ts';
import { lineOf, tokensOf, type Token } from './tokens.ts';
import { viewQualifiers } from './view-qualifiers.ts';
import type { Normaliser } from '../normalisers.ts';

/** Which normalisers are at work. */
export type Wanted = (normaliser: Normaliser) => boolean;

/** An expression or definition that the server wrote, in the words every release would use. */
export function canonicalText(text: string, wanted: Wanted): string {
  return lineOf(canonicalTokens(tokensOf(text), wanted));
}

export function canonicalTokens(tokens: readonly Token[], wanted: Wanted): readonly Token[] {
  let made = tokens;
  if (wanted('identifier-quotes')) made = plainIdentifiers(made);
  if (wanted('function-syntax')) made = functionSyntax(made);
  if (wanted('array-casts')) made = arrayCasts(made);
  return made;
}

/** The query of a view. */
export function canonicalQuery(text: string, wanted: Wanted): string {
  const tokens = tokensOf(text);
  const query = tokens.at(-1)?.text === ';' ? tokens.slice(0, -1) : tokens;
  const qualified = wanted('identifier-quotes') ? plainIdentifiers(query) : query;
  return lineOf(canonicalTokens(wanted('view-qualifiers') ? viewQualifiers(qualified) : qualified, wanted));
}
