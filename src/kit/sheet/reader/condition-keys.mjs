import { newToken, readToken } from './tokens.mjs';
import { lookUp } from './rules.mjs';
import { declarationKeys } from './value-keys.mjs';
import { selectorKeys } from './selector-keys.mjs';

/** @typedef {import('./rules.mjs').StyleRules} StyleRules */

/** What older engines have too, where a feature of media has this value: they only do not know how to say so. */
const neutral = /^\s*:\s*(?:no-preference|none|standard|srgb)\s*\)/i;
const longestNeutral = 100;

/** @typedef {(key: string, start: number, end: number) => void} NoteCondition */

/**
 * @callback NoteMediaKey
 * @param {string} key
 * @param {number} start of its query
 * @param {number} end
 * @param {boolean} byName whether it is a feature that is asked about, not the way it is asked: an engine without it
 *   has nothing to show there
 */

/**
 * Tells which keys the tests in a condition of `@supports` ask for, each with the place of its test.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {NoteCondition} note
 */
export function supportsKeys(rules, text, start, end, note) {
  const token = newToken();
  for (let at = start; at < end; at = token.end) {
    readToken(text, at, end, token);
    if (token.type === 'function') {
      const close = bracketEnd(text, token.end, end);
      testKeys(rules, text, at, token.end, close, note);
      token.end = Math.min(close + 1, end);
    } else if (token.type === 'mark' && text[at] === '(') {
      const name = declarationAt(text, token.end, end);
      if (name === null) continue;
      const close = bracketEnd(text, token.end, end);
      const done = Math.min(close + 1, end);
      declarationKeys(rules, text, name.property, name.start, name.value, close, (key, _start, _end, later) => {
        if (!later) note(key, at, done);
      });
      token.end = done;
    }
  }
}

/**
 * Whether a condition of `@supports` holds only where each of its tests does: it says neither `not` nor `or`.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function isConjunction(text, start, end) {
  const token = newToken();
  for (let at = start; at < end; at = token.end) {
    readToken(text, at, end, token);
    const isTest = token.type === 'function' || (text[at] === '(' && declarationAt(text, token.end, end) !== null);
    if (isTest) token.end = Math.min(bracketEnd(text, token.end, end) + 1, end);
    else if (token.type === 'ident' && /^(?:not|or)$/i.test(text.slice(at, token.end))) return false;
  }
  return true;
}

/**
 * @param {StyleRules} rules
 * @param {string} text
 * @param {number} at of the name
 * @param {number} inner behind its bracket
 * @param {number} close
 * @param {NoteCondition} note
 */
function testKeys(rules, text, at, inner, close, note) {
  const name = text.slice(at, inner - 1).toLowerCase();
  const done = Math.min(close + 1, text.length);
  const key = lookUp(rules.tests, name);
  if (key !== undefined) note(key, at, done);
  if (name === 'selector')
    selectorKeys(rules, text, inner, close, (used) => {
      note(used, at, done);
    });
}

/**
 * A name with a colon behind it.
 *
 * @param {string} text
 * @param {number} from
 * @param {number} end
 */
function declarationAt(text, from, end) {
  const token = newToken();
  let [start, stop] = [-1, -1];
  for (let at = from; at < end; at = token.end) {
    readToken(text, at, end, token);
    if (token.type === 'space' || token.type === 'comment') continue;
    if (start === -1) {
      if (token.type !== 'ident') return null;
      [start, stop] = [at, token.end];
    } else {
      if (text[at] !== ':') return null;
      const written = text.slice(start, stop);
      return { property: written.startsWith('--') ? written : written.toLowerCase(), start, value: token.end };
    }
  }
  return null;
}

/**
 * Offset of the bracket that closes the one before `from`.
 *
 * @param {string} text
 * @param {number} from
 * @param {number} end
 */
export function bracketEnd(text, from, end) {
  const token = newToken();
  let depth = 0;
  for (let at = from; at < end; at = token.end) {
    readToken(text, at, end, token);
    const mark = token.type === 'mark' ? text[at] : '';
    if (token.type === 'function' || mark === '(' || mark === '[' || mark === '{') depth += 1;
    if (mark === ')' || mark === ']' || mark === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return end;
}

/**
 * Tells which keys the queries of a media list use, each with the place of its query: an engine that does not know one
 * takes the query for one that never holds.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {NoteMediaKey} note
 */
export function mediaKeys(rules, text, start, end, note) {
  const token = newToken();
  let from = start;
  let depth = 0;
  for (let at = start; at <= end; at = at === end ? at + 1 : token.end) {
    if (at < end) readToken(text, at, end, token);
    const mark = at < end && token.type === 'mark' ? text[at] : '';
    if (at === end || (mark === ',' && depth === 0)) {
      queryKeys(rules, text, from, at, note);
      from = at + 1;
    }
    if (mark === '(' || (at < end && token.type === 'function')) depth += 1;
    if (mark === ')' && depth > 0) depth -= 1;
  }
}

/**
 * @param {StyleRules} rules
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {NoteMediaKey} note
 */
function queryKeys(rules, text, start, end, note) {
  const token = newToken();
  let [depth, feature, words, negated] = [0, '', 0, false];
  const add = (/** @type {string | undefined} */ key, byName = false) => {
    if (key !== undefined) note(key, start, end, byName);
  };
  for (let at = start; at < end; at = token.end) {
    readToken(text, at, end, token);
    if (token.type === 'space' || token.type === 'comment') continue;
    const mark = token.type === 'mark' ? text[at] : '';
    const word = token.type === 'ident' ? text.slice(at, token.end).toLowerCase() : '';
    if (mark === '(' || token.type === 'function') {
      depth += 1;
      feature = '';
      if (mark === '(' && depth > 1) add(lookUp(rules.forms, 'media boolean'));
    } else if (mark === ')') {
      depth -= 1;
    } else if (depth > 0 && (mark === '<' || mark === '>' || mark === '=')) {
      add(lookUp(rules.forms, 'media range'));
    } else if (word !== '' && depth === 0) {
      negated ||= word === 'not';
      const negation = word === 'not' && words === 0 && /^\s*\(/.test(text.slice(token.end, end));
      if (word === 'or' || negation) add(lookUp(rules.forms, 'media boolean'));
      words += 1;
    } else if (word !== '' && feature === '') {
      feature = word.replace(/^(-webkit-|-moz-)?(?:min|max)-/, '$1');
      add(lookUp(rules.media, feature), !negated && !neutral.test(text.slice(token.end, token.end + longestNeutral)));
    } else if (word !== '') {
      add(lookUp(rules.media, `${feature}:${word}`), true);
    }
  }
}

/**
 * Tells which keys the prelude of an `@import` uses.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {(key: string) => void} note
 */
export function importKeys(rules, text, start, end, note) {
  const token = newToken();
  let words = 0;
  for (let at = start; at < end; at = token.end) {
    readToken(text, at, end, token);
    if (token.type === 'space' || token.type === 'comment') continue;
    const isFirst = words === 0;
    words += 1;
    if (isFirst && token.type === 'function') token.end = Math.min(bracketEnd(text, token.end, end) + 1, end);
    if (isFirst || (token.type !== 'ident' && token.type !== 'function')) continue;
    const name = text.slice(at, token.end).toLowerCase().replace('(', '');
    const key = lookUp(rules.forms, `import ${name}`);
    if (key !== undefined) note(key);
    if (token.type === 'function') token.end = Math.min(bracketEnd(text, token.end, end) + 1, end);
  }
}
