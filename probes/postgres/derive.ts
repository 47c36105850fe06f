import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt, notSupported } from '../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { detectProduct, type Product } from './detect-product.ts';
import { endOfLife } from './end-of-life.ts';

/** Product, version, head-room and end of life, from what the server said. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const gaps: Gap[] = [];
  const product = productOf(facts);
  if (product === null)
    gaps.push(...gapsAt(['product', 'version', 'endOfLife'], fromUnseen('postgres', 'versionText')));
  const version = product?.version ?? null;
  if (product !== null && version === null) gaps.push(notSupported('version', 'kit.gap.version-unknown'));
  const end = product === null ? null : endOfLife(product, context);
  if (product !== null && end === null) gaps.push(notSupported('endOfLife', 'kit.gap.no-end-of-life'));
  const free = freeConnections(facts);
  if (free === null) gaps.push(...gapsAt(['connections.free'], fromUnseen('postgres', 'connections', 'settings')));
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
