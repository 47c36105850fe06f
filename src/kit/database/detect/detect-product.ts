import { RE2JS } from 're2js';
import type { Confidence, DatabaseProduct, ProductSign, SignPlace } from '../../../model/reference.ts';
import type { ProductEvidence } from './evidence.ts';
import { hitOf, type Find, type Hit } from './hit.ts';
import { versionsOf } from './versions-of.ts';

/** Which product answered, and what that rests on. */
export interface Detected {
  /** As the table names it; null: none that is known. */
  readonly product: DatabaseProduct | null;
  /** Its own version; null: it does not say one that is understood. */
  readonly version: string | null;
  /** Version of the product it is compatible with; null: not said. */
  readonly compatibleVersion: string | null;
  readonly confidence: Confidence;
  /** What was found, as `name: value`; for a server that is not recognised what it says of itself. */
  readonly evidence: readonly string[];
}

/**
 * In which order kinds of signs are tried: what a server says of itself, functions, extensions, settings; then what
 * several products say alike; and last the greeting, which may be that of a proxy.
 */
const order: Readonly<Record<SignPlace, number>> = {
  version: 0,
  comment: 0,
  function: 1,
  extension: 2,
  setting: 3,
  greeting: 5,
};
const sameTexts = 4;
const stages = [0, 1, 2, 3, sameTexts, 5] as const;

/**
 * Says which product answered. Every sign of the table is data; expressions run on RE2, in linear time. A server that
 * shows no sign of a known product is not recognised: never taken for the product its protocol is named after. An
 * administrator can change every text a server says of itself, so the answer comes with what it rests on.
 *
 * @param products in the order in which they are tried
 */
export function detectProduct(evidence: ProductEvidence, products: readonly DatabaseProduct[]): Detected {
  const { find, signs } = compiled(products);
  const inOrder = stages.flatMap((stage) => signs.get(`${evidence.protocol} ${String(stage)}`) ?? []);
  for (const { product, sign } of inOrder) {
    const hits = hitsOf(sign, evidence, find);
    if (hits !== null) return asDetected(product, sign.confidence, hits, evidence, find);
  }
  const said = evidence.version ?? evidence.greeting ?? '';
  const more = evidence.comment === null ? [] : [clipped(`version_comment: ${evidence.comment}`)];
  return {
    product: null,
    version: null,
    compatibleVersion: null,
    confidence: 'certain',
    evidence: [clipped(`version: ${said}`), ...more],
  };
}

function asDetected(
  product: DatabaseProduct,
  confidence: Confidence,
  first: readonly Hit[],
  evidence: ProductEvidence,
  find: Find,
): Detected {
  const others = product.signs.flatMap((sign) => hitsOf(sign, evidence, find) ?? []);
  const hits = [...first, ...others];
  return {
    product,
    ...versionsOf(product, hits, evidence),
    confidence,
    evidence: [...new Set(hits.map((hit) => clipped(hit.evidence)))],
  };
}

/** What all conditions of a sign found; null: one does not hold. */
function hitsOf(sign: ProductSign, evidence: ProductEvidence, find: Find): readonly Hit[] | null {
  const hits: Hit[] = [];
  for (const condition of sign.all) {
    const hit = hitOf(condition, evidence, find);
    if (hit === null) return null;
    hits.push(hit);
  }
  return hits;
}

interface Compiled {
  readonly find: Find;
  /** By protocol and stage, in the order in which they are tried. */
  readonly signs: ReadonlyMap<string, readonly { readonly product: DatabaseProduct; readonly sign: ProductSign }[]>;
}

/** One table is asked for every observation of a run. */
const known = new WeakMap<readonly DatabaseProduct[], Compiled>();

function compiled(products: readonly DatabaseProduct[]): Compiled {
  const before = known.get(products);
  if (before !== undefined) return before;
  const made = { find: finder(), signs: byStage(products) };
  known.set(products, made);
  return made;
}

function finder(): Find {
  const patterns = new Map<string, RE2JS>();
  return (pattern) => {
    const made = patterns.get(pattern) ?? RE2JS.compile(pattern);
    patterns.set(pattern, made);
    return made;
  };
}

function byStage(products: readonly DatabaseProduct[]): Compiled['signs'] {
  const signs = new Map<string, { product: DatabaseProduct; sign: ProductSign }[]>();
  for (const product of products) {
    for (const sign of product.signs) {
      const own = Math.max(...sign.all.map((condition) => order[condition.in]));
      const key = `${product.protocol} ${String(product.last ? Math.max(own, sameTexts) : own)}`;
      const list = signs.get(key) ?? [];
      list.push({ product, sign });
      signs.set(key, list);
    }
  }
  return signs;
}

const longestEvidence = 200;

/** Bounded, on one line. */
function clipped(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > longestEvidence ? `${line.slice(0, longestEvidence - 1)}…` : line;
}
