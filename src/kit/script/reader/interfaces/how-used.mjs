// What a script does with what it has found, by the token after it.
import { tokTypes } from 'acorn';

/** @typedef {import('acorn').TokenType} TokenType */

/** @type {ReadonlyMap<TokenType, 'call' | 'member' | 'optional' | 'fill'>} */
const byToken = new Map([
  [tokTypes.parenL, 'call'],
  [tokTypes.backQuote, 'call'],
  [tokTypes.dot, 'member'],
  [tokTypes.bracketL, 'member'],
  [tokTypes.questionDot, 'optional'],
  [tokTypes.eq, 'fill'],
]);

/**
 * @param {import('../hooked-parser.mjs').HookedParser} parser with the token after it in hand
 * @param {string} text
 * @param {number} start of the expression
 * @returns {'call' | 'new' | 'member' | 'optional' | 'fill' | 'read'} read: nothing throws where it is a member
 */
export function howUsed(parser, text, start) {
  const how = parser.type === tokTypes.assign && /[|?]/.test(String(parser.value)) ? 'fill' : byToken.get(parser.type);
  const isNew = text.slice(start - 4, start) === 'new ';
  if (isNew && (how === undefined || how === 'call')) return 'new';
  return how ?? 'read';
}
