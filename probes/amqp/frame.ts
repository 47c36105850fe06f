import { u16, u32, u8 } from '../../src/kit/big-endian.ts';
import { byteReader, type ByteReader } from '../../src/kit/service/byte-reader.ts';
import type { Take } from '../../src/kit/service/conversation.ts';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';

/** A method that came in (AMQP 0-9-1, section 2.3.5.1). */
export interface Method {
  /** Class and method in one: `10.10` is connection.start. */
  readonly id: string;
  readonly channel: number;
  /** Its arguments. */
  readonly args: ByteReader;
}

/** Failures of the place that reads. */
export interface FrameFailures {
  /** Bytes that are none of this protocol. */
  readonly foreign: (bytes: Buffer) => ProbeFailure;
  /** Frames that are not built as the protocol says. */
  readonly broken: () => ProbeFailure;
}

const methodFrame = 1;
const heartbeatFrame = 8;
const frameEnd = 0xce;
/** Bytes before the payload: type, channel, size. */
const headBytes = 7;
/** No answer to what is asked here comes near this. */
const longestPayload = 512 * 1024;

/** A method as it is sent, in a frame of its own. */
export function methodBytes(channel: number, id: readonly [number, number], ...args: readonly Buffer[]): Buffer {
  const payload = Buffer.concat([u16(id[0]), u16(id[1]), ...args]);
  return Buffer.concat([u8(methodFrame), u16(channel), u32(payload.length), payload, u8(frameEnd)]);
}

/** Takes one frame; a value of null is a heartbeat. */
export function takeFrame({ foreign, broken }: FrameFailures): Take<Method | null> {
  return (bytes) => {
    if (bytes.length < headBytes) return isFrameStart(bytes) ? null : refuse(foreign(bytes));
    const size = bytes.readUInt32BE(3);
    const end = headBytes + size;
    if (!isFrameStart(bytes) || size > longestPayload) throw foreign(bytes);
    if (bytes.length <= end) return null;
    if (bytes[end] !== frameEnd) throw foreign(bytes);
    const used = end + 1;
    if (bytes[0] === heartbeatFrame) return { value: null, used };
    const args = byteReader(bytes.subarray(headBytes, end), broken);
    const id = `${String(args.u16())}.${String(args.u16())}`;
    return { value: { id, channel: bytes.readUInt16BE(1), args }, used };
  };
}

function isFrameStart(bytes: Buffer): boolean {
  const [type] = bytes;
  return type === undefined || type === methodFrame || type === heartbeatFrame;
}

function refuse(failure: ProbeFailure): never {
  throw failure;
}
