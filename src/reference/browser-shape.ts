import * as z from 'zod';
import { engines, type BrowserShare, type BrowserVersion, type LanguageFeature } from '../model/reference.ts';
import { line } from './product-shape.ts';

const version = z.number().min(0).max(100_000);
const since = version.nullable();
const day = z.iso.date('reference.wanted-day');

const ownVersion = () =>
  z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6}){0,5}$/, 'reference.wanted-version')
    .nullable()
    .default(null);

/** A version of a browser as a customer writes it; source and day are those of the file unless it says others. */
export const browserShape = z.strictObject({
  browser: line(80),
  version: ownVersion(),
  engine: z.enum(engines).default('chromium'),
  engineVersion: version.positive(),
  source: line(500).exactOptional(),
  date: day.exactOptional(),
});

/** Percentages are rounded. */
const mostPercent = 100.5;

/** How many users of a site have a browser, as a customer writes it: counted, or in percent. */
const shareShape = z
  .strictObject({
    browser: line(80),
    version: ownVersion(),
    share: z.number().min(0).max(100).exactOptional(),
    count: z.number().int().min(0).max(1_000_000_000).exactOptional(),
  })
  .refine(({ share, count }) => (share === undefined) !== (count === undefined), 'reference.wanted-share');

/** Browsers of the users: all of them counted, or all in percent, and then no more than all. */
export const sharesShape = z
  .array(shareShape)
  .max(5000)
  .default([])
  .refine((rows) => new Set(rows.map(({ count }) => count === undefined)).size < 2, 'reference.wanted-one-kind')
  .refine((rows) => sum(rows.map(({ share = 0 }) => share)) <= mostPercent, 'reference.wanted-hundred');

/** Rows with their shares, counts in percent of all that were counted. */
export function sharesOf(rows: z.infer<typeof sharesShape>): readonly BrowserShare[] {
  const all = sum(rows.map(({ count = 0 }) => count));
  return rows.map(({ share, count = 0, ...named }) => ({
    ...named,
    share: share ?? (all === 0 ? 0 : (count / all) * 100),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** A row of a file, with the source and the day that it has of its own. */
export type AddedBrowser = Omit<BrowserVersion, 'source' | 'date'> & Partial<Pick<BrowserVersion, 'source' | 'date'>>;

/** A feature of the language as a customer writes it: all of it, since it stands in for what is shipped. */
export const featureShape = z.strictObject({
  name: line(200),
  since: z.strictObject({ chromium: since, firefox: since, safari: since }),
  costs: z
    .union([
      z.literal(['script', 'use']),
      z.strictObject({
        chromium: version.exactOptional(),
        firefox: version.exactOptional(),
        safari: version.exactOptional(),
      }),
    ])
    .default('script'),
}) satisfies z.ZodType<LanguageFeature>;

/** Names of features are paths of MDN’s data without `javascript.`, or ours. */
export const featureKey = z.string().regex(/^[\w@.]{1,200}$/, 'reference.wanted-feature');
