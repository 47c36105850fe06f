import { wholeNumber } from '../../src/kit/service/whole-number.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';

/** Documents within documents that are followed. */
const deepest = 20;

/**
 * A document as BSON (bsonspec.org, version 1.1): texts, whole numbers below 2^31 as int32 and others as double, booleans,
 * null, lists and documents. Bytes are written as `{ $binary: base64 }`.
 */
export function bsonOf(document: JsonObject): Buffer {
  const elements = Object.entries(document).map(([name, told]) => element(name, told));
  const size = elements.reduce((sum, each) => sum + each.length, 0) + 5;
  return Buffer.concat([int32(size), ...elements, Buffer.from([0])]);
}

function element(name: string, told: Json): Buffer {
  const [type, content] = typed(told);
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), content]);
}

function typed(told: Json): readonly [number, Buffer] {
  if (told === null) return [0x0a, Buffer.alloc(0)];
  if (typeof told === 'boolean') return [0x08, Buffer.from([told ? 1 : 0])];
  if (typeof told === 'string')
    return [0x02, Buffer.concat([int32(Buffer.byteLength(told) + 1), Buffer.from(`${told}\0`)])];
  if (typeof told === 'number')
    return Number.isInteger(told) && told < 2 ** 31 ? [0x10, int32(told)] : [0x01, double(told)];
  if (isJsonList(told)) return [0x04, bsonOf(Object.fromEntries(told.entries()))];
  const binary = isJsonObject(told) ? told['$binary'] : undefined;
  if (typeof binary !== 'string') return [0x03, bsonOf(isJsonObject(told) ? told : {})];
  const bytes = Buffer.from(binary, 'base64');
  return [0x05, Buffer.concat([int32(bytes.length), Buffer.from([0]), bytes])];
}

function int32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(number);
  return bytes;
}

function double(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(number);
  return bytes;
}

interface Read<T> {
  readonly value: T;
  /** Where the bytes after it begin. */
  readonly next: number;
}

/**
 * A document of a server. Bytes become `{ $binary: base64 }`, object ids hexadecimal text, moments ISO 8601, integers
 * beyond 2^53 text; what no reply here needs (regular expressions, code) becomes null.
 *
 * @param wrong the error for what is no BSON, or nested too deeply
 */
export function readBson(bytes: Buffer, wrong: () => Error): JsonObject {
  return readDocument(bytes, 0, { wrong, depth: 0 }).value;
}

interface Reading {
  readonly wrong: () => Error;
  readonly depth: number;
}

function readDocument(bytes: Buffer, at: number, { wrong, depth }: Reading): Read<JsonObject> {
  const size = bytes.length - at < 5 ? 0 : bytes.readInt32LE(at);
  const end = at + size;
  if (size < 5 || end > bytes.length || depth > deepest || bytes[end - 1] !== 0) throw wrong();
  const found: [string, Json][] = [];
  let place = at + 4;
  while (place < end - 1) {
    const nameEnd = bytes.indexOf(0, place + 1);
    if (nameEnd === -1 || nameEnd >= end) throw wrong();
    const inside = bytes.subarray(0, end - 1);
    const told = readValue(bytes[place] ?? 0, inside, nameEnd + 1, { wrong, depth });
    found.push([bytes.subarray(place + 1, nameEnd).toString('utf8'), told.value]);
    place = told.next;
  }
  return { value: Object.fromEntries(found), next: end };
}

/** Bytes that a value of each fixed type takes. */
const fixed: Readonly<Record<number, number>> = {
  0x01: 8,
  0x06: 0,
  0x07: 12,
  0x08: 1,
  0x09: 8,
  0x0a: 0,
  0x10: 4,
  0x11: 8,
  0x12: 8,
  0x13: 16,
  0x7f: 0,
  0xff: 0,
};

function readValue(type: number, bytes: Buffer, at: number, reading: Reading): Read<Json> {
  const { wrong, depth } = reading;
  const size = fixed[type];
  if (size !== undefined) {
    if (at + size > bytes.length) throw wrong();
    return { value: readFixed(type, bytes.subarray(at, at + size)), next: at + size };
  }
  if (type === 0x03 || type === 0x04) {
    const inside = readDocument(bytes, at, { wrong, depth: depth + 1 });
    return type === 0x03 ? inside : { value: Object.values(inside.value), next: inside.next };
  }
  if (type === 0x02 || type === 0x0d || type === 0x0e) {
    const { value, next } = sized(bytes, at, 0, wrong);
    return { value: value.subarray(0, -1).toString('utf8'), next };
  }
  if (type !== 0x05) throw wrong();
  const { value, next } = sized(bytes, at, 1, wrong);
  return { value: { $binary: value.subarray(1).toString('base64') }, next };
}

/** Bytes with their length before them; `more`: bytes that the length does not count. */
function sized(bytes: Buffer, at: number, more: number, wrong: () => Error): Read<Buffer> {
  if (at + 4 > bytes.length) throw wrong();
  const length = bytes.readInt32LE(at) + more;
  const next = at + 4 + length;
  if (length < more || next > bytes.length) throw wrong();
  return { value: bytes.subarray(at + 4, next), next };
}

function readFixed(type: number, bytes: Buffer): Json {
  switch (type) {
    case 0x01:
      return bytes.readDoubleLE();
    case 0x07:
      return bytes.toString('hex');
    case 0x08:
      return bytes[0] === 1;
    case 0x09:
      return instant(Number(bytes.readBigInt64LE()));
    case 0x10:
      return bytes.readInt32LE();
    case 0x11:
    case 0x12:
      return wholeNumber(bytes.readBigInt64LE());
    default:
      return null;
  }
}

function instant(milliseconds: number): Json {
  return Math.abs(milliseconds) > 8.64e15 ? null : new Date(milliseconds).toISOString();
}
