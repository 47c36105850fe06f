import type { ProductEvidence } from '../../src/kit/database/detect/evidence.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';

/** What stored facts of a MySQL-protocol server say of its product; null: VERSION() was not seen. */
export function productEvidence({
  versionText,
  versionComment,
  handshakeVersion,
  settings,
}: JsonObject): ProductEvidence | null {
  if (typeof versionText !== 'string') return null;
  return {
    protocol: 'mysql',
    version: versionText,
    comment: typeof versionComment === 'string' ? versionComment : null,
    greeting: typeof handshakeVersion === 'string' ? handshakeVersion : null,
    serverVersion: null,
    settings: isJsonObject(settings) ? settings : {},
    extensions: new Map(),
    functions: [],
  };
}
