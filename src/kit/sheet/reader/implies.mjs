/** @typedef {Readonly<Record<string, Readonly<Record<string, number | null>>>>} Since by key, first versions by engine */

/**
 * Whether every engine that has one key has another too.
 *
 * @param {Since} styles
 * @returns {import('./scan.mjs').Implies}
 */
export function impliesIn(styles) {
  return (one, other) => {
    const [younger, older] = [styles[one], styles[other]];
    if (younger === undefined || older === undefined) return false;
    return Object.keys(younger).every((engine) => (younger[engine] ?? Infinity) >= (older[engine] ?? Infinity));
  };
}
