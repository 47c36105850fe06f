import { readRecordData, type RecordData } from './record-data.ts';
import { MalformedMessage, readerOf, type Reader } from './reader.ts';
import { recordTypes, typeNumbers, type RecordType } from './types.ts';

/** One record of an answer. */
export interface DnsRecord {
  /** In lower case. */
  readonly name: string;
  readonly type: RecordType;
  /** Seconds it may be kept. */
  readonly ttl: number;
  readonly data: RecordData;
}

/** A reply. */
export interface DnsReply {
  /** With the eight bits of the extension in front, where there is one. */
  readonly code: number;
  readonly authoritative: boolean;
  /** The server asks others for what it does not keep itself (RA; RFC 1035 section 4.1.1). */
  readonly recursion: boolean;
  readonly truncated: boolean;
  /** The server says that it verified the answer by DNSSEC. */
  readonly authenticated: boolean;
  /** Records of the kinds we know, in the order of the reply. */
  readonly answers: readonly DnsRecord[];
  /** The start of the zone beside the answer says that it is the whole truth: there is no more (RFC 2308 section 2.2). */
  readonly complete: boolean;
}

const byNumber = new Map<number, RecordType>(recordTypes.map((type) => [typeNumbers[type], type]));

/** Records in one reply that are read at most: more than fit into 64 KiB in practice. */
const mostRecords = 5000;

/**
 * Whether some bytes answer a question: its number, and the same name and type. What a forger sends without having seen
 * the question does not. A server that could not read the question may leave it out.
 */
export function answersQuery(
  bytes: Buffer,
  query: { readonly id: number; readonly name: string; readonly type: RecordType },
): boolean {
  if (bytes.length < 12 || bytes.readUInt16BE(0) !== query.id) return false;
  const flags = bytes.readUInt16BE(2);
  const isResponse = (flags & 0x8000) !== 0;
  if (!isResponse) return false;
  if (bytes.readUInt16BE(4) !== 1) return bytes.readUInt16BE(4) === 0 && (flags & 0xf) !== 0;
  try {
    const reader = readerOf(bytes, 12);
    const name = reader.name().toLowerCase();
    return name === query.name.toLowerCase() && reader.short() === typeNumbers[query.type] && reader.short() === 1;
  } catch {
    return false;
  }
}

/** Reads a reply whose question was looked at. Throws MalformedMessage. */
export function decodeReply(bytes: Buffer): DnsReply {
  const reader = readerOf(bytes);
  reader.short();
  const flags = reader.short();
  const [questions, answers, authorities, additional] = [
    reader.short(),
    reader.short(),
    reader.short(),
    reader.short(),
  ];
  for (let count = 0; count < questions; count += 1) {
    reader.name();
    reader.long();
  }
  const truncated = (flags & 0x0200) !== 0;
  const records = readAnswers(reader, answers, truncated);
  const rest = truncated ? nothing : readRest(reader, authorities, additional);
  return {
    code: (rest.extendedCode << 4) | (flags & 0xf),
    authoritative: (flags & 0x0400) !== 0,
    recursion: (flags & 0x0080) !== 0,
    truncated,
    authenticated: (flags & 0x0020) !== 0,
    answers: records,
    complete: rest.complete,
  };
}

/** A truncated reply may end anywhere, and is asked for again: nothing of it is needed. */
function readAnswers(reader: Reader, count: number, truncated: boolean): readonly DnsRecord[] {
  if (truncated) return [];
  if (count > mostRecords) throw new MalformedMessage('more records than are read');
  const records: DnsRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const record = readRecord(reader);
    if (record !== null) records.push(record);
  }
  return records;
}

function readRecord(reader: Reader): DnsRecord | null {
  const head = readHead(reader);
  const type = byNumber.get(head.type);
  const isOurs = type !== undefined && head.class === 1;
  const data = isOurs ? readRecordData(type, reader, head.end) : null;
  if (reader.offset() > head.end) throw new MalformedMessage('a record is longer than it says');
  reader.seek(head.end);
  return isOurs && data !== null ? { name: head.name, type, ttl: head.ttl, data } : null;
}

interface Head {
  readonly name: string;
  readonly type: number;
  readonly class: number;
  readonly ttl: number;
  /** Where its data ends. */
  readonly end: number;
}

function readHead(reader: Reader): Head {
  const name = reader.name().toLowerCase();
  const [type, rrClass, ttl, length] = [reader.short(), reader.short(), reader.long(), reader.short()];
  const start = reader.offset();
  reader.bytes(length);
  reader.seek(start);
  return { name, type, class: rrClass, ttl, end: start + length };
}

interface Rest {
  /** The upper bits of the reply code, from the OPT record (RFC 6891 section 6.1.3); 0 without one. */
  readonly extendedCode: number;
  readonly complete: boolean;
}

const nothing: Rest = { extendedCode: 0, complete: false };
const optType = 41;

/** What stands behind the answers. */
function readRest(reader: Reader, authorities: number, additional: number): Rest {
  let complete = false;
  for (let index = 0; index < authorities + additional; index += 1) {
    const head = readHead(reader);
    if (head.type === optType) return { extendedCode: head.ttl >>> 24, complete };
    if (index < authorities && head.type === typeNumbers.SOA) complete = true;
    reader.seek(head.end);
  }
  return { extendedCode: 0, complete };
}
