import { newToken, readToken } from './tokens.mjs';
import { lookUp } from './rules.mjs';

/** @typedef {import('./rules.mjs').StyleRules} StyleRules */

/**
 * @callback NoteSelectorKey
 * @param {string} key
 * @param {number} at
 * @param {Alternative | null} alternative of a forgiving list, which alone is lost; null: all is lost
 */

/** @typedef {{ start: number, end: number }} Alternative */

/**
 * @typedef {object} Bracket
 * @property {'list' | 'forgiving' | 'single' | 'nth' | 'other'} kind what stands in it; `single`: one simple selector, as
 *   older engines want it
 * @property {number} start of the alternative that is read
 * @property {number} simple selectors of it so far
 * @property {{ key: string, at: number }[]} notes that cost this alternative
 */

/** Brackets within brackets; no selector of anybody has more, and each costs time for all within it. */
const mostNested = 1_000;
const forgiving = /^(?:is|where)$/;
const lists = /^(?:has|host|host-context|slotted|cue|-webkit-any|-moz-any|matches|current)$/;
const nth = /^nth-(?:last-)?child$/;

/**
 * Tells which keys a list of selectors uses.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {NoteSelectorKey} note
 */
export function selectorKeys(rules, text, start, end, note) {
  const token = newToken();
  /** @type {Bracket[]} */
  const open = [];
  let colons = 0;
  const add = (/** @type {string | undefined} */ key, /** @type {number} */ at) => {
    if (key === undefined) return;
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const bracket = open[index];
      if (bracket?.kind === 'forgiving') {
        bracket.notes.push({ key, at });
        return;
      }
    }
    note(key, at, null);
  };
  const finish = (/** @type {Bracket} */ bracket, /** @type {number} */ stop) => {
    for (const { key, at } of bracket.notes) note(key, at, { start: bracket.start, end: stop });
    bracket.notes = [];
  };
  const simple = (/** @type {number} */ at) => {
    const inner = open[open.length - 1];
    if (inner?.kind !== 'single') return;
    inner.simple += 1;
    if (inner.simple === 2) add(lookUp(rules.forms, 'not list'), at);
  };
  for (let at = start; at < end && open.length < mostNested; at = token.end) {
    readToken(text, at, end, token);
    const mark = token.type === 'mark' ? text[at] : '';
    const inner = open[open.length - 1];
    const opaque = inner?.kind === 'other' || inner?.kind === 'nth';
    if (mark === ':' && !opaque) {
      colons += 1;
      continue;
    }
    const pseudo = colons > 0;
    colons = 0;
    if (token.type === 'function') {
      const name = text.slice(at, token.end - 1).toLowerCase();
      if (!opaque && pseudo) {
        simple(at);
        add(lookUp(rules.pseudos, `${name}()`) ?? lookUp(rules.pseudos, name), at);
      }
      open.push({ kind: pseudo && !opaque ? kindOf(name) : 'other', start: token.end, simple: 0, notes: [] });
    } else if (mark === '(' || mark === '[') {
      if (!opaque) simple(at);
      open.push({ kind: 'other', start: token.end, simple: 0, notes: [] });
    } else if (mark === ')' || mark === ']') {
      if (inner !== undefined) finish(inner, at);
      open.pop();
    } else if (inner?.kind === 'nth') {
      if (token.type === 'ident' && text.slice(at, token.end).toLowerCase() === 'of') {
        add(lookUp(rules.forms, 'nth of'), at);
        inner.kind = 'list';
      }
    } else if (!opaque && mark === ',' && inner !== undefined) {
      finish(inner, at);
      inner.start = token.end;
      if (inner.kind === 'single') simple(at);
    } else if (!opaque && token.type === 'ident') {
      const name = text.slice(at, token.end).toLowerCase();
      if (text[at - 1] !== '.') simple(at);
      if (pseudo) add(lookUp(rules.pseudos, name), at);
    } else if (!opaque && mark === '&') {
      add(lookUp(rules.forms, 'nesting'), at);
    } else if (!opaque && (token.type === 'hash' || mark === '.' || mark === '*')) {
      simple(at);
    } else if (mark === '>' || mark === '+' || mark === '~') {
      simple(at);
    }
  }
  for (const bracket of open) finish(bracket, end);
}

/**
 * @param {string} name
 * @returns {Bracket['kind']}
 */
function kindOf(name) {
  if (forgiving.test(name)) return 'forgiving';
  if (name === 'not') return 'single';
  if (nth.test(name)) return 'nth';
  return lists.test(name) ? 'list' : 'other';
}
