import type { Message } from '../model/message.ts';

/** One entry of a zip archive, as its central directory says. */
export interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly crc32: number;
  readonly storedBytes: number;
  readonly bytes: number;
  /** Where its data begin in the archive. */
  readonly from: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

/** Greatest number of entries that is read. */
export const mostEntries = 65_534;

/**
 * Reads the directory of a zip archive (PKWARE APPNOTE 6.3.9, sections 4.3.7, 4.3.12, 4.3.16) without unpacking anything. Gives
 * a message where it is none, is cut off, is encrypted, or has entries that overlap, repeat, or are too many; zip64,
 * which begins at 4 GiB or 65,535 entries, is beyond the limits anyway.
 */
export function zipDirectory(bytes: Uint8Array): readonly ZipEntry[] | Message {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0, true) !== localSignature) return { code: 'evidence.not-zip', params: {} };
  const end = findEnd(view);
  if (end === null) return { code: 'evidence.torn', params: {} };
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) return { code: 'evidence.too-many-entries', params: { most: mostEntries } };
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const read = readEntry(view, bytes, at, end);
    if ('code' in read) return read;
    if (names.has(read.entry.name)) return { code: 'evidence.repeated-entry', params: { name: read.entry.name } };
    names.add(read.entry.name);
    entries.push(read.entry);
    at = read.next;
  }
  return overlap(entries) ?? entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature && at + 22 + view.getUint16(at + 20, true) === view.byteLength) {
      return at;
    }
  }
  return null;
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  end: number,
): { readonly entry: ZipEntry; readonly next: number } | Message {
  const torn: Message = { code: 'evidence.torn', params: {} };
  if (at + 46 > end || view.getUint32(at, true) !== entrySignature) return torn;
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return torn;
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes));
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  const method = view.getUint16(at + 10, true);
  if (encrypted || (method !== 0 && method !== 8)) return { code: 'evidence.entry-unsupported', params: { name } };
  const local = view.getUint32(at + 42, true);
  if (local + 30 > end || view.getUint32(local, true) !== localSignature) return torn;
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const storedBytes = view.getUint32(at + 20, true);
  if (from + storedBytes > end) return torn;
  const entry = {
    name,
    method,
    crc32: view.getUint32(at + 16, true),
    storedBytes,
    bytes: view.getUint32(at + 24, true),
    from,
  };
  return { entry, next };
}

/** Bombs of the better kind let many entries share the same data. */
function overlap(entries: readonly ZipEntry[]): Message | null {
  let last = 0;
  for (const entry of [...entries].sort((a, b) => a.from - b.from)) {
    if (entry.from < last) return { code: 'evidence.overlapping-entries', params: { name: entry.name } };
    last = entry.from + entry.storedBytes;
  }
  return null;
}
