import type { DatabaseProduct } from './reference.ts';

/** A product name without what people write differently: `Percona Server`, `percona-server` and `PERCONA SERVER` are one. */
export function plainProductName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** One table is asked for every version of a run. */
const tables = new WeakMap<readonly DatabaseProduct[], ReadonlyMap<string, DatabaseProduct>>();

/** The product that is meant by a name or an id, the first of several; undefined: none that is known. */
export function productNamed(products: readonly DatabaseProduct[], name: string): DatabaseProduct | undefined {
  const known = tables.get(products) ?? tableOf(products);
  tables.set(products, known);
  return known.get(plainProductName(name));
}

function tableOf(products: readonly DatabaseProduct[]): ReadonlyMap<string, DatabaseProduct> {
  const table = new Map<string, DatabaseProduct>();
  const named = products.flatMap((product) => [product.name, product.id].map((name) => ({ name, product })));
  for (const { name, product } of named) {
    const plain = plainProductName(name);
    if (!table.has(plain)) table.set(plain, product);
  }
  return table;
}
