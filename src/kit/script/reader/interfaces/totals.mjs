// Sums up the uses of each interface.
import { placesIn } from '../../../text/places-in.mjs';
import { lineEnds } from '../line-ends.mjs';
import { methodNames } from './method-names.mjs';

/** @typedef {import('../../../../model/script.ts').InterfaceUse} InterfaceUse */
/** @typedef {import('../../../../model/reference.ts').Confidence} Confidence */
/** @typedef {import('./uses.mjs').Use} Use */

/** @typedef {{ count: number, first: number, open: number }} Total open: the first unguarded one; Infinity: there is none */

const ranks = /** @type {const} */ (['certain', 'likely', 'guess']);

/**
 * @param {import('./interface-index.mjs').InterfaceIndex} index
 * @param {import('./fills.mjs').Fills} fills
 */
export function newTotals(index, fills) {
  /** By key. @type {Map<string, Total>} */
  const certain = new Map();
  /** By name of the method. @type {Map<string, Total>} */
  const called = new Map();

  /** @param {Use} use */
  const add = ({ root, path, at, how, guarded }) => {
    const name = path.at(-1);
    if (root !== null) {
      const { key, known, lasting } = index.find(root, path, how === 'new');
      if (how === 'fill') {
        if (key !== null && lasting) fills.fill(key);
        return;
      }
      if (key !== null) count(certain, key, at, guarded);
      if (known) return;
    }
    if (how === 'call' && name !== undefined && methodNames.has(name)) count(called, name, at, guarded);
  };

  /** @param {string} name @param {string} key */
  const sureOf = (name, key) => {
    const sure = methodNames.get(name) ?? 'guess';
    return fills.isDefined(name) && !fills.isFilled(key) ? 'guess' : sure;
  };

  return {
    /** @param {readonly Use[]} uses */
    add: (uses) => {
      for (const use of uses) add(use);
    },
    /**
     * @param {string} text
     * @returns {InterfaceUse[]} each once, in the order of what counts as its first use
     */
    uses: (text) => {
      /** @type {Map<string, Map<Confidence, Total>>} */
      const all = new Map();
      for (const [key, total] of certain) {
        all.set(key, new Map([['certain', fills.isFilled(key) ? { ...total, open: Infinity } : total]]));
      }
      for (const [name, total] of called) {
        const key = index.method(name);
        if (key === null) continue;
        /** @type {Map<Confidence, Total>} */
        const of = all.get(key) ?? new Map();
        of.set(sureOf(name, key), fills.isNameFilled(name) ? { ...total, open: Infinity } : total);
        all.set(key, of);
      }
      const found = [...all].map(([key, of]) => merged(key, of));
      found.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
      const place = placesIn(text, lineEnds);
      return found.map(({ at, ...use }) => ({ ...use, ...place(at) }));
    },
  };
}

/**
 * What matters most says how sure it is, and where: a sure use that is not guarded before all others.
 *
 * @param {string} key
 * @param {ReadonlyMap<Confidence, Total>} of
 */
function merged(key, of) {
  const present = ranks.filter((sure) => of.has(sure));
  const sure = present.find((each) => of.get(each)?.open !== Infinity) ?? present[0] ?? 'guess';
  const { first = 0, open = Infinity } = of.get(sure) ?? {};
  const guarded = open === Infinity;
  let uses = 0;
  for (const total of of.values()) uses += total.count;
  return { key, sure, guarded, count: uses, at: guarded ? first : open };
}

/**
 * @param {Map<string, Total>} totals
 * @param {string} of
 * @param {number} at
 * @param {boolean} guarded
 */
function count(totals, of, at, guarded) {
  const total = totals.get(of);
  if (total === undefined) {
    totals.set(of, { count: 1, first: at, open: guarded ? Infinity : at });
    return;
  }
  total.count += 1;
  total.first = Math.min(total.first, at);
  if (!guarded) total.open = Math.min(total.open, at);
}
