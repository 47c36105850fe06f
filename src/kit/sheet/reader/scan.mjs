import { blockKindOf } from './block-kinds.mjs';
import { importKeys, isConjunction, mediaKeys, supportsKeys } from './condition-keys.mjs';
import { fallbackNames } from './fallback-names.mjs';
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
 * @property {Map<string, readonly string[]> | null} stated what each property has used so far, the least of all; null: none
 */

/** Conditions within conditions ask for a few keys; of more they are not remembered. */
const mostAsked = 100;

/** At-rules that only say what something else means or begins with: without one of them no style is lost by itself. */
const defining =
  /^(?:font-face|page|property|counter-style|font-palette-values|font-feature-values|position-try|view-transition|function|color-profile|starting-style)$/;

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
  const outermost = { name: '', asked: [], stated: null };
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
      const asked = asks ? askedBy(rules, text, found, around.asked) : around.asked;
      open.push({ name: found.name, asked, stated: null });
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
 * Keys that a condition asks for and those around it, each once; of one with `not` or `or` none: then what is within may
 * be used without them.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {Found} found
 * @param {readonly string[]} around
 */
function askedBy(rules, text, { valueStart, headEnd }, around) {
  if (!isConjunction(text, valueStart, headEnd)) return around;
  const keys = new Set(around);
  supportsKeys(rules, text, valueStart, headEnd, (key) => {
    if (keys.size < mostAsked) keys.add(key);
  });
  return Array.from(keys);
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
function noteAt(rules, text, { name, start, valueStart, headEnd, within, block }, guarded, tally) {
  const nesting = within === 'style' ? lookUp(rules.forms, 'nesting') : undefined;
  if (nesting !== undefined) tally.note(nesting, start, 'block', guarded(nesting));
  const key = lookUp(rules.atRules, name);
  // Without a block it names something, as in `@layer a, b;`.
  const loss = defining.test(name) || !block ? 'definition' : 'block';
  if (key !== undefined) tally.note(key, start, loss, guarded(key));
  if (name === 'media')
    mediaKeys(rules, text, valueStart, headEnd, (used, at, _end, byName) => {
      tally.note(used, at, byName ? 'condition' : 'block', guarded(used));
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
  /** @type {Map<string, boolean>} */
  const keys = new Map();
  const before = statedBefore(block, name);
  declarationKeys(rules, text, name, start, valueStart, headEnd, (key, at, _end, later) => {
    let guarded = keys.get(key);
    if (guarded === undefined) {
      const asked = block.asked.some((each) => implies(each, key));
      // What is found out only when the value is computed does not fall back to what was stated before.
      const stated = !later && before?.every((each) => each !== key && implies(key, each)) === true;
      guarded = asked || stated;
      keys.set(key, guarded);
    }
    tally.note(key, at, 'declaration', guarded);
  });
  block.stated ??= new Map();
  if (block.stated.size < mostStated && (before === undefined || keys.size < before.length))
    block.stated.set(name, Array.from(keys.keys()));
}

/**
 * What a property has used so far in a block, under this name or an older one.
 *
 * @param {Block} block
 * @param {string} name
 */
function statedBefore({ stated }, name) {
  for (const each of fallbackNames(name)) {
    const keys = stated?.get(each);
    if (keys !== undefined) return keys;
  }
  return undefined;
}
