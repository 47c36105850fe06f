/** Bytes that are no DNS message. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/** Reads a message from its beginning, or a part of it; never beyond its end. */
export interface Reader {
  readonly offset: () => number;
  readonly byte: () => number;
  readonly short: () => number;
  readonly long: () => number;
  readonly bytes: (count: number) => Buffer;
  /** A name in text form without the dot at its end, compressed or not. */
  readonly name: () => string;
  readonly seek: (offset: number) => void;
}

const longestName = 255;

/** Reads a message. Whatever it asks for beyond the end throws MalformedMessage. */
export function readerOf(message: Buffer, start = 0): Reader {
  let at = start;
  const take = (count: number): number => {
    const from = at;
    if (from + count > message.length) throw new MalformedMessage('the message ends too early');
    at = from + count;
    return from;
  };
  const bytes = (count: number): Buffer => {
    const from = take(count);
    return message.subarray(from, from + count);
  };
  return {
    offset: () => at,
    byte: () => message.readUInt8(take(1)),
    short: () => message.readUInt16BE(take(2)),
    long: () => message.readUInt32BE(take(4)),
    bytes,
    name: () => {
      const read = readName(message, at);
      at = read.next;
      return read.name;
    },
    seek: (offset) => {
      at = offset;
    },
  };
}

/**
 * A name (RFC 1035 section 4.1.4). A pointer must lead to before the place where its part of the name began, so that no
 * chain of pointers goes round in a circle.
 */
function readName(message: Buffer, start: number): { readonly name: string; readonly next: number } {
  const labels: string[] = [];
  let at = start;
  let next: number | null = null;
  let before = start;
  let length = 0;
  for (;;) {
    const size = message[at];
    if (size === undefined) throw new MalformedMessage('a name ends too early');
    if (size === 0) break;
    if (size >= 0xc0) {
      const to = pointer(message, at, before);
      next ??= at + 2;
      before = to;
      at = to;
      continue;
    }
    length += size + 1;
    const label = message.subarray(at + 1, at + 1 + size);
    if (size > 63 || label.length < size || length > longestName) throw new MalformedMessage('a name is too long');
    labels.push(shown(label));
    at += size + 1;
  }
  return { name: labels.join('.'), next: next ?? at + 1 };
}

/** Where a pointer leads, which must be before `before`. */
function pointer(message: Buffer, at: number, before: number): number {
  const to = (((message[at] ?? 0) & 0x3f) << 8) | (message[at + 1] ?? 0);
  if (to >= before) throw new MalformedMessage('a name points forward or at itself');
  return to;
}

/** A label as zone files write it: what is no plain character, as its decimal code (RFC 1035 section 5.1). */
function shown(label: Buffer): string {
  return label
    .toString('latin1')
    .replace(/[^\x21-\x7e]|[.\\]/g, (each) => `\\${String(each.charCodeAt(0)).padStart(3, '0')}`);
}
