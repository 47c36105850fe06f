import type { DeriveContext } from '../../model/derive.ts';
import type { JsonObject } from '../../model/json.ts';

const dayMs = 86_400_000;

/**
 * When the maker ends the support of a release series, with whole days until then; null: the data does not say.
 *
 * @param line product line of the end-of-life data: `postgresql`
 * @param series as the data names it: `17`, `8.4`
 */
export function endOfSupport(line: string, series: string, { reference, now }: DeriveContext): JsonObject | null {
  const data = reference.endOfLife;
  const cycle = data.products[line]?.find((each) => each.cycle === series);
  if (cycle === undefined || typeof cycle.eol !== 'string') return null;
  const ends = Date.parse(`${cycle.eol}T00:00:00Z`);
  return { date: cycle.eol, daysLeft: Math.floor((ends - now) / dayMs), dataDate: data.date };
}
