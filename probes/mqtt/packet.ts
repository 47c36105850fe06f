import { u16, u8 } from '../../src/kit/big-endian.ts';
import type { Take } from '../../src/kit/service/conversation.ts';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';

/** A control packet that came in (MQTT 3.1.1 and 5.0, section 2). */
export interface Packet {
  /** Number of its type, 1 to 15. */
  readonly type: number;
  readonly flags: number;
  /** All after the length. */
  readonly body: Buffer;
}

/** Types of control packets (section 2.2.1). */
export const packetTypes = {
  connect: 1,
  connack: 2,
  publish: 3,
  subscribe: 8,
  suback: 9,
  pingreq: 12,
  pingresp: 13,
  disconnect: 14,
} as const;

/** Nothing that is asked for here comes near this. */
const longestBody = 256 * 1024;

/** A control packet as it is sent; its body is shorter than 128 KiB. */
export function packetBytes(type: number, flags: number, ...body: readonly Buffer[]): Buffer {
  const whole = Buffer.concat(body);
  return Buffer.concat([u8((type << 4) | flags), variableNumber(whole.length), whole]);
}

/** A text with its length in two bytes. */
export function mqttText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([u16(bytes.length), bytes]);
}

/** Takes one control packet. */
export function takePacket(foreign: (bytes: Buffer) => ProbeFailure): Take<Packet> {
  return (bytes) => {
    const [first] = bytes;
    if (first === undefined) return null;
    const length = readVariable(bytes, 1);
    if (length === 'too-long' || first < 0x20) throw foreign(bytes);
    if (length === null) return null;
    if (length.value > longestBody) throw foreign(bytes);
    const end = length.next + length.value;
    if (bytes.length < end) return null;
    return { value: { type: first >> 4, flags: first & 0x0f, body: bytes.subarray(length.next, end) }, used: end };
  };
}

interface VariableNumber {
  readonly value: number;
  /** Where the bytes after it begin. */
  readonly next: number;
}

const mostDigits = 4;

/** A number of seven bits a byte, least significant first (section 1.5.5 of 5.0); null: it is not whole. */
export function readVariable(bytes: Buffer, at: number): VariableNumber | 'too-long' | null {
  let value = 0;
  for (let digit = 0; digit < mostDigits; digit += 1) {
    const byte = bytes[at + digit];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 128 ** digit;
    if ((byte & 0x80) === 0) return { value, next: at + digit + 1 };
  }
  return 'too-long';
}

function variableNumber(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  do {
    const digit = left % 128;
    left = Math.floor(left / 128);
    bytes.push(left > 0 ? digit | 0x80 : digit);
  } while (left > 0);
  return Buffer.from(bytes);
}
