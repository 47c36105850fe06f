import { blockKindOf } from '../../src/kit/sheet/reader/block-kinds.mjs';
import { walk } from '../../src/kit/sheet/reader/walk.mjs';

/** @typedef {import('../sheets.mjs').Part} Part */
/** @typedef {import('../sheets.mjs').Sheet} Sheet */

/**
 * Every distinct declaration of the sheets, but for custom properties, descriptors and those whose value hangs on
 * `var()` or `env()`, and every distinct list of selectors of a rule that is not nested. What both halves hold is in
 * the tuning half only.
 *
 * @param {readonly Sheet[]} sheets
 */
export function partsOf(sheets) {
  /** @type {{ declarations: Map<string, Part>, selectors: Map<string, Part> }} */
  const parts = { declarations: new Map(), selectors: new Map() };
  const ordered = [...sheets].sort((one, other) => (one.half < other.half ? -1 : 1));
  for (const { text, half } of ordered)
    partsOfSheet(text, (kind, part) => {
      if (!parts[kind].has(part)) parts[kind].set(part, { text: part, half });
    });
  return { declarations: [...parts.declarations.values()], selectors: [...parts.selectors.values()] };
}

/**
 * @param {string} text
 * @param {(kind: 'declarations' | 'selectors', part: string) => void} take
 */
export function partsOfSheet(text, take) {
  walk(text, 'rules', {
    open: ({ kind, name, start, headEnd, within }) => {
      if (kind === 'rule' && within === 'rules') take('selectors', text.slice(start, headEnd).trim());
      return kind === 'at' ? blockKindOf(name, within) : 'style';
    },
    close: () => undefined,
    declaration: ({ name, valueStart, headEnd, within }) => {
      const value = text.slice(valueStart, headEnd);
      if (within === 'declarations' || name.startsWith('--') || /(?:var|env)\(/i.test(value)) return;
      take('declarations', declarationText(name, value));
    },
  });
}

/**
 * One text for one declaration, without what makes it important.
 *
 * @param {string} name
 * @param {string} value
 */
export function declarationText(name, value) {
  return `${name.toLowerCase()}:${value.replace(/!\s*important\s*$/i, '').trim()}`;
}
