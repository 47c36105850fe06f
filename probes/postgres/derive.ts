import { productFacts, productPaths } from '../../src/kit/database/detect/product-facts.ts';
import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt } from '../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { deriveAccount } from './derive-account.ts';
import { productEvidence } from './detect-product.ts';

/** Product, version, head-room and end of life, from what the server said. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const evidence = productEvidence(facts);
  const product: Derived =
    evidence === null
      ? { facts: {}, gaps: gapsAt(productPaths, fromUnseen('postgres', 'versionText')) }
      : productFacts(evidence, context);
  const free = freeConnections(facts);
  const unseen = free === null ? gapsAt(['connections.free'], fromUnseen('postgres', 'connections', 'settings')) : [];
  const account = deriveAccount(facts, context.now);
  return {
    facts: { ...product.facts, ...account.facts, ...(free === null ? {} : { connections: { free } }) },
    gaps: [...(product.gaps ?? []), ...unseen, ...(account.gaps ?? [])],
  };
}

/** From version 16 `reserved_connections` keeps some for a role besides those of superusers (manual, section 20.3.1). */
function freeConnections({ connections, settings }: JsonObject): number | null {
  if (!isJsonObject(connections) || !isJsonObject(settings)) return null;
  const { used, max, reserved } = connections;
  const kept = amount(settings['reserved_connections'] ?? 0);
  if (typeof used !== 'number' || typeof max !== 'number' || typeof reserved !== 'number') return null;
  return kept === null ? null : Math.max(0, max - reserved - kept - used);
}

function amount(value: Json): number | null {
  return typeof value === 'number' ? value : null;
}
