import type { JsonObject } from '../../src/model/json.ts';
import type { Info } from './info.ts';

/** Products that speak the protocol of Redis and give their own version beside the one they pass for. */
const products: readonly (readonly [product: string, versionField: string])[] = [
  ['Valkey', 'valkey_version'],
  ['Dragonfly', 'dragonfly_version'],
  ['Apache Kvrocks', 'kvrocks_version'],
  ['Garnet', 'garnet_version'],
  ['Redict', 'redict_version'],
  ['Pika', 'pika_version'],
  ['Upstash', 'upstash_version'],
];

/**
 * Which product answered and its version, by the fields of the section Server that only it has. KeyDB gives its own
 * version as that of Redis, and is told by a section of its own.
 *
 * @returns product, version, redisVersion, as far as they were told
 */
export function productFacts(info: Info): JsonObject {
  const passesFor = info.text('redis_version');
  const redisVersion = passesFor === null ? {} : { redisVersion: passesFor };
  for (const [product, field] of products) {
    const version = info.text(field);
    if (version !== null) return { product, version: version.replace(/^(?:df-)?v?(?=\d)/, ''), ...redisVersion };
  }
  if (info.text('server_name') === 'valkey') return { product: 'Valkey', ...redisVersion };
  if (passesFor === null) return {};
  const keydb = info.text('mvcc_depth') !== null || /\bkeydb-server$/.test(info.text('executable') ?? '');
  return { product: keydb ? 'KeyDB' : 'Redis', version: passesFor, ...redisVersion };
}
