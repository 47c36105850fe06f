import { u32, u8 } from '../../src/kit/big-endian.ts';
import { byteReader, type ByteReader } from '../../src/kit/service/byte-reader.ts';
import { wholeNumber } from '../../src/kit/service/whole-number.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';

/** Tables within tables that are followed. */
const deepest = 8;

/** A text with a length of one byte. */
export function readShort(reader: ByteReader): string {
  return reader.take(reader.u8()).toString('utf8');
}

/** A text with a length of four bytes. */
export function readLong(reader: ByteReader): string {
  return reader.take(reader.u32()).toString('utf8');
}

export function shortText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([u8(bytes.length), bytes]);
}

export function longText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([u32(bytes.length), bytes]);
}

/**
 * A field table as RabbitMQ writes it (AMQP 0-9-1 section 4.2.5.5, and RabbitMQ's list of errata for the letters of the
 * types). Integers beyond 2^53 become texts.
 *
 * @param wrong the error for a type that is not known, or for tables nested too deeply
 */
export function readTable(reader: ByteReader, wrong: () => Error, depth = 0): JsonObject {
  if (depth > deepest) throw wrong();
  const inside = byteReader(reader.take(reader.u32()), wrong);
  const found: [string, Json][] = [];
  while (inside.left() > 0) found.push([readShort(inside), readValue(inside, wrong, depth)]);
  return Object.fromEntries(found);
}

function readValue(reader: ByteReader, wrong: () => Error, depth: number): Json {
  const type = String.fromCharCode(reader.u8());
  switch (type) {
    case 't':
      return reader.u8() !== 0;
    case 'S':
    case 'x':
      return readLong(reader);
    case 'F':
      return readTable(reader, wrong, depth + 1);
    case 'A':
      return readList(reader, wrong, depth + 1);
    case 'V':
      return null;
    default:
      return readNumber(type, reader, wrong);
  }
}

function readList(reader: ByteReader, wrong: () => Error, depth: number): Json {
  if (depth > deepest) throw wrong();
  const inside = byteReader(reader.take(reader.u32()), wrong);
  const found: Json[] = [];
  while (inside.left() > 0) found.push(readValue(inside, wrong, depth));
  return found;
}

function readNumber(type: string, reader: ByteReader, wrong: () => Error): Json {
  switch (type) {
    case 'b':
      return reader.i8();
    case 'B':
      return reader.u8();
    case 's':
      return reader.i16();
    case 'u':
      return reader.u16();
    case 'I':
      return reader.i32();
    case 'i':
      return reader.u32();
    case 'l':
    case 'L':
    case 'T':
      return wholeNumber(reader.i64());
    case 'f':
      return reader.take(4).readFloatBE();
    case 'd':
      return reader.take(8).readDoubleBE();
    case 'D':
      return `${String(reader.u8())}:${String(reader.u32())}`;
    default:
      throw wrong();
  }
}
