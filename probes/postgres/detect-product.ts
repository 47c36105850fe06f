import { isJsonList, isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { ProductEvidence } from '../../src/kit/database/detect/evidence.ts';

/** What stored facts of a PostgreSQL-protocol server say of its product; null: version() was not seen. */
export function productEvidence({
  versionText,
  serverVersion,
  settings,
  extensions,
  productFunctions,
}: JsonObject): ProductEvidence | null {
  if (typeof versionText !== 'string') return null;
  const installed = new Map<string, string | null>();
  for (const each of isJsonList(extensions) ? extensions : []) {
    if (!isJsonObject(each) || typeof each['name'] !== 'string') continue;
    installed.set(each['name'], typeof each['version'] === 'string' ? each['version'] : null);
  }
  return {
    protocol: 'postgresql',
    version: versionText,
    comment: null,
    greeting: null,
    serverVersion: typeof serverVersion === 'string' ? serverVersion : null,
    settings: isJsonObject(settings) ? settings : {},
    extensions: installed,
    functions: isJsonList(productFunctions) ? productFunctions.filter((name) => typeof name === 'string') : [],
  };
}
