import type { OldClient } from './old-clients.ts';

/** What of a server decides about old clients. */
export interface SeenServer {
  readonly versions: readonly string[];
  /** Groups of cipher suites it takes up to TLS 1.2. */
  readonly groups: readonly string[];
  readonly keyType: string | null;
  /** Signatures of the chain without its root: that of a root is not looked at. */
  readonly signatures: readonly (string | null)[];
  readonly hasNames: boolean;
  /** Distinguished names of holder and issuer of the last certificate. */
  readonly top: string;
}

export type Obstacle = 'version' | 'cipher' | 'key' | 'signature' | 'name' | 'root';

const newOnly = ['ecdhe-aead', 'dhe-aead', 'rsa-aead', 'cbc-sha2'];

/** What stands in the way of a client; null: nothing that was seen. */
export function obstacle(client: OldClient, server: SeenServer): Obstacle | null {
  const common = client.versions.filter((version) => server.versions.includes(version));
  if (common.length === 0) return 'version';
  if (!sharesCipher(client, server, common)) return 'cipher';
  if (!knowsKey(client, server.keyType)) return 'key';
  if (server.signatures.some((each) => refuses(client, each))) return 'signature';
  if (client.needsNames && !server.hasNames) return 'name';
  if (client.knowsIsrg === false && /\bISRG Root X[12]\b/.test(server.top)) return 'root';
  return null;
}

function sharesCipher(client: OldClient, server: SeenServer, common: readonly string[]): boolean {
  if (common.includes('TLSv1.3')) return true;
  const able = [...client.groups, ...(server.keyType === 'ec' ? (client.ecOnly ?? []) : [])];
  const shared = able.filter((group) => server.groups.includes(group));
  return common.includes('TLSv1.2') ? shared.length > 0 : shared.some((group) => !newOnly.includes(group));
}

function knowsKey(client: OldClient, keyType: string | null): boolean {
  if (keyType === 'ed25519' || keyType === 'ed448') return client.edwards;
  return keyType === 'rsa' || keyType === 'ec' || keyType === 'dsa';
}

function refuses(client: OldClient, signature: string | null): boolean {
  if (signature === null || /^sm3/i.test(signature)) return true;
  return /^(?:md5|sha1)/i.test(signature) && client.refusesSha1;
}
