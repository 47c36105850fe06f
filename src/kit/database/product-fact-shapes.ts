import * as z from 'zod';
import type { Protocol } from '../../model/reference.ts';
import { flag, instant, names, text } from './fact-shapes.ts';

const date = (example: string) => z.string().meta({ unit: 'instant', examples: [example] });
const daysLeft = (example: number) => z.number().meta({ unit: 'days', volatile: true, examples: [example] });

/** Shape of what endOfLifeOf gives below `endOfLife`. */
export const endOfLifeShape = z.strictObject({
  series: text('18').describe('release series, as the data names it'),
  date: date('2030-11-14').describe('day on which the maker ends support'),
  daysLeft: daysLeft(400).describe('days until then; negative: days since'),
  ended: flag(false).describe('the maker has ended support'),
  extendedDate: date('2033-11-14')
    .nullable()
    .describe('day on which extended (mostly paid) support ends; null: the data has none'),
  extendedDaysLeft: daysLeft(1500).nullable().describe('days until then; null: the data has none'),
  distribution: z
    .strictObject({
      name: text('Debian 12').describe('name and release of the distribution'),
      date: date('2026-07-11').nullable().describe('day on which its support ends; null: the data has none'),
      extendedDate: date('2028-06-30')
        .nullable()
        .describe('day on which its extended support ends; null: the data has none'),
    })
    .nullable()
    .describe('distribution whose own package it is, which mends it for as long; null: none that it names'),
  dataDate: instant('2026-08-22').describe('date of the end-of-life data'),
  source: text('https://endoflife.date').describe('where the end-of-life data comes from'),
});

/** What may differ between products of one protocol: their names, and versions that show how its own are written. */
interface ProductExamples {
  readonly products: readonly [string, ...string[]];
  readonly versions: readonly [string, ...string[]];
  readonly evidence: string;
}

/**
 * Shapes of what productFacts gives. What hangs on the product is judged only where the product is the one that was
 * expected, and versions in the order of the product that answered.
 */
export function productFactShapes(protocol: Protocol, examples: ProductExamples) {
  return {
    product: text(...examples.products)
      .meta({ spelling: 'free' })
      .describe('product that answered; capitals, blanks and marks make no difference in what is expected of it'),
    productConfidence: z
      .enum(['certain', 'likely', 'guess'])
      .meta({ examples: ['certain'] })
      .describe('how sure that is: certain, likely, guess'),
    productEvidence: names([examples.evidence]).describe('what the product was told by'),
    version: z
      .string()
      .meta({
        dialect: protocol,
        dialectOf: 'product',
        dependsOn: ['product'],
        role: 'version',
        examples: [...examples.versions],
      })
      .describe('version of the product, its own; written and ordered as the product does it'),
    compatibleWith: text(...examples.products.slice(0, 1))
      .nullable()
      .meta({ spelling: 'free' })
      .describe('product whose behaviour it promises; its own name where it is one that others follow; null: none'),
    compatibleVersion: z
      .string()
      .meta({ dialect: protocol, dependsOn: ['product', 'compatibleWith'], examples: examples.versions.slice(0, 1) })
      .describe('version of that product it passes for'),
    endOfLife: endOfLifeShape.meta({ dependsOn: ['product'] }),
  };
}
