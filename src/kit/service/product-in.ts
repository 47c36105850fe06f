import type { Gap } from '../../model/observation.ts';
import type { JsonObject } from '../../model/json.ts';
import { notSupported } from '../machine/missed.ts';

/** How a product shows itself, with its version as the first group that has one, and its name. */
export type ProductSign = readonly [sign: RegExp, product: string];

/** Sentences for what is not told: codes of gaps. */
interface Untold {
  readonly product: string;
  readonly version: string;
}

/**
 * `product` and `version` by what a service says of itself: the first sign that fits. What it does not tell is a gap.
 * For `derive`. Pure.
 */
export function productIn(
  text: string,
  products: readonly ProductSign[],
  untold: Untold,
): { readonly facts: JsonObject; readonly gaps: readonly Gap[] } {
  for (const [sign, product] of products) {
    const found = sign.exec(text);
    if (found === null) continue;
    const version = found.slice(1).find((group: string | undefined) => group !== undefined && group !== '');
    if (version !== undefined) return { facts: { product, version }, gaps: [] };
    return { facts: { product }, gaps: [notSupported('version', untold.version)] };
  }
  return { facts: {}, gaps: ['product', 'version'].map((path) => notSupported(path, untold.product)) };
}
