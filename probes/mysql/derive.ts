import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { GapReason } from '../../src/model/words.ts';
import { productOf } from './detect-product.ts';
import { endOfLife } from './end-of-life.ts';

/** Product, version, head-room and end of life, from what the server said. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const gaps: Gap[] = [];
  const lacking = (path: string, reason: GapReason, detail: string): void => {
    gaps.push({ path, reason, detail });
  };
  const product = productOf(facts);
  if (product === null) {
    for (const path of ['product', 'productEvidence', 'version', 'endOfLife'])
      lacking(path, 'not-reached', 'VERSION() was not seen');
  }
  const version = product?.version ?? null;
  if (product !== null && version === null)
    lacking('version', 'not-supported', 'the server says none that is understood');
  const end = product === null ? null : endOfLife(product, context);
  if (product !== null && end === null) lacking('endOfLife', 'not-supported', 'not in the end-of-life data');
  const free = freeConnections(facts);
  if (free === null) lacking('connections.free', 'not-reached', 'connections or max_connections were not seen');
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
