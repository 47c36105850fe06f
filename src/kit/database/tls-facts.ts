import type { JsonObject } from '../../model/json.ts';
import { isTrusted } from '../ladder/certificate-verdict.ts';
import type { Secured } from '../ladder/tls-step.ts';
import type { Trust } from '../ladder/trust.ts';

/** What the same facts are of a connection without TLS. */
export const withoutTls: JsonObject = { sessionTls: { used: false, version: null, cipher: null }, certificate: null };

/** TLS of the session and the server’s certificate (null: it showed none), as our side of the connection saw them. */
export function tlsFacts(secured: Secured, trust: Trust): JsonObject {
  const [leaf] = secured.chain;
  const sessionTls = { used: true, version: secured.tls.version, cipher: secured.tls.cipher };
  if (leaf === undefined) return { sessionTls, certificate: null };
  const { sent: _sent, ...certificate } = leaf;
  return {
    sessionTls,
    certificate: { ...certificate, trusted: isTrusted(secured, trust), hostMatches: secured.hostMatches },
  };
}
