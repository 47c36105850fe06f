// Counts uses of features, and remembers where the first of each is.

/** @typedef {import('../features.ts').SyntaxFeature} SyntaxFeature */
/** @typedef {import('../../../model/script.ts').SyntaxUse} SyntaxUse */

/**
 * @typedef {object} Tally
 * @property {(feature: SyntaxFeature, at: number) => void} note a use at an offset of the text
 * @property {(feature: SyntaxFeature, at: number) => void} suppose a use that may turn out to be something else
 * @property {(feature: SyntaxFeature, at: number) => void} retract it did
 * @property {(text: string) => SyntaxUse[]} uses each feature once, in the order of first use
 */

/** @returns {Tally} */
export function newTally() {
  /** @type {Map<SyntaxFeature, { count: number, first: number }>} */
  const certain = new Map();
  /** @type {Map<SyntaxFeature, Set<number>>} */
  const supposed = new Map();

  /**
   * @param {SyntaxFeature} feature
   * @param {number} at
   * @param {number} count
   */
  const add = (feature, at, count) => {
    const known = certain.get(feature);
    if (known === undefined) {
      certain.set(feature, { count, first: at });
      return;
    }
    known.count += count;
    // What is inside ends before what is around it.
    if (at < known.first) known.first = at;
  };

  return {
    note: (feature, at) => {
      add(feature, at, 1);
    },
    suppose: (feature, at) => {
      const places = supposed.get(feature);
      if (places === undefined) supposed.set(feature, new Set([at]));
      else places.add(at);
    },
    retract: (feature, at) => {
      supposed.get(feature)?.delete(at);
    },
    uses: (text) => {
      for (const [feature, places] of supposed) {
        let first = Infinity;
        for (const at of places) first = Math.min(first, at);
        if (places.size > 0) add(feature, first, places.size);
      }
      supposed.clear();
      const found = Array.from(certain, ([feature, { count, first }]) => ({ feature, count, first }));
      found.sort((one, other) => one.first - other.first || (one.feature < other.feature ? -1 : 1));
      const place = placesIn(text);
      return found.map(({ feature, count, first }) => ({ feature, count, ...place(first) }));
    },
  };
}

/**
 * Tells line and column of offsets, which have to be asked for in rising order. Lines end as the language has it, with
 * U+2028 and U+2029 too.
 *
 * @param {string} text
 * @returns {(at: number) => { line: number, column: number }}
 */
export function placesIn(text) {
  const lineEnd = /\r\n?|[\n\u2028\u2029]/g;
  let line = 1;
  let begin = 0;
  let end = endOfLine(lineEnd, text);
  return (at) => {
    while (end <= at) {
      line += 1;
      begin = end;
      end = endOfLine(lineEnd, text);
    }
    return { line, column: at - begin + 1 };
  };
}

/**
 * @param {RegExp} lineEnd
 * @param {string} text
 */
function endOfLine(lineEnd, text) {
  const found = lineEnd.exec(text);
  return found === null ? Infinity : found.index + found[0].length;
}
