import type { DatabaseProduct } from '../../../model/reference.ts';
import { admitted, type ProductEvidence } from './evidence.ts';
import type { Hit } from './hit.ts';

/** The version of a product, and that of the one it is compatible with. */
export interface Versions {
  readonly version: string | null;
  readonly compatibleVersion: string | null;
}

/**
 * Versions from what the signs found. A product with numbers of its own never gets those of the product it passes for:
 * 9.2.4 is no version of openGauss, and 8.0.11 none of TiDB.
 */
export function versionsOf(product: DatabaseProduct, hits: readonly Hit[], evidence: ProductEvidence): Versions {
  const own = hits.map((hit) => hit.version).find((each) => each !== null) ?? null;
  if (product.compatibleWith === product.name) {
    const version = (evidence.protocol === 'postgresql' ? passesFor(evidence) : null) ?? own;
    return { version, compatibleVersion: version };
  }
  const said = hits.map((hit) => hit.compatible).find((each) => each !== null) ?? passesFor(evidence);
  const compatibleVersion = product.compatibleWith === null ? null : said;
  return { version: own ?? (product.sharesNumbers ? said : null), compatibleVersion };
}

/** Before anything of the product’s own. */
const leading = {
  postgresql: /^\d{1,4}(?:\.\d{1,5}){0,3}(?:(?:devel|alpha|beta|rc)\d{0,3})?(?![\w.])/,
  mysql: /^\d{1,3}\.\d{1,3}\.\d{1,4}(?!\d)/,
} as const;

/** The version a server passes for: server_version, else the number version() begins with. */
function passesFor({ protocol, serverVersion, version }: ProductEvidence): string | null {
  const pattern = leading[protocol];
  const text = admitted(version)?.replace(/^PostgreSQL /, '') ?? '';
  return pattern.exec(admitted(serverVersion) ?? '')?.[0] ?? pattern.exec(text)?.[0] ?? null;
}
