import * as z from 'zod';
import { engines, type BrowserVersion, type LanguageFeature } from '../model/reference.ts';
import { line } from './product-shape.ts';

const version = z.number().min(0).max(100_000);
const since = version.nullable();
const day = z.iso.date('reference.wanted-day');

/** A version of a browser as a customer writes it; source and day are those of the file unless it says others. */
export const browserShape = z.strictObject({
  browser: line(80),
  version: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6}){0,5}$/, 'reference.wanted-version')
    .nullable()
    .default(null),
  engine: z.enum(engines).default('chromium'),
  engineVersion: version.positive(),
  source: line(500).exactOptional(),
  date: day.exactOptional(),
});

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
