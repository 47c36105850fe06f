import type { TLSSocket } from 'node:tls';
import type { JsonObject } from '../../model/json.ts';

/** What was agreed in a handshake. */
export interface TlsFacts extends JsonObject {
  /** `TLSv1.3`. */
  readonly version: string | null;
  /** OpenSSL's name of the cipher suite. */
  readonly cipher: string | null;
  /** Application protocol agreed (ALPN); null: none. */
  readonly alpn: string | null;
}

/** What was agreed. */
export function tlsFacts(socket: TLSSocket): TlsFacts {
  return {
    version: socket.getProtocol(),
    cipher: socket.getCipher().name,
    alpn: typeof socket.alpnProtocol === 'string' ? socket.alpnProtocol : null,
  };
}
