// What the pattern and the flags of a RegExp literal ask of an engine. The literal was found to be right before, so that
// a reader of brackets and escapes is enough (ECMA-262, 22.2.1 Patterns).

/** @typedef {import('../features.ts').SyntaxFeature} SyntaxFeature */

/**
 * @typedef {object} FoundInRegExp
 * @property {SyntaxFeature} feature
 * @property {number} at offset in the literal, whose first slash is 0
 */

/** @type {Readonly<Record<string, SyntaxFeature>>} */
const flagFeatures = {
  y: 'builtins.RegExp.sticky',
  u: 'builtins.RegExp.unicode',
  s: 'builtins.RegExp.dotAll',
  d: 'builtins.RegExp.hasIndices',
  v: 'builtins.RegExp.unicodeSets',
};

/**
 * @param {string} pattern
 * @param {string} flags
 * @returns {FoundInRegExp[]}
 */
export function regExpFeatures(pattern, flags) {
  const found = inPattern(pattern, flags);
  for (const [index, flag] of [...flags].entries()) {
    const feature = flagFeatures[flag];
    if (feature !== undefined) found.push({ feature, at: pattern.length + 2 + index });
  }
  return found;
}

/**
 * @param {string} pattern
 * @param {string} flags
 */
function inPattern(pattern, flags) {
  /** @type {FoundInRegExp[]} */
  const found = [];
  if (!/[(\\]/.test(pattern)) return found;
  const isUnicode = /[uv]/.test(flags);
  /** @type {Set<string>} */
  const names = new Set();
  /** @type {FoundInRegExp[]} */
  const references = [];
  let classes = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    const at = index + 1;
    const sign = pattern[index];
    if (sign === '\\') {
      const feature = escaped(pattern.slice(at, at + 2), isUnicode, classes > 0);
      if (feature !== null) (feature === reference ? references : found).push({ feature, at });
      index += 1;
    } else if (sign === '[') {
      // Only the flag v lets classes stand in classes.
      classes = flags.includes('v') ? classes + 1 : 1;
    } else if (sign === ']') classes = Math.max(0, classes - 1);
    else if (sign === '(' && classes === 0) found.push(...groupAt(pattern, index, names));
  }
  // Without a named group and without the flag u, \k is the letter k.
  if (isUnicode || names.size > 0) found.push(...references);
  return found;
}

const reference = 'regular_expressions.named_backreference';

/**
 * @param {string} next the two characters after the backslash
 * @param {boolean} isUnicode
 * @param {boolean} inClass
 * @returns {SyntaxFeature | null}
 */
function escaped(next, isUnicode, inClass) {
  if (next === 'k<' && !inClass) return reference;
  if (!isUnicode) return null;
  if (next === 'u{') return 'regular_expressions.character_escape.unicode';
  return /^p\{$/i.test(next) ? 'regular_expressions.unicode_character_class_escape' : null;
}

/**
 * @param {string} pattern
 * @param {number} index of the bracket
 * @param {Set<string>} names of the groups before it; gets this one’s
 * @returns {FoundInRegExp[]}
 */
function groupAt(pattern, index, names) {
  const at = index + 1;
  if (pattern[index + 1] !== '?') return [];
  const sign = pattern[index + 2] ?? '';
  if (/[:=!]/.test(sign)) return [];
  if (sign !== '<') return [{ feature: 'regular_expressions.modifier', at }];
  if (/[=!]/.test(pattern[index + 3] ?? '')) return [{ feature: 'regular_expressions.lookbehind_assertion', at }];
  const name = pattern.slice(index + 3, pattern.indexOf('>', index));
  const isAgain = names.has(name);
  names.add(name);
  const named = 'regular_expressions.named_capturing_group';
  return isAgain
    ? [
        { feature: named, at },
        { feature: `${named}.duplicate_named_capturing_groups`, at },
      ]
    : [{ feature: named, at }];
}
