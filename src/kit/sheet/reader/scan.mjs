import { blockKindOf } from './block-kinds.mjs';
import { importKeys, mediaKeys, supportsKeys } from './condition-keys.mjs';
import { lookUp } from './rules.mjs';
import { selectorKeys } from './selector-keys.mjs';
import { newStyleTally } from './style-tally.mjs';
import { declarationKeys } from './value-keys.mjs';
import { walk } from './walk.mjs';

/** @typedef {import('./rules.mjs').StyleRules} StyleRules */
/** @typedef {import('./style-tally.mjs').StyleTally} StyleTally */
/** @typedef {import('./walk.mjs').Found} Found */
/** @typedef {import('../sheet-scan.ts').StyleUse} StyleUse */
/** @typedef {(one: string, other: string) => boolean} Implies whether every engine that has one has the other too */

/**
 * @typedef {object} Block
 * @property {string} name of an at-rule; empty: a style rule
 * @property {readonly string[]} asked keys that the conditions around it ask for
 * @property {Map<string, readonly string[]>} stated what each property has used so far, the least of all
 */

/** Conditions within conditions ask for a few keys; of more they are not remembered. */
const mostAsked = 100;

/** In the block of a rule there are some dozens; more are not remembered. */
const mostStated = 1_000;

/**
 * Tells which keys a sheet uses.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {'rules' | 'style'} kind a sheet, or the declarations of an attribute
 * @param {Implies} implies
 * @returns {StyleUse[]}
 */
export function scan(rules, text, kind, implies) {
  const tally = newStyleTally();
  /** @type {Block} */
  const outermost = { name: '', asked: [], stated: new Map() };
  /** @type {Block[]} */
  const open = [outermost];
  const innermost = () => open[open.length - 1] ?? outermost;
  walk(text, kind, {
    open: (found) => {
      const around = innermost();
      const guarded = (/** @type {string} */ key) => around.asked.some((asked) => implies(asked, key));
      if (found.kind === 'rule') noteRule(rules, text, found, guarded, tally);
      else noteAt(rules, text, found, guarded, tally);
      if (!found.block) return 'skip';
      const asks = found.name === 'supports' && around.asked.length < mostAsked;
      const asked = asks ? [...around.asked, ...askedBy(rules, text, found)] : around.asked;
      open.push({ name: found.name, asked, stated: new Map() });
      return found.kind === 'at' ? blockKindOf(found.name, found.within) : 'style';
    },
    close: () => {
      if (open.length > 1) open.pop();
    },
    declaration: (found) => {
      noteDeclaration(rules, text, found, innermost(), implies, tally);
    },
  });
  return tally.uses(text);
}

/**
 * Keys that a condition asks for; none where it says `not` or `or`: then what is within may be used without them.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {Found} found
 */
function askedBy(rules, text, { valueStart, headEnd }) {
  /** @type {string[]} */
  const keys = [];
  if (/\b(?:not|or)\b(?![^(]*:)/i.test(text.slice(valueStart, headEnd))) return keys;
  supportsKeys(rules, text, valueStart, headEnd, (key) => {
    keys.push(key);
  });
  return keys;
}

/**
 * @param {StyleRules} rules
 * @param {string} text
 * @param {Found} found
 * @param {(key: string) => boolean} guarded
 * @param {StyleTally} tally
 */
function noteRule(rules, text, { start, headEnd, within }, guarded, tally) {
  if (within === 'frames') return;
  // Where it is written with `&`, that counts.
  if (within === 'style' && !text.slice(start, headEnd).includes('&')) {
    for (const form of /[\w-]/.test(text.charAt(start)) ? ['nesting', 'nesting name'] : ['nesting']) {
      const key = lookUp(rules.forms, form);
      if (key !== undefined) tally.note(key, start, 'rule', guarded(key));
    }
  }
  selectorKeys(rules, text, start, headEnd, (key, at, alternative) => {
    tally.note(key, at, alternative === null ? 'rule' : 'alternative', guarded(key));
  });
}

/**
 * @param {StyleRules} rules
 * @param {string} text
 * @param {Found} found
 * @param {(key: string) => boolean} guarded
 * @param {StyleTally} tally
 */
function noteAt(rules, text, { name, start, valueStart, headEnd, within }, guarded, tally) {
  const nesting = within === 'style' ? lookUp(rules.forms, 'nesting') : undefined;
  if (nesting !== undefined) tally.note(nesting, start, 'block', guarded(nesting));
  const key = lookUp(rules.atRules, name);
  if (key !== undefined) tally.note(key, start, 'block', guarded(key));
  if (name === 'media')
    mediaKeys(rules, text, valueStart, headEnd, (used, at) => {
      tally.note(used, at, 'block', guarded(used));
    });
  if (name === 'import')
    importKeys(rules, text, valueStart, headEnd, (used) => {
      tally.note(used, start, 'block', guarded(used));
    });
}

/**
 * @param {StyleRules} rules
 * @param {string} text
 * @param {Found} found
 * @param {Block} block
 * @param {Implies} implies
 * @param {StyleTally} tally
 */
function noteDeclaration(rules, text, found, block, implies, tally) {
  const { name, start, headEnd, valueStart, within } = found;
  const descriptor = within === 'declarations' ? lookUp(rules.descriptors[block.name], name) : undefined;
  if (descriptor !== undefined) tally.note(descriptor, start, 'declaration', false);
  /** @type {string[]} */
  const keys = [];
  const before = block.stated.get(name);
  declarationKeys(rules, text, name, start, valueStart, headEnd, (key, at, _end, later) => {
    keys.push(key);
    const asked = block.asked.some((each) => implies(each, key));
    // What is found out only when the value is computed does not fall back to what was stated before.
    const stated = !later && before?.every((each) => each !== key && implies(key, each)) === true;
    tally.note(key, at, 'declaration', asked || stated);
  });
  if (block.stated.size < mostStated && (before === undefined || keys.length < before.length))
    block.stated.set(name, keys);
}
