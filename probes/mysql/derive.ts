import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt, notSupported } from '../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { productOf } from './detect-product.ts';
import { endOfLife } from './end-of-life.ts';

/** Product, version, head-room and end of life, from what the server said. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const gaps: Gap[] = [];
  const product = productOf(facts);
  if (product === null)
    gaps.push(...gapsAt(['product', 'productEvidence', 'version', 'endOfLife'], fromUnseen('mysql', 'versionText')));
  const version = product?.version ?? null;
  if (product !== null && version === null) gaps.push(notSupported('version', 'kit.gap.version-unknown'));
  const end = product === null ? null : endOfLife(product, context);
  if (product !== null && end === null) gaps.push(notSupported('endOfLife', 'kit.gap.no-end-of-life'));
  const free = freeConnections(facts);
  if (free === null) gaps.push(...gapsAt(['connections.free'], fromUnseen('mysql', 'connections', 'maxConnections')));
  return {
    facts: {
      ...(product === null ? {} : { product: product.product, productEvidence: [...product.evidence] }),
      ...(version === null ? {} : { version }),
      ...(free === null ? {} : { connections: { free } }),
      ...(end === null ? {} : { endOfLife: end }),
    },
    gaps,
  };
}

/** One connection above max_connections is kept for administrators, which is why none is taken off here. */
function freeConnections({ connections, maxConnections }: JsonObject): number | null {
  if (connections === undefined || !isJsonObject(connections) || typeof maxConnections !== 'number') return null;
  const { used } = connections;
  return typeof used === 'number' ? Math.max(0, maxConnections - used) : null;
}
