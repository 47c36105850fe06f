/** What the plain part of a server's handshake shows. */
export interface SeenHandshake {
  /** Version of the ServerHello up to TLS 1.2; null: none came, or it is TLS 1.3, which negotiates inside. */
  readonly version: string | null;
  /** Whether the server asked for the client's certificate in the open, as it does up to TLS 1.2. */
  readonly certificateRequested: boolean;
}

const versions: Readonly<Record<number, string>> = { 0: 'SSLv3', 1: 'TLSv1', 2: 'TLSv1.1', 3: 'TLSv1.2' };
const handshakeRecord = 22;
const serverHello = 2;
/** Number of the message by which a server asks for the client’s certificate. */
export const certificateRequest = 13;

/**
 * Reads the handshake messages a server sent before encryption began (RFC 5246 sections 6.2.1 and 7.4).
 *
 * @param bytes everything the server sent, from the first byte
 * @returns null where the bytes are not TLS records at all
 */
export function readHandshake(bytes: Buffer): SeenHandshake | null {
  const type = bytes[0] ?? 0;
  if (type < 20 || type > 23 || bytes[1] !== 3) return null;
  let version: string | null = null;
  let certificateRequested = false;
  for (const message of handshakeMessages(handshakeBytes(bytes))) {
    if (message.type === serverHello) version = versions[message.body[1] ?? -1] ?? null;
    if (message.type === certificateRequest) certificateRequested = true;
  }
  return { version, certificateRequested };
}

/** The contents of the handshake records up to the first record of another kind. */
export function handshakeBytes(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 5 <= bytes.length && bytes[at] === handshakeRecord) {
    const length = bytes.readUInt16BE(at + 3);
    parts.push(bytes.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return Buffer.concat(parts);
}

/** One handshake message (RFC 5246 section 7.4). */
export interface HandshakeMessage {
  readonly type: number;
  readonly body: Buffer;
}

/** The whole messages at the beginning of some bytes. */
export function handshakeMessages(bytes: Buffer): readonly HandshakeMessage[] {
  const found: HandshakeMessage[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUIntBE(at + 1, 3);
    if (end > bytes.length) break;
    found.push({ type: bytes[at] ?? 0, body: bytes.subarray(at + 4, end) });
    at = end;
  }
  return found;
}
