import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { GapReason } from '../../src/model/words.ts';
import { detectProduct, type Product } from './detect-product.ts';
import { endOfLife } from './end-of-life.ts';

/** Product, version, head-room and end of life, from what the server said. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const gaps: Gap[] = [];
  const lacking = (path: string, reason: GapReason, detail: string): void => {
    gaps.push({ path, reason, detail });
  };
  const product = productOf(facts);
  if (product === null) {
    for (const path of ['product', 'version', 'endOfLife']) lacking(path, 'not-reached', 'version() was not seen');
  }
  const version = product?.version ?? null;
  if (product !== null && version === null)
    lacking('version', 'not-supported', 'version() says none that is understood');
  const end = product === null ? null : endOfLife(product, context);
  if (product !== null && end === null) lacking('endOfLife', 'not-supported', 'not in the end-of-life data');
  const free = freeConnections(facts);
  if (free === null) lacking('connections.free', 'not-reached', 'connections or settings were not seen');
  return {
    facts: {
      ...(product === null ? {} : { product: product.product }),
      ...(version === null ? {} : { version }),
      ...(free === null ? {} : { connections: { free } }),
      ...(end === null ? {} : { endOfLife: end }),
    },
    gaps,
  };
}

function productOf({ versionText, serverVersion, settings }: JsonObject): Product | null {
  if (typeof versionText !== 'string') return null;
  const names = isJsonObject(settings) ? Object.keys(settings) : [];
  return detectProduct(versionText, typeof serverVersion === 'string' ? serverVersion : null, names);
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
