import { typeNumbers, type RecordType } from './types.ts';

/** One question. */
export interface Query {
  /** 0 to 65535; nobody may be able to guess it. */
  readonly id: number;
  /** ASCII, with or without the dot at its end. */
  readonly name: string;
  readonly type: RecordType;
  /** Says that replies up to 1232 bytes fit (RFC 6891); a few old servers do not understand it. */
  readonly extended: boolean;
}

/** Recursion desired, and "say whether you verified it" (AD, RFC 6840 section 5.7). */
const flags = 0x0120;

/** What fits through every network without being cut apart (DNS flag day 2020). */
const largestReply = 1232;

/** A question as bytes (RFC 1035 section 4). */
export function encodeQuery({ id, name, type, extended }: Query): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(id, 0);
  head.writeUInt16BE(flags, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(extended ? 1 : 0, 10);
  const asked = Buffer.alloc(4);
  asked.writeUInt16BE(typeNumbers[type], 0);
  asked.writeUInt16BE(1, 2);
  return Buffer.concat([head, encodeName(name), asked, ...(extended ? [extension()] : [])]);
}

function encodeName(name: string): Buffer {
  const labels = name.replace(/\.$/, '').split('.');
  const parts = labels.flatMap((label) =>
    label === '' ? [] : [Buffer.from([label.length]), Buffer.from(label, 'latin1')],
  );
  return Buffer.concat([...parts, Buffer.from([0])]);
}

function extension(): Buffer {
  const opt = Buffer.alloc(11);
  opt.writeUInt16BE(41, 1);
  opt.writeUInt16BE(largestReply, 3);
  return opt;
}
