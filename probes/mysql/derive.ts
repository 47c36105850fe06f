import { productFacts, productPaths } from '../../src/kit/database/detect/product-facts.ts';
import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt } from '../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { deriveAccount } from './derive-account.ts';
import { productEvidence } from './detect-product.ts';

/** Product, version, head-room and end of life, from what the server said. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const evidence = productEvidence(facts);
  const product: Derived =
    evidence === null
      ? { facts: {}, gaps: gapsAt(productPaths, fromUnseen('mysql', 'versionText')) }
      : productFacts(evidence, context);
  const free = freeConnections(facts);
  const unseen =
    free === null ? gapsAt(['connections.free'], fromUnseen('mysql', 'connections', 'maxConnections')) : [];
  const account = deriveAccount(facts, context.now);
  return {
    facts: { ...product.facts, ...account.facts, ...(free === null ? {} : { connections: { free } }) },
    gaps: [...(product.gaps ?? []), ...unseen, ...(account.gaps ?? [])],
  };
}

/** One connection above max_connections is kept for administrators, which is why none is taken off here. */
function freeConnections({ connections, maxConnections }: JsonObject): number | null {
  if (!isJsonObject(connections) || typeof maxConnections !== 'number') return null;
  const { used } = connections;
  return typeof used === 'number' ? Math.max(0, maxConnections - used) : null;
}
