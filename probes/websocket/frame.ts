import { u16, u8 } from '../../src/kit/big-endian.ts';
import type { Take } from '../../src/kit/service/conversation.ts';

/** A frame of the server (RFC 6455, section 5.2). */
export interface Frame {
  readonly opcode: number;
  /** Last part of its message. */
  readonly isLast: boolean;
  /** RSV1: compressed, where permessage-deflate was agreed (RFC 7692, section 6). */
  readonly isCompressed: boolean;
  readonly payload: Buffer;
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Bytes of a message that are read at most. */
export const longestPayload = 512 * 1024;

/** Errors of the place that reads. */
export interface FrameErrors {
  /** Not built as the standard says. */
  readonly broken: () => Error;
  readonly tooLong: () => Error;
}

/** Takes one frame. */
export function takeFrame({ broken, tooLong }: FrameErrors): Take<Frame> {
  return (bytes) => {
    if (bytes.length < 2) return null;
    const first = bytes.readUInt8(0);
    const second = bytes.readUInt8(1);
    // A server masks nothing (section 5.1), and RSV2 and RSV3 belong to nothing that is offered.
    if ((second & 0x80) !== 0 || (first & 0x30) !== 0) throw broken();
    const size = sizeOf(bytes, second);
    if (size === null) return null;
    if (size.payload > longestPayload) throw tooLong();
    const end = size.head + size.payload;
    if (bytes.length < end) return null;
    const frame = {
      opcode: first & 0x0f,
      isLast: (first & 0x80) !== 0,
      isCompressed: (first & 0x40) !== 0,
      payload: bytes.subarray(size.head, end),
    };
    return { value: frame, used: end };
  };
}

function sizeOf(bytes: Buffer, second: number): { readonly head: number; readonly payload: number } | null {
  const short = second & 0x7f;
  if (short < 126) return { head: 2, payload: short };
  if (short === 126) return bytes.length < 4 ? null : { head: 4, payload: bytes.readUInt16BE(2) };
  return bytes.length < 10 ? null : { head: 10, payload: Number(bytes.readBigUInt64BE(2)) };
}

/** A frame of ours, masked as the standard asks of clients; its payload is shorter than 64 KiB. */
export function frameBytes(opcode: number, payload: Buffer, mask: Buffer): Buffer {
  const length =
    payload.length < 126 ? u8(0x80 | payload.length) : Buffer.concat([u8(0x80 | 126), u16(payload.length)]);
  const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % mask.length] ?? 0)));
  return Buffer.concat([u8(0x80 | opcode), length, mask, masked]);
}
