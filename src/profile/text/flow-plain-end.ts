import { isSpaceOrEnd } from './white-space.ts';
/** Where an unquoted text in brackets ends. */
export interface FlowPlainEnd {
  /** The offset after its last character. */
  readonly end: number;
  /** Brackets inside it that YAML reads as a new map or list; what they were surely meant as. */
  readonly reason: 'placeholder-in-flow' | 'path-in-flow' | 'bracket-in-text' | null;
}

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Longest text looked for between such brackets, so that a long line of opening ones costs no quadratic time. */
const MAX_INNER = 1000;

/** Scans an unquoted text in brackets up to the comma, bracket, colon, comment or line end that ends it. */
export function scanFlowPlain(text: string, start: number, lineEnd: number): FlowPlainEnd {
  let reason: FlowPlainEnd['reason'] = null;
  let at = start;
  while (at < lineEnd) {
    const character = text[at] ?? '';
    if (endsText(text, at)) break;
    const close = character === '{' || character === '[' ? gluedBracketEnd(text, start, at, lineEnd) : at;
    if (close === -1) break;
    if (close !== at) reason ??= reasonOf(text, start, at);
    at = close + 1;
  }
  return { end: at, reason };
}

function endsText(text: string, at: number): boolean {
  const character = text[at];
  if (character === ',' || character === ']' || character === '}') return true;
  if (character === ':') return /^[ \t\n,[\]{}]?$/u.test(text[at + 1] ?? '');
  return character === '#' && isSpaceOrEnd(text[at - 1]);
}

/** The end of brackets that follow a text without a space, so that they belong to it; -1 where they do not. */
function gluedBracketEnd(text: string, start: number, at: number, lineEnd: number): number {
  return isGlued(text, start, at) ? matchingBracket(text, at, lineEnd) : -1;
}

function isGlued(text: string, start: number, at: number): boolean {
  return at > start && !isSpaceOrEnd(text[at - 1]);
}

function reasonOf(text: string, start: number, at: number): FlowPlainEnd['reason'] {
  if (text[at] === '{') return text[at - 1] === '$' ? 'placeholder-in-flow' : 'bracket-in-text';
  return /^[A-Za-z_][\w.-]{0,200}$/u.test(text.slice(start, at)) ? 'path-in-flow' : 'bracket-in-text';
}

/** The bracket that closes the one at an offset, on the same line, past quoted text; -1 without one. */
function matchingBracket(text: string, open: number, lineEnd: number): number {
  const closer = CLOSERS[text[open] ?? ''];
  let quote = '';
  const limit = Math.min(lineEnd, open + MAX_INNER);
  for (let at = open + 1; at < limit; at += 1) {
    const character = text[at] ?? '';
    if (quote === '' && character === closer) return at;
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
  }
  return -1;
}
