import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { u16, u32, u8 } from '../../src/kit/big-endian.ts';
import type { Take } from '../../src/kit/service/conversation.ts';

/** Kinds of protocol data units (DICOM PS3.8, section 9.3). */
export const pduTypes = {
  associateRequest: 1,
  associateAccept: 2,
  associateReject: 3,
  data: 4,
  releaseRequest: 5,
  releaseReply: 6,
  abort: 7,
} as const;

/** A unit as it came. */
export interface Pdu {
  readonly type: number;
  readonly content: Buffer;
}

/** The longest unit that is read; answers here have some hundred bytes. */
const longest = 256 * 1024;

export function pdu(type: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([u8(type), u8(0), u32(content.length), content]);
}

/** An item within a unit (PS3.8, section 9.3.2). */
export function item(type: number, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return Buffer.concat([u8(type), u8(0), u16(content.length), content]);
}

/** Reads one unit; what can be none is told as `foreign` does. */
export function takePdu(foreign: (bytes: Buffer) => ProbeFailure): Take<Pdu> {
  return (bytes) => {
    if (bytes.length === 0) return null;
    const type = bytes.readUInt8(0);
    if (type < pduTypes.associateRequest || type > pduTypes.abort) throw foreign(bytes);
    if (bytes.length < 6) return null;
    const length = bytes.readUInt32BE(2);
    if (length > longest) throw foreign(bytes);
    if (bytes.length < 6 + length) return null;
    return { value: { type, content: bytes.subarray(6, 6 + length) }, used: 6 + length };
  };
}

/** The items in some bytes; what is cut off at the end is left out. */
export function itemsOf(bytes: Buffer): readonly Pdu[] {
  const found: Pdu[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt16BE(at + 2);
    const end = at + 4 + length;
    if (end > bytes.length) break;
    found.push({ type: bytes.readUInt8(at), content: bytes.subarray(at + 4, end) });
    at = end;
  }
  return found;
}
