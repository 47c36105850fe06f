import { endOfSupport } from '../../src/kit/database/end-of-support.ts';
import type { DeriveContext } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Product } from './detect-product.ts';

/** When the maker ends the support of a version, with whole days until then; null: the data does not say. */
export function endOfLife({ product, version }: Product, context: DeriveContext): JsonObject | null {
  return product !== 'PostgreSQL' || version === null ? null : endOfSupport('postgresql', cycleOf(version), context);
}

/** Before version 10 the first two numbers named the cycle (PostgreSQL versioning policy). */
function cycleOf(version: string): string {
  const [, first = '', second = ''] = /^(\d{1,4})(?:\.(\d{1,4}))?/.exec(version) ?? [];
  return Number(first) >= 10 ? first : `${first}.${second}`;
}
