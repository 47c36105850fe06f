import { wireVersions } from './client-hello.ts';

/** What a server says to a ClientHello. */
export type HelloReply =
  | { readonly kind: 'hello'; readonly version: number; readonly suite: number }
  /** TLS alert; `version` is that of its record. */
  | { readonly kind: 'alert'; readonly code: number; readonly version: number }
  /** Bytes of something else. */
  | { readonly kind: 'other' }
  /** The connection ended without a word. */
  | { readonly kind: 'closed' }
  /** Nothing came in time. */
  | { readonly kind: 'silent' };

const alertRecord = 21;
const handshakeRecord = 22;

/**
 * Reads what came so far (RFC 5246 sections 6.2.1 and 7.4.1.3).
 *
 * @returns null: it is not whole yet
 */
export function helloReply(bytes: Buffer): HelloReply | null {
  if (bytes.length < 5) return bytes.length > 0 && !isRecord(bytes) ? { kind: 'other' } : null;
  if (!isRecord(bytes)) return { kind: 'other' };
  const version = bytes.readUInt16BE(1);
  if (bytes[0] === alertRecord) return bytes.length < 7 ? null : { kind: 'alert', code: bytes[6] ?? 0, version };
  if (bytes.length < 9) return null;
  if (bytes[5] !== 2) return { kind: 'other' };
  const end = 9 + bytes.readUIntBE(6, 3);
  const record = 5 + bytes.readUInt16BE(3);
  if (bytes.length < Math.min(end, record)) return null;
  return serverHello(bytes.subarray(9, end));
}

function isRecord(bytes: Buffer): boolean {
  const type = bytes[0];
  const major = bytes[1] ?? 3;
  return (type === alertRecord || type === handshakeRecord) && (major === 3 || (major === 1 && (bytes[2] ?? 1) === 1));
}

function serverHello(body: Buffer): HelloReply {
  const afterSession = 35 + (body[34] ?? 0);
  if (body.length < afterSession + 3) return { kind: 'other' };
  const suite = body.readUInt16BE(afterSession);
  return { kind: 'hello', version: selectedVersion(body, afterSession + 3) ?? body.readUInt16BE(0), suite };
}

/** TLS 1.3 says its version in the extension supported_versions (RFC 8446 section 4.2.1). */
function selectedVersion(body: Buffer, from: number): number | null {
  let at = from + 2;
  while (at + 4 <= body.length) {
    const type = body.readUInt16BE(at);
    const length = body.readUInt16BE(at + 2);
    if (type === 43 && length === 2 && at + 6 <= body.length) return body.readUInt16BE(at + 4);
    at += 4 + length;
  }
  return null;
}

/** Whether a reply can only come from a server that speaks TLCP. */
export function isTlcp(reply: HelloReply): boolean {
  return (reply.kind === 'hello' || reply.kind === 'alert') && reply.version === wireVersions.TLCP;
}
