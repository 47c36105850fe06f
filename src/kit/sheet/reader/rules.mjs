// What the other modules here look up, as plain JSON: it also goes into pages.

/**
 * Names of style sheets and the key of MDN’s data (without `css.`) that each stands for; all names in small letters.
 *
 * @typedef {Readonly<Record<string, string>>} Names
 */

/**
 * @typedef {object} StyleRules
 * @property {Names} properties
 * @property {Readonly<Record<string, Names>>} values by property: words, functions as `name()`, kinds of components as
 *   `<percentage>`, and shapes of all components of a value as `<ident ident>`
 * @property {Names} wide words that any property takes, alone
 * @property {Names} colors words that are colors, where colors stand
 * @property {Names} functions that stand in any value
 * @property {Names} units
 * @property {Names} calcWords constants in calculations
 * @property {Names} pseudos classes and elements
 * @property {Names} atRules
 * @property {Readonly<Record<string, Names>>} descriptors by at-rule
 * @property {Names} media features of media queries, and `name:value`
 * @property {Names} tests what the condition of `@supports` may call
 * @property {Names} forms what has no name of its own, by ours: see src/kit/sheet/style-forms.ts
 */

/** Kept here: a page may put something else in its place. */
const { getOwnPropertyDescriptor } = Object;

/**
 * @template T
 * @param {Readonly<Record<string, T>> | undefined} table
 * @param {string} name
 * @returns {T | undefined}
 */
export function lookUp(table, name) {
  return table === undefined || getOwnPropertyDescriptor(table, name) === undefined ? undefined : table[name];
}
