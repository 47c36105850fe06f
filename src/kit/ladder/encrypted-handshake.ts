import { createDecipheriv, createHmac, type CipherGCMTypes } from 'node:crypto';
import { handshakeMessages, type HandshakeMessage } from './tls-records.ts';

/** How a cipher suite of TLS 1.3 encrypts records (RFC 8446 section B.4). */
interface Suite {
  readonly cipher: CipherGCMTypes | 'chacha20-poly1305';
  readonly keyBytes: number;
  readonly hash: 'sha256' | 'sha384';
}

const suites: Readonly<Record<string, Suite>> = {
  TLS_AES_128_GCM_SHA256: { cipher: 'aes-128-gcm', keyBytes: 16, hash: 'sha256' },
  TLS_AES_256_GCM_SHA384: { cipher: 'aes-256-gcm', keyBytes: 32, hash: 'sha384' },
  TLS_CHACHA20_POLY1305_SHA256: { cipher: 'chacha20-poly1305', keyBytes: 32, hash: 'sha256' },
};

const finished = 20;
const handshake = 22;
const encrypted = 23;
const tagBytes = 16;

/**
 * The messages a TLS 1.3 server sent encrypted, up to its Finished: there it asks for the client's certificate, which
 * Node does not tell (RFC 8446 section 5.2).
 *
 * @param bytes everything the server sent, from the first byte
 * @param secret its handshake traffic secret, as Node's event `keylog` gives it
 * @returns null where they cannot be read: another suite, or bytes that were cut off
 */
export function encryptedHandshake(bytes: Buffer, secret: Buffer, cipher: string): readonly HandshakeMessage[] | null {
  const suite = suites[cipher];
  if (suite === undefined) return null;
  const key = expand(secret, 'key', suite.keyBytes, suite.hash);
  const iv = expand(secret, 'iv', 12, suite.hash);
  const parts: Buffer[] = [];
  let number = 0;
  for (const { type, header, body } of records(bytes)) {
    if (type !== encrypted) continue;
    const inner = opened(suite, key, nonceOf(iv, number), header, body);
    if (inner === null) return null;
    number += 1;
    if (inner.type === handshake) parts.push(inner.content);
    const messages = handshakeMessages(Buffer.concat(parts));
    if (messages.at(-1)?.type === finished) return messages;
  }
  return null;
}

/** HKDF-Expand-Label for no more than one block (RFC 8446 section 7.1). */
function expand(secret: Buffer, label: string, length: number, hash: Suite['hash']): Buffer {
  const name = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

/** RFC 8446 section 5.3. */
function nonceOf(iv: Buffer, number: number): Buffer {
  const nonce = Buffer.from(iv);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ number) >>> 0, 8);
  return nonce;
}

function opened(suite: Suite, key: Buffer, nonce: Buffer, header: Buffer, body: Buffer) {
  if (body.length < tagBytes) return null;
  try {
    const settings = { authTagLength: tagBytes };
    const decipher =
      suite.cipher === 'chacha20-poly1305'
        ? createDecipheriv(suite.cipher, key, nonce, settings)
        : createDecipheriv(suite.cipher, key, nonce, settings);
    const text = body.subarray(0, body.length - tagBytes);
    decipher.setAAD(header, { plaintextLength: text.length });
    decipher.setAuthTag(body.subarray(body.length - tagBytes));
    const plain = Buffer.concat([decipher.update(text), decipher.final()]);
    // The type stands behind the content, then zeros without meaning.
    let end = plain.length - 1;
    while (end > 0 && plain[end] === 0) end -= 1;
    return { type: plain[end] ?? 0, content: plain.subarray(0, Math.max(0, end)) };
  } catch {
    return null;
  }
}

function records(bytes: Buffer) {
  const found: { readonly type: number; readonly header: Buffer; readonly body: Buffer }[] = [];
  let at = 0;
  while (at + 5 <= bytes.length) {
    const end = at + 5 + bytes.readUInt16BE(at + 3);
    if (end > bytes.length) break;
    found.push({ type: bytes[at] ?? 0, header: bytes.subarray(at, at + 5), body: bytes.subarray(at + 5, end) });
    at = end;
  }
  return found;
}
