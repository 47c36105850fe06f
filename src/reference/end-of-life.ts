import type { EolCycle, ReferenceData } from '../model/reference.ts';
import dates from './end-of-life-dates.json' with { type: 'json' };
import { eolCycles } from './end-of-life-lines.ts';
import { endOfLifeSupplement } from './end-of-life-supplement.ts';

const products = Object.entries(dates).map(([product, lines]): readonly [string, readonly EolCycle[]] => [
  product,
  eolCycles(lines),
]);

/**
 * End-of-life dates that are shipped, of databases, operating systems, runtimes, browsers and servers. Source:
 * endoflife.date (MIT licence), as of the date given; what it does not have, from end-of-life-supplement.ts.
 */
export const endOfLife: ReferenceData['endOfLife'] = {
  date: '2026-08-22',
  source: 'https://endoflife.date',
  products: { ...Object.fromEntries(products), ...endOfLifeSupplement },
};
