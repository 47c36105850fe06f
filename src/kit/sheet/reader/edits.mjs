/**
 * Changes of a text that keep its length and its lines.
 *
 * @typedef {object} Edits
 * @property {(start: number, end: number) => void} blank
 * @property {(start: number, end: number, words: string) => void} put words in the place of a part that is at least as
 *   long; the rest of it is blanked
 * @property {() => string} result
 */

const characters = /[^\n\r\f]/g;

/**
 * @param {string} text
 * @returns {Edits}
 */
export function newEdits(text) {
  /** @type {{ start: number, end: number, words: string }[]} */
  const list = [];
  const put = (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ words) => {
    list.push({ start, end, words });
  };
  return {
    put,
    blank: (start, end) => {
      put(start, end, '');
    },
    result: () => {
      if (list.length === 0) return text;
      // What begins first and reaches farthest counts: what lies within it is gone with it.
      list.sort((one, other) => one.start - other.start || other.end - one.end);
      /** @type {string[]} */
      const parts = [];
      let at = 0;
      for (const { start, end, words } of list) {
        if (end <= at) continue;
        const from = Math.max(start, at);
        const rest = words.length > end - from ? '' : text.slice(from + words.length, end).replace(characters, ' ');
        parts.push(text.slice(at, from), words, rest);
        at = end;
      }
      parts.push(text.slice(at));
      return parts.join('');
    },
  };
}
