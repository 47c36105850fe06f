import type { Normalises } from './normalisers.ts';
import { isExecuted, tokensOf, type Token } from './tokens.ts';
import { withoutSchema, type OwnSchema } from './without-schema.ts';

/** What texts of a catalogue are made alike by. */
export interface TextRules {
  readonly normalises: Normalises;
  /** Null: several schemas are looked at, and their names say something. */
  readonly own: OwnSchema | null;
}

/** Introducers that say no more than which Unicode the client spoke that created it. */
const unicode = /^_utf8(?:mb[34])?$/i;

const spellings: Readonly<Record<string, string>> = {
  now: 'current_timestamp',
  localtime: 'current_timestamp',
  localtimestamp: 'current_timestamp',
  curdate: 'current_date',
  curtime: 'current_time',
};

/**
 * An expression or view as the server wrote it from what it understood: keywords in any case, as many blanks and
 * parentheses around the whole as the release likes.
 */
export function expressionText(text: string, rules: TextRules): string {
  const tokens = ownTokens(tokensOf(text), rules);
  if (!rules.normalises('expressions')) return joined(tokens).trim();
  const kept: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'word' && unicode.test(token.text) && tokens[index + 1]?.kind === 'string') continue;
    kept.push(spelled(token));
  }
  return unwrapped(joined(withoutEmptyCalls(kept)).trim());
}

/** A body as somebody wrote it. */
export function bodyText(text: string, rules: TextRules): string {
  const tokens = ownTokens(tokensOf(text), rules);
  if (!rules.normalises('body-layout')) return joined(tokens);
  const kept: string[] = [];
  for (const token of tokens) {
    const layout = token.kind === 'space' || (token.kind === 'comment' && !isExecuted(token));
    if (!layout) kept.push(token.text);
    else if (kept.at(-1) !== ' ') kept.push(' ');
  }
  return kept.join('').trim();
}

function ownTokens(tokens: readonly Token[], { normalises, own }: TextRules): readonly Token[] {
  return own === null || !normalises('own-schema') ? tokens : withoutSchema(tokens, own);
}

function spelled(token: Token): Token {
  if (token.kind === 'space') return { kind: 'space', text: ' ' };
  if (token.kind !== 'word') return token;
  const text = token.text.toLowerCase();
  return { kind: 'word', text: spellings[text] ?? text };
}

/** `current_timestamp()` and `current_timestamp` are one. */
function withoutEmptyCalls(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const [name, open] = [kept.at(-2), kept.at(-1)];
    const isClock = name?.kind === 'word' && name.text.startsWith('current_');
    if (token.text === ')' && open?.text === '(' && isClock) kept.pop();
    else kept.push(token);
  }
  return kept;
}

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** Without a pair of parentheses around the whole. */
function unwrapped(text: string): string {
  let rest = text;
  while (rest.startsWith('(') && wrapsAll(rest)) rest = rest.slice(1, -1).trim();
  return rest;
}

function wrapsAll(text: string): boolean {
  let depth = 0;
  let at = 0;
  for (const token of tokensOf(text)) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    at += token.text.length;
    if (depth === 0) return at === text.length;
  }
  return false;
}
