import { placesIn } from '../../text/places-in.mjs';
import { lineEnds } from './line-ends.mjs';

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
      const place = placesIn(text, lineEnds);
      return found.map(({ feature, count, first }) => ({ feature, count, ...place(first) }));
    },
  };
}
