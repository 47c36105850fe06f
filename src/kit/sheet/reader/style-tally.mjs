import { placesIn } from '../../text/places-in.mjs';

/** Ends of lines as CSS has them. */
const lineEnds = /\r\n?|[\n\f]/g;

/** @typedef {import('../sheet-scan.ts').StyleLoss} StyleLoss */
/** @typedef {import('../sheet-scan.ts').StyleUse} StyleUse */

/**
 * @typedef {object} StyleTally
 * @property {(key: string, at: number, loss: StyleLoss, guarded: boolean) => void} note a use at an offset of the text
 * @property {(text: string) => StyleUse[]} uses each key once, in the order of first use
 */

/** @type {readonly StyleLoss[]} */
const losses = ['alternative', 'declaration', 'definition', 'condition', 'rule', 'block'];

/** @returns {StyleTally} */
export function newStyleTally() {
  /** @type {Map<string, { loss: StyleLoss, guarded: boolean, count: number, at: number }>} */
  const known = new Map();
  return {
    note: (key, at, loss, guarded) => {
      const use = known.get(key);
      if (use === undefined) {
        known.set(key, { loss, guarded, count: 1, at });
        return;
      }
      use.count += 1;
      if (use.guarded && !guarded) [use.loss, use.at, use.guarded] = [loss, at, false];
      else if (use.guarded === guarded && losses.indexOf(loss) > losses.indexOf(use.loss)) use.loss = loss;
    },
    uses: (text) => {
      const found = Array.from(known, ([key, use]) => ({ key, ...use }));
      found.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
      const place = placesIn(text, lineEnds);
      return found.map(({ key, loss, guarded, count, at }) => ({ key, loss, guarded, count, ...place(at) }));
    },
  };
}
