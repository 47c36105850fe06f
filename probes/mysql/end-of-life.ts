import { endOfSupport } from '../../src/kit/database/end-of-support.ts';
import type { DeriveContext } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Product } from './detect-product.ts';

/** Product lines with published dates. Builds of others (Percona, Aurora) have dates of their own, which are not here. */
const lines: Readonly<Record<string, string>> = { MySQL: 'mysql', MariaDB: 'mariadb' };

/** When the maker ends the support of a version, with whole days until then; null: the data does not say. */
export function endOfLife({ product, version }: Product, context: DeriveContext): JsonObject | null {
  const line = lines[product];
  const series = /^\d{1,3}\.\d{1,3}/.exec(version ?? '')?.[0];
  return line === undefined || series === undefined ? null : endOfSupport(line, series, context);
}
