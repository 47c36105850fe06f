import * as z from 'zod';
import type { BrowserShare, DatabaseProduct, EolCycle, LanguageFeature } from '../model/reference.ts';
import { browserShape, featureKey, featureShape, sharesOf, sharesShape, type AddedBrowser } from './browser-shape.ts';
import { line, productShape } from './product-shape.ts';

const day = z.iso.date('reference.wanted-day');
const end = z.union([day, z.boolean()], 'reference.wanted-end');

const Cycle = z.strictObject({
  cycle: z.string().regex(/^[^\s\p{Cc}]{1,60}$/u, 'reference.wanted-cycle'),
  released: day.nullable().default(null),
  eol: end,
  extended: end.exactOptional(),
  source: line(500).exactOptional(),
  date: day.exactOptional(),
});

const File = z.strictObject({
  format: z.literal('plumbline-reference'),
  version: z.literal(1),
  date: day,
  source: line(500),
  databases: z.array(productShape).max(500).default([]),
  endOfLife: z.record(line(80), z.array(Cycle).max(5000)).default({}),
  browsers: z.array(browserShape).max(5000).default([]),
  features: z.record(featureKey, featureShape).default({}),
  shares: sharesShape,
});

/** What a file of reference data says. */
export interface ReferenceContent {
  /** The day its data was taken, YYYY-MM-DD. */
  readonly date: string;
  /** Where its data comes from. */
  readonly source: string;
  /** Products it adds, tried before the others. */
  readonly databases: readonly DatabaseProduct[];
  /** Release series by product line; they stand in for those of the same name. */
  readonly endOfLife: { readonly [line: string]: readonly EolCycle[] };
  /** Versions of browsers it adds, looked through before the others. */
  readonly browsers: readonly AddedBrowser[];
  /** Features of the language by key; they stand in for those of the same key. */
  readonly features: { readonly [feature: string]: LanguageFeature };
  /** Browsers of the users of the site; empty: the file says nothing of them. */
  readonly shares: readonly BrowserShare[];
}

/** A file of reference data, or everything that is wrong with it; no issues: it is not JSON. */
export type ReadReference =
  | { readonly ok: true; readonly content: ReferenceContent }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] };

/** Reads a file of reference data (docs/reference-data.md). Nothing in it is believed before its shape was checked. */
export function readReferenceFile(text: string): ReadReference {
  const value = parse(text.replace(/^\uFEFF/, ''));
  if (value === undefined) return { ok: false, issues: [] };
  const parsed = File.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, issues: parsed.error.issues };
  const { date, source, databases, endOfLife, browsers, features } = parsed.data;
  const shares = sharesOf(parsed.data.shares);
  return { ok: true, content: { date, source, databases, endOfLife, browsers, features, shares } };
}

/** Undefined: not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
