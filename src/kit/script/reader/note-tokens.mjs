// Features that a single token shows.
import { tokTypes } from 'acorn';
import { regExpFeatures } from './regexp-features.mjs';

/** @typedef {import('../features.ts').SyntaxFeature} SyntaxFeature */
/** @typedef {import('./hooked-parser.mjs').HookedParser} HookedParser */
/** @typedef {import('./tally.mjs').Tally} Tally */

/** @type {ReadonlyMap<unknown, SyntaxFeature>} */
const assignments = new Map([
  ['**=', 'operators.exponentiation_assignment'],
  ['??=', 'operators.nullish_coalescing_assignment'],
  ['&&=', 'operators.logical_and_assignment'],
  ['||=', 'operators.logical_or_assignment'],
]);

/** @type {ReadonlyMap<import('acorn').TokenType, (parser: HookedParser, tally: Tally, value: unknown) => void>} */
const byType = new Map([
  [tokTypes.coalesce, noting('operators.nullish_coalescing')],
  [tokTypes.questionDot, noting('operators.optional_chaining')],
  [tokTypes.starstar, noting('operators.exponentiation')],
  [tokTypes.arrow, noting('functions.arrow_functions')],
  [tokTypes.invalidTemplate, noting('grammar.template_literals.template_literal_revision')],
  [tokTypes.assign, noteAssignment],
  [tokTypes.num, noteNumber],
  [tokTypes.string, noteString],
  [tokTypes.template, noteEscapes],
  [tokTypes.name, noteName],
  [tokTypes.privateId, noteName],
  [tokTypes.regexp, noteRegExp],
]);

/**
 * @param {HookedParser} parser
 * @param {import('acorn').TokenType} type
 * @param {unknown} value
 * @param {Tally} tally
 */
export function noteToken(parser, type, value, tally) {
  byType.get(type)?.(parser, tally, value);
}

/**
 * @param {SyntaxFeature} feature
 * @returns {(parser: HookedParser, tally: Tally) => void}
 */
function noting(feature) {
  return (parser, tally) => {
    tally.note(feature, parser.start);
  };
}

/**
 * @param {HookedParser} parser
 * @param {Tally} tally
 * @param {unknown} value
 */
function noteAssignment(parser, tally, value) {
  const feature = assignments.get(value);
  if (feature !== undefined) tally.note(feature, parser.start);
}

/**
 * @param {HookedParser} parser
 * @param {Tally} tally
 */
function noteNumber(parser, tally) {
  if (parser.pos - parser.start < 2) return;
  const raw = parser.input.slice(parser.start, parser.pos);
  if (raw.includes('_')) tally.note('grammar.numeric_separators', parser.start);
  if (raw.endsWith('n')) tally.note('builtins.BigInt', parser.start);
  if (/^0b/i.test(raw)) tally.note('grammar.binary_numeric_literals', parser.start);
  if (/^0o/i.test(raw)) tally.note('grammar.octal_numeric_literals', parser.start);
}

/**
 * @param {HookedParser} parser
 * @param {Tally} tally
 * @param {unknown} value
 */
function noteString(parser, tally, value) {
  const text = String(value);
  if (/[\u2028\u2029]/.test(text)) noteLineEnds(parser, tally);
  // Where nothing is escaped, the text is as long as what is written.
  if (text.length + 2 !== parser.pos - parser.start) noteEscapes(parser, tally);
}

/**
 * A line end that no backslash stands before.
 *
 * @param {HookedParser} parser
 * @param {Tally} tally
 */
function noteLineEnds(parser, tally) {
  const raw = parser.input.slice(parser.start, parser.pos);
  const found = /(?<!\\)(?:\\\\)*[\u2028\u2029]/.exec(raw);
  if (found === null) return;
  tally.note('builtins.JSON.json_superset', parser.start + found.index + found[0].length - 1);
}

/**
 * @param {HookedParser} parser
 * @param {Tally} tally
 */
function noteEscapes(parser, tally) {
  const raw = parser.input.slice(parser.start, parser.pos);
  if (!raw.includes('\\u{')) return;
  const found = /(?<!\\)(?:\\\\)*\\u\{/.exec(raw);
  if (found !== null) tally.note('grammar.unicode_point_escapes', parser.start + found.index + found[0].length - 3);
}

/**
 * @param {HookedParser} parser
 * @param {Tally} tally
 */
function noteName(parser, tally) {
  if (parser.containsEsc) noteEscapes(parser, tally);
}

/**
 * @param {HookedParser} parser
 * @param {Tally} tally
 * @param {unknown} value
 */
function noteRegExp(parser, tally, value) {
  // acorn gives the pattern and the flags of a RegExp token as its value.
  const { pattern, flags } = /** @type {{ pattern: string, flags: string }} */ (value);
  for (const { feature, at } of regExpFeatures(pattern, flags)) tally.note(feature, parser.start + at);
}
