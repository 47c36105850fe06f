import { distinguishedName } from './distinguished-name.ts';
import { certificateRequest, type HandshakeMessage } from './tls-records.ts';

/** Whether a server asked for the client's certificate. */
export interface CertificateWish {
  readonly asked: boolean;
  /** Distinguished names of the authorities it admits; empty: it names none. */
  readonly authorities: readonly string[];
}

const mostAuthorities = 100;
const certificateAuthorities = 47;

/**
 * Reads the wish from the messages of a handshake: CertificateRequest of RFC 5246 section 7.4.4 and of RFC 8446
 * section 4.3.2.
 */
export function certificateWish(messages: readonly HandshakeMessage[], modern: boolean): CertificateWish {
  const request = messages.find(({ type }) => type === certificateRequest);
  if (request === undefined) return { asked: false, authorities: [] };
  const list = modern ? listOfExtension(request.body) : listOfRequest(request.body);
  return { asked: true, authorities: list === null ? [] : names(list) };
}

/** certificate_types, supported_signature_algorithms, certificate_authorities. */
function listOfRequest(body: Buffer): Buffer | null {
  const types = 1 + (body[0] ?? 0);
  if (types + 2 > body.length) return null;
  const algorithms = types + 2 + body.readUInt16BE(types);
  return sizedAt(body, algorithms);
}

/** certificate_request_context, extensions. */
function listOfExtension(body: Buffer): Buffer | null {
  const extensions = sizedAt(body, 1 + (body[0] ?? 0));
  if (extensions === null) return null;
  let at = 0;
  while (at + 4 <= extensions.length) {
    const content = sizedAt(extensions, at + 2);
    if (content === null) return null;
    if (extensions.readUInt16BE(at) === certificateAuthorities) return sizedAt(content, 0);
    at += 4 + content.length;
  }
  return null;
}

function names(list: Buffer): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (found.length < mostAuthorities) {
    const name = sizedAt(list, at);
    if (name === null) break;
    found.push(distinguishedName(name));
    at += 2 + name.length;
  }
  return found;
}

/** The bytes after a length of two bytes; null: they are not all there. */
function sizedAt(bytes: Buffer, at: number): Buffer | null {
  if (at + 2 > bytes.length) return null;
  const end = at + 2 + bytes.readUInt16BE(at);
  return end > bytes.length ? null : bytes.subarray(at + 2, end);
}
