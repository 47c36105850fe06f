// Sums up the uses of each interface.
import { placesIn } from '../../../text/places-in.mjs';
import { lineEnds } from '../line-ends.mjs';
import { methodNames } from './method-names.mjs';

/** @typedef {import('../../../../model/script.ts').InterfaceUse} InterfaceUse */
/** @typedef {import('../../../../model/reference.ts').Confidence} Confidence */
/** @typedef {import('./uses.mjs').Use} Use */

/**
 * @typedef {object} Total
 * @property {number} count
 * @property {number} first
 * @property {number} open the first unguarded one; Infinity: there is none
 * @property {number} bare the first of these that is reached without https, too; Infinity: there is none
 * @property {boolean} whenSecure whether one is reached only with https
 */

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
  const add = ({ root, path, at, how, guarded, whenSecure }) => {
    const name = path.at(-1);
    if (root !== null) {
      const { key, known, lasting } = index.find(root, path, how === 'new');
      if (how === 'fill') {
        if (key !== null && lasting) fills.fill(key);
        return;
      }
      if (key !== null) count(certain, key, at, guarded, whenSecure);
      if (known) return;
    }
    if (how === 'call' && name !== undefined && methodNames.has(name)) count(called, name, at, guarded, whenSecure);
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
        all.set(key, new Map([['certain', fills.isFilled(key) ? ready(total) : total]]));
      }
      for (const [name, total] of called) {
        const key = index.method(name);
        if (key === null) continue;
        /** @type {Map<Confidence, Total>} */
        const of = all.get(key) ?? new Map();
        of.set(sureOf(name, key), fills.isNameFilled(name) ? ready(total) : total);
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
  const { first = 0, open = Infinity, bare = Infinity, whenSecure = false } = of.get(sure) ?? {};
  const guarded = open === Infinity;
  const isBare = bare !== Infinity;
  const isOpenAt = isBare ? bare : open;
  let uses = 0;
  for (const total of of.values()) uses += total.count;
  const secured = whenSecure && !isBare ? { whenSecure } : {};
  return { key, sure, guarded, ...secured, count: uses, at: guarded ? first : isOpenAt };
}

/** What the script brings itself is there. @param {Total} total @returns {Total} */
function ready(total) {
  return { ...total, open: Infinity, bare: Infinity };
}

/**
 * @param {Map<string, Total>} totals
 * @param {string} of
 * @param {number} at
 * @param {boolean} guarded
 * @param {boolean} whenSecure
 */
function count(totals, of, at, guarded, whenSecure) {
  const total = totals.get(of) ?? { count: 0, first: at, open: Infinity, bare: Infinity, whenSecure: false };
  totals.set(of, total);
  total.count += 1;
  total.first = Math.min(total.first, at);
  total.whenSecure ||= whenSecure;
  if (!guarded) total.open = Math.min(total.open, at);
  if (!guarded && !whenSecure) total.bare = Math.min(total.bare, at);
}
