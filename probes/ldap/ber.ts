/** An element of the Basic Encoding Rules (ITU-T X.690), as LDAP restricts them (RFC 4511, section 5.1). */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
}

/** Tags of the universal class that LDAP uses. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Writes an element out of its parts. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

/** Text or bytes. */
export function octets(content: string | Uint8Array, tag: number = tags.octets): Buffer {
  return element(tag, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
}

/** A number from 0 to 2^31 - 1. */
export function integer(value: number, tag: number = tags.integer): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(value, 1);
  let from = 0;
  // A leading one bit would make it negative.
  while (from < 4 && bytes.readUInt8(from) === 0 && bytes.readUInt8(from + 1) < 0x80) from += 1;
  return element(tag, bytes.subarray(from));
}

export function boolean(value: boolean, tag: number = tags.boolean): Buffer {
  return element(tag, Buffer.from([value ? 0xff : 0x00]));
}

/** What stands at a place: an element with the place after it; `incomplete`: more bytes are needed; `broken`: no BER. */
export type Read = { readonly element: Element; readonly end: number } | 'incomplete' | 'broken';

/** The longest length field read: elements up to 16 MiB. */
const longestLength = 3;

/** Reads the element at a place. */
export function readElement(bytes: Buffer, at: number): Read {
  if (bytes.length < at + 2) return 'incomplete';
  const tag = bytes.readUInt8(at);
  const first = bytes.readUInt8(at + 1);
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || more > longestLength + 1) return 'broken';
  if (bytes.length < at + 2 + more) return 'incomplete';
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  if (length >= 256 ** longestLength) return 'broken';
  const from = at + 2 + more;
  if (bytes.length < from + length) return 'incomplete';
  return { element: { tag, content: bytes.subarray(from, from + length) }, end: from + length };
}

/** The elements one after another; null: something else stands there. */
export function readAll(bytes: Buffer): readonly Element[] | null {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const read = readElement(bytes, at);
    if (read === 'incomplete' || read === 'broken') return null;
    found.push(read.element);
    at = read.end;
  }
  return found;
}

/** The number an element holds; null: none of up to six bytes. */
export function numberOf({ content }: Element): number | null {
  return content.length === 0 || content.length > 6 ? null : content.readIntBE(0, content.length);
}

/** The text an element holds, where it is UTF-8; else its bytes in hexadecimal, after `0x`. */
export function textOf({ content }: Element): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return `0x${content.toString('hex')}`;
  }
}
