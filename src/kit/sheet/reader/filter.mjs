import { blockKindOf } from './block-kinds.mjs';
import { importKeys, mediaKeys, supportsKeys } from './condition-keys.mjs';
import { newEdits } from './edits.mjs';
import { lookUp } from './rules.mjs';
import { selectorKeys } from './selector-keys.mjs';
import { declarationKeys } from './value-keys.mjs';
import { headEnd, walk } from './walk.mjs';

/** @typedef {import('./rules.mjs').StyleRules} StyleRules */
/** @typedef {import('./edits.mjs').Edits} Edits */
/** @typedef {import('./walk.mjs').Found} Found */

/** A condition that no engine meets, as short as one can be. */
const never = '(x:y)';

/**
 * Takes out of a text what an engine drops that lacks all that the rules name. Lines and places stay.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {'rules' | 'style'} kind a sheet, or the declarations of an attribute
 */
export function filter(rules, text, kind) {
  const edits = newEdits(text);
  const nests = lookUp(rules.forms, 'nesting') === undefined;
  const loose = lookUp(rules.forms, 'nesting name') === undefined;
  /** @type {{ found: Found, drop: boolean }[]} */
  const open = [];
  walk(text, kind, {
    open: (found, after) => {
      const drop =
        found.kind === 'at' ? dropsAt(rules, text, found, nests, edits) : dropsRule(rules, text, found, edits);
      if (!found.block) {
        if (drop) edits.blank(found.start, after);
        return 'skip';
      }
      open.push({ found, drop });
      if (drop) return 'skip';
      return found.kind === 'at' ? blockKindOf(found.name, found.within) : 'style';
    },
    close: (at) => {
      const ended = open.pop();
      if (ended?.drop === true) edits.blank(ended.found.start, Math.min(at + 1, text.length));
    },
    declaration: (found) => {
      const around = open[open.length - 1];
      filterDeclaration(rules, text, found, around === undefined ? '' : around.found.name, edits);
    },
    recover: (at, token) => {
      const named = /[\w-]/.test(text.charAt(at));
      if (nests && (loose || !named)) return -1;
      // An engine without nested rules reads on to the next semicolon, through blocks.
      const stop = headEnd(text, at, token, true);
      if (text.slice(at, stop).includes('{')) edits.blank(at, stop);
      return Math.max(stop, at + 1);
    },
  });
  return edits.result();
}

/**
 * @param {StyleRules} rules
 * @param {string} text
 * @param {Found} found
 * @param {Edits} edits
 * @returns {boolean} whether all of the rule is lost
 */
function dropsRule(rules, text, found, edits) {
  let drop = false;
  if (found.within === 'frames') return false;
  selectorKeys(rules, text, found.start, found.headEnd, (_key, _at, alternative) => {
    if (alternative === null) drop = true;
    else blankAlternative(alternative.start, alternative.end, edits);
  });
  return drop;
}

/**
 * Takes an alternative out of a list.
 *
 * @param {number} start
 * @param {number} end
 * @param {Edits} edits
 */
function blankAlternative(start, end, edits) {
  // An engine of today forgives what it does not know: a class that none has keeps the commas right.
  if (end - start >= 3) edits.put(start, end, ':-x');
  else edits.blank(start, end);
}

/**
 * @param {StyleRules} rules
 * @param {string} text
 * @param {Found} found
 * @param {boolean} nests
 * @param {Edits} edits
 * @returns {boolean} whether all of the rule is lost
 */
function dropsAt(rules, text, found, nests, edits) {
  const { name, valueStart, headEnd: end, within } = found;
  if (lookUp(rules.atRules, name) !== undefined) return true;
  if (!nests && within === 'style') return true;
  if (name === 'supports')
    supportsKeys(rules, text, valueStart, end, (_key, start, stop) => {
      edits.put(start, stop, never);
    });
  if (name === 'media')
    mediaKeys(rules, text, valueStart, end, (_key, start, stop) => {
      edits.put(start, stop, ' not all');
    });
  let drop = false;
  if (name === 'import')
    importKeys(rules, text, valueStart, end, () => {
      drop = true;
    });
  return drop;
}

/**
 * @param {StyleRules} rules
 * @param {string} text
 * @param {Found} found
 * @param {string} around name of the at-rule that it stands in; empty: a style rule
 * @param {Edits} edits
 */
function filterDeclaration(rules, text, found, around, edits) {
  const { name, start, headEnd: end, valueStart, within } = found;
  const descriptors = within === 'declarations' ? rules.descriptors[around] : undefined;
  if (lookUp(descriptors, name) !== undefined) {
    edits.blank(start, end);
    return;
  }
  declarationKeys(rules, text, name, start, valueStart, end, (_key, from, to, later) => {
    if (!later) edits.blank(start, end);
    // What the engine does not know makes the value invalid once it is computed, and so does this.
    else edits.put(from, to, 'z'.repeat(to - from));
  });
}
