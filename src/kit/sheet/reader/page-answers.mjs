// What a page asks an engine about styles, answered as one would that lacks all that the rules name. Runs in pages.
import { filter } from './filter.mjs';
import { lookUp } from './rules.mjs';

/** @typedef {import('./rules.mjs').StyleRules} StyleRules */

/**
 * @typedef {object} PageAnswers
 * @property {(text: string) => string} sheet what is left of a sheet
 * @property {(text: string) => string} declarations what is left of declarations
 * @property {(property: string, value: string) => boolean} takes whether it takes a declaration, as far as we know
 * @property {(selectors: string) => string | null} selectors what is left of a list of selectors; null: nothing
 * @property {(condition: string) => string} condition of `@supports`, with what it lacks as something that no engine has
 * @property {(query: string) => string} query of `@media`, in the same way
 * @property {(property: string) => boolean} lacks a property, by either of its names: `row-gap`, `rowGap`
 */

/** Answers that are remembered: libraries ask the same again and again. */
const mostRemembered = 5_000;

/**
 * @param {StyleRules} rules
 * @returns {PageAnswers}
 */
export function pageAnswers(rules) {
  /** @type {Map<string, string | null>} */
  const known = new Map();
  const sheet = (/** @type {string} */ text) => filter(rules, text, 'rules');
  const declarations = (/** @type {string} */ text) => filter(rules, text, 'style');
  const between = (/** @type {string} */ before, /** @type {string} */ text) => {
    const filtered = sheet(`${before}${text} {}`);
    return filtered.slice(before.length, -3);
  };
  return {
    sheet,
    declarations,
    takes: (property, value) => declarations(`${property}:${value}`).trim() !== '',
    selectors: (text) => {
      if (!text.includes(':') && !text.includes('&')) return text;
      const before = known.get(text);
      if (before !== undefined) return before;
      const filtered = sheet(`${text}{}`);
      const left = filtered.trim() === '' ? null : filtered.slice(0, -2);
      if (known.size < mostRemembered) known.set(text, left);
      return left;
    },
    condition: (text) => {
      if (!/^\s*[\w-]+\s*:/.test(text)) return between('@supports ', text);
      return between('@supports (', `${text})`).slice(0, -1);
    },
    query: (text) => between('@media ', text),
    lacks: (name) => {
      const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^webkit-/, '-webkit-');
      return lookUp(rules.properties, dashed) !== undefined;
    },
  };
}
