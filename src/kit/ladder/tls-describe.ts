import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { certificateWish, type CertificateWish } from './certificate-wish.ts';
import { encryptedHandshake } from './encrypted-handshake.ts';
import { tapped } from './tap.ts';
import { handshakeBytes, handshakeMessages, type HandshakeMessage } from './tls-records.ts';
import { shakeHands, type Secured, type TlsOptions } from './tls-step.ts';

/** How the key of a connection was agreed, with keys for this connection alone. */
export interface KeyExchange {
  /** `ECDH`, `DH`. */
  readonly type: string;
  /** Name of the curve; null: it has none. */
  readonly name: string | null;
  readonly bits: number;
}

/** A finished handshake with what only its records and events show. */
export interface Described extends Secured {
  /** Null: it could not be read. */
  readonly wish: CertificateWish | null;
  /** Whether the server stapled an OCSP reply (RFC 6066 section 8). */
  readonly ocspStapled: boolean;
  readonly keyExchange: KeyExchange | null;
}

/** One handshake, read along. Throws as `shakeHands` does. */
export async function describeTls(stream: Duplex, options: TlsOptions): Promise<Described> {
  const recorded: Buffer[] = [];
  let secret: Buffer | null = null;
  let ocspStapled = false;
  const listen = (socket: TLSSocket): void => {
    socket.on('keylog', (line) => {
      secret ??= serverSecret(line);
    });
    socket.on('OCSPResponse', (reply: Buffer | null) => {
      ocspStapled = reply !== null && reply.length > 0;
    });
  };
  const secured = await shakeHands(tapped(stream, recorded), { ...options, requestOCSP: true, onBegin: listen });
  const bytes = Buffer.concat(recorded);
  const modern = secured.tls.version === 'TLSv1.3';
  const messages = modern
    ? hiddenMessages(bytes, secret, secured.tls.cipher)
    : handshakeMessages(handshakeBytes(bytes));
  const keyExchange = keyExchangeOf(secured.socket);
  return { ...secured, ocspStapled, keyExchange, wish: messages === null ? null : certificateWish(messages, modern) };
}

/** Null: the key of the certificate itself was used, or this Node cannot tell. */
function keyExchangeOf(socket: TLSSocket): KeyExchange | null {
  const info: object = socket.getEphemeralKeyInfo() ?? {};
  if (!('type' in info && typeof info.type === 'string' && 'size' in info && typeof info.size === 'number'))
    return null;
  const name = 'name' in info && typeof info.name === 'string' ? info.name : null;
  return { type: info.type, name, bits: info.size };
}

function hiddenMessages(
  bytes: Buffer,
  secret: Buffer | null,
  cipher: string | null,
): readonly HandshakeMessage[] | null {
  return secret === null || cipher === null ? null : encryptedHandshake(bytes, secret, cipher);
}

/** Lines of NSS's key log format: label, client random, secret. */
function serverSecret(line: Buffer): Buffer | null {
  const [label, , secret] = line.toString('latin1').trim().split(' ');
  return label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET' && secret !== undefined ? Buffer.from(secret, 'hex') : null;
}
