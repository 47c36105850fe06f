import type { DeriveContext } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Product } from './detect-product.ts';

const dayMs = 86_400_000;

/** When the maker ends the support of a version, with whole days until then; null: the data does not say. */
export function endOfLife({ product, version }: Product, context: DeriveContext): JsonObject | null {
  const data = context.reference.endOfLife;
  if (product !== 'PostgreSQL' || version === null) return null;
  const name = cycleOf(version);
  const cycle = data.products['postgresql']?.find((each) => each.cycle === name);
  if (cycle === undefined || typeof cycle.eol !== 'string') return null;
  const ends = Date.parse(`${cycle.eol}T00:00:00Z`);
  return { date: cycle.eol, daysLeft: Math.floor((ends - context.now) / dayMs), dataDate: data.date };
}

/** Before version 10 the first two numbers named the cycle (PostgreSQL versioning policy). */
function cycleOf(version: string): string {
  const [, first = '', second = ''] = /^(\d{1,4})(?:\.(\d{1,4}))?/.exec(version) ?? [];
  return Number(first) >= 10 ? first : `${first}.${second}`;
}
