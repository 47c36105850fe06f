import type { DeriveContext } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Product } from './detect-product.ts';

const dayMs = 86_400_000;

/** Product lines with published dates. Builds of others (Percona, Aurora) have dates of their own, which are not here. */
const lines: Readonly<Record<string, string>> = { MySQL: 'mysql', MariaDB: 'mariadb' };

/** When the maker ends the support of a version, with whole days until then; null: the data does not say. */
export function endOfLife({ product, version }: Product, context: DeriveContext): JsonObject | null {
  const data = context.reference.endOfLife;
  const line = lines[product];
  const series = /^\d{1,3}\.\d{1,3}/.exec(version ?? '')?.[0];
  if (line === undefined || series === undefined) return null;
  const cycle = data.products[line]?.find((each) => each.cycle === series);
  if (cycle === undefined || typeof cycle.eol !== 'string') return null;
  const ends = Date.parse(`${cycle.eol}T00:00:00Z`);
  return { date: cycle.eol, daysLeft: Math.floor((ends - context.now) / dayMs), dataDate: data.date };
}
