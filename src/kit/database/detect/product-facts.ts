import type { DeriveContext, Derived } from '../../../model/derive.ts';
import { isJsonObject, type JsonObject } from '../../../model/json.ts';
import type { Gap } from '../../../model/observation.ts';
import { notSupported } from '../../machine/missed.ts';
import { distributionOf } from '../distribution.ts';
import { endOfLifeOf } from '../end-of-life.ts';
import { detectProduct } from './detect-product.ts';
import type { ProductEvidence } from './evidence.ts';

/** Top-level facts that follow from which product answered: what they are called where it was not seen. */
export const productPaths = [
  'product',
  'productConfidence',
  'productEvidence',
  'version',
  'compatibleWith',
  'compatibleVersion',
  'endOfLife',
] as const;

/** How a server is called that shows no sign of a known product. */
export const unrecognised = {
  postgresql: 'unrecognised PostgreSQL-protocol server',
  mysql: 'unrecognised MySQL-protocol server',
} as const;

/** Product, version, what it is compatible with, and its end of life, as facts. */
export function productFacts(evidence: ProductEvidence, context: DeriveContext): Derived {
  const detected = detectProduct(evidence, context.reference.databases);
  const { product, version, compatibleVersion } = detected;
  const gaps: Gap[] = [];
  if (version === null) gaps.push(notSupported('version', 'kit.gap.version-unknown'));
  if (product === null) gaps.push(notSupported('compatibleWith', 'kit.gap.product-unknown'));
  if (compatibleVersion === null) gaps.push(notSupported('compatibleVersion', 'kit.gap.version-unknown'));
  const end = endOf(evidence, detected, context);
  const facts: JsonObject = {
    product: product?.name ?? unrecognised[evidence.protocol],
    productConfidence: detected.confidence,
    productEvidence: [...detected.evidence],
    ...(version === null ? {} : { version }),
    ...(product === null ? {} : { compatibleWith: product.compatibleWith }),
    ...(compatibleVersion === null ? {} : { compatibleVersion }),
    ...end.facts,
  };
  return { facts, gaps: [...gaps, ...(end.gaps ?? [])] };
}

function endOf(
  evidence: ProductEvidence,
  { product, version }: ReturnType<typeof detectProduct>,
  context: DeriveContext,
): Derived {
  if (product === null || version === null) {
    const note = product === null ? 'kit.gap.product-unknown' : 'kit.gap.version-unknown';
    return { facts: {}, gaps: [notSupported('endOfLife', note)] };
  }
  const { facts, gaps = [] } = endOfLifeOf(product.endOfLife, version, context);
  const end = facts['endOfLife'];
  if (!isJsonObject(end)) return { facts, gaps };
  const distribution = distributionOf(evidence.version ?? '', context);
  return { facts: { endOfLife: { ...end, distribution } }, gaps };
}
