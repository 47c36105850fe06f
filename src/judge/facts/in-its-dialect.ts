import { productNamed } from '../../model/product-name.ts';
import type { DialectName } from '../../model/words.ts';
import type { ReferenceData } from '../../model/reference.ts';
import type { Seen, Sight } from './sight.ts';

/**
 * A version of which the catalogue says that its dialect hangs on a product, in the dialect of the product that was
 * seen. `loose` where the product is none that is known.
 *
 * @param productAt what is known of the fact that names the product
 */
export function inItsDialect(
  sight: Sight,
  productAt: (path: string) => Sight,
  { databases }: Pick<ReferenceData, 'databases'>,
): Sight {
  if (sight.kind !== 'seen' || sight.schema?.dialectOf === undefined) return sight;
  const product = productAt(sight.schema.dialectOf);
  if (product.kind !== 'seen' || typeof product.value !== 'string') return sight;
  const dialect: DialectName = productNamed(databases, product.value)?.dialect ?? 'loose';
  return { ...sight, schema: { ...sight.schema, dialect } } satisfies Seen;
}
