import type { JsonObject } from '../../../src/model/json.ts';
import { canonicalAddress } from '../canonical-address.ts';
import type { Reader } from './reader.ts';
import type { RecordType } from './types.ts';

/** What a record says: a text, or several fields. */
export type RecordData = string | JsonObject;

/** The fields of a record; `end` is where its data ends. RFC 1035 section 3.3, 3596, 2782, 8659. Throws MalformedMessage. */
export function readRecordData(type: RecordType, reader: Reader, end: number): RecordData {
  switch (type) {
    case 'A':
      return [...reader.bytes(4)].join('.');
    case 'AAAA':
      return canonicalAddress(groups(reader.bytes(16)));
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return lower(reader);
    case 'TXT':
      return readText(reader, end);
    case 'MX':
      return { preference: reader.short(), exchange: lower(reader) };
    case 'SRV':
      return { priority: reader.short(), weight: reader.short(), port: reader.short(), target: lower(reader) };
    case 'CAA':
      return readCaa(reader, end);
    case 'SOA':
      return readSoa(reader);
  }
}

/** Names mean the same in capitals and small letters, and servers may play with them (RFC 4343). */
function lower(reader: Reader): string {
  return reader.name().toLowerCase();
}

function groups(bytes: Buffer): string {
  return Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16)).join(':');
}

function readText(reader: Reader, end: number): string {
  const parts: Buffer[] = [];
  while (reader.offset() < end) parts.push(reader.bytes(reader.byte()));
  return Buffer.concat(parts).toString('utf8');
}

function readCaa(reader: Reader, end: number): JsonObject {
  const critical = (reader.byte() & 0x80) !== 0;
  const tag = reader.bytes(reader.byte()).toString('latin1').toLowerCase();
  return { critical, tag, value: reader.bytes(Math.max(0, end - reader.offset())).toString('utf8') };
}

function readSoa(reader: Reader): JsonObject {
  return {
    primary: lower(reader),
    mailbox: lower(reader),
    serial: reader.long(),
    refresh: reader.long(),
    retry: reader.long(),
    expire: reader.long(),
    minimum: reader.long(),
  };
}
