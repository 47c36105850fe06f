import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { u16, u32, u8 } from '../../src/kit/big-endian.ts';
import type { Take } from '../../src/kit/service/conversation.ts';

/** Commands of the binary protocol ("BinaryProtocolRevamped" of memcached’s wiki; protocol_binary.h). */
export const commands = { version: 0x0b, stat: 0x10, saslListMechs: 0x20, saslAuth: 0x21 } as const;

/** What an answer may say of itself, where it is not 0. */
export const statuses = { authError: 0x20, unknownCommand: 0x81 } as const;

/** An answer. */
export interface Answer {
  readonly status: number;
  readonly key: string;
  readonly value: string;
}

const headerLength = 24;
/** Nothing that is asked for here comes near this. */
const longestBody = 64 * 1024;

/** A request as it is sent: no extras, no version of a value. */
export function requestBytes(command: number, key = '', value = ''): Buffer {
  const [name, body] = [Buffer.from(key), Buffer.from(value)];
  const length = u32(name.length + body.length);
  return Buffer.concat([
    u8(0x80),
    u8(command),
    u16(name.length),
    Buffer.alloc(4),
    length,
    Buffer.alloc(12),
    name,
    body,
  ]);
}

/** Takes the answer to a command. */
export function takeAnswer(command: number, foreign: (bytes: Buffer) => ProbeFailure): Take<Answer> {
  return (bytes) => {
    const isAnswer = bytes.length === 0 || bytes[0] === 0x81;
    if (!isAnswer || (bytes.length > 1 && bytes[1] !== command)) throw foreign(bytes);
    if (bytes.length < headerLength) return null;
    const key = bytes.readUInt16BE(2);
    const extras = bytes.readUInt8(4);
    const body = bytes.readUInt32BE(8);
    if (body > longestBody || key + extras > body) throw foreign(bytes);
    const end = headerLength + body;
    if (bytes.length < end) return null;
    const begin = headerLength + extras;
    return {
      value: {
        status: bytes.readUInt16BE(6),
        key: bytes.toString('utf8', begin, begin + key),
        value: bytes.toString('utf8', begin + key, end),
      },
      used: end,
    };
  };
}
