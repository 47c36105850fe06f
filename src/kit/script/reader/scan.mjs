// Reads a script once. In JavaScript, like all that is beside it, because it runs in threads too, and Node 20 starts no
// thread from TypeScript.
import { tokTypes } from 'acorn';
import { forget } from './forget.mjs';
import { hookedParser } from './hooked-parser.mjs';
import { noteInterfaces } from './interfaces/note-interfaces.mjs';
import { noteImportComma, noteNode } from './note-nodes.mjs';
import { noteConversion } from './note-patterns.mjs';
import { noteToken } from './note-tokens.mjs';
import { placesIn } from '../../text/places-in.mjs';
import { lineEnds } from './line-ends.mjs';
import { newTally } from './tally.mjs';

/** @typedef {import('../../../model/script.ts').ScriptScan} ScriptScan */
/** @typedef {import('../../../model/script.ts').ScriptGoal} ScriptGoal */
/** @typedef {import('./interfaces/interface-index.mjs').InterfaceIndex} InterfaceIndex */

/**
 * @param {string} text
 * @param {ScriptGoal} goal
 * @param {InterfaceIndex | null} index what to look for besides the syntax
 * @returns {ScriptScan}
 */
export function scan(text, goal, index) {
  // What decodes the bytes of a script drops the mark; where it is still there, it would hide a hashbang.
  const script = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { ...foundIn(script, goal, index), error: null };
  } catch (error) {
    return { uses: [], interfaces: [], error: mistake(error, script) };
  }
}

/**
 * @param {string} text
 * @param {ScriptGoal} goal
 * @param {InterfaceIndex | null} index
 */
function foundIn(text, goal, index) {
  const tally = newTally();
  const interfaces = index === null ? null : noteInterfaces(index, text);
  if (text.startsWith('#!')) tally.note('grammar.hashbang_comments', 0);
  let comma = -1;
  const parser = hookedParser(text, goal, {
    token: (reader, type, value) => {
      noteToken(reader, type, value, tally);
    },
    node: (reader, node) => {
      noteNode(node, tally, reader);
      interfaces?.node(reader, node);
      if (node.type === 'ImportExpression') noteImportComma(node, comma, tally);
      return forget(node);
    },
    pattern: (node) => {
      noteConversion(node, tally);
    },
    trailingComma: (reader, closing) => {
      if (closing !== tokTypes.parenR) return;
      comma = reader.lastTokStart;
      tally.suppose('grammar.trailing_commas.trailing_commas_in_functions', comma);
    },
    withClause: (reader) => {
      if (reader.type === tokTypes._with) tally.note('statements.import.import_attributes', reader.start);
    },
    scopes: interfaces?.scopes ?? null,
  });
  parser.parse();
  return { uses: tally.uses(text), interfaces: interfaces?.uses(parser) ?? [] };
}

/**
 * @param {unknown} error
 * @param {string} text
 */
function mistake(error, text) {
  const at = error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number' ? error.pos : null;
  const place = placesIn(text, lineEnds)(at ?? 0);
  // acorn writes the place behind the sentence.
  const message = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : '';
  if (error instanceof RangeError || message === noStack) return { message: 'too-deep', ...place };
  return at === null ? { message: 'reader-failed', ...place } : { message, ...place };
}

/** What acorn makes of a RangeError. */
const noStack = 'Not enough stack space to parse input';
