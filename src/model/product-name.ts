import type { DatabaseProduct } from './reference.ts';

/** A product name without what people write differently: `Percona Server`, `percona-server` and `PERCONA SERVER` are one. */
export function plainProductName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The product that is meant by a name or an id; undefined: none that is known. */
export function productNamed(products: readonly DatabaseProduct[], name: string): DatabaseProduct | undefined {
  const plain = plainProductName(name);
  return products.find((each) => plainProductName(each.name) === plain || plainProductName(each.id) === plain);
}
