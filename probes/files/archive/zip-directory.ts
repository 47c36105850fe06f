import type { FileHandle } from 'node:fs/promises';
import { noted, type Missed } from '../../../src/kit/machine/missed.ts';
import { entryName } from '../entry-name.ts';

/** One entry of a zip archive, as its central directory says. Nothing of it can be trusted but that it is read here. */
export interface ZipEntry {
  readonly path: string;
  readonly isFolder: boolean;
  /** A symbolic link, made on POSIX. */
  readonly isLink: boolean;
  readonly encrypted: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  /** Bytes in the archive. */
  readonly stored: number;
  /** Bytes unpacked, as declared. */
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

/** The directory of an archive; `problem` says why it has none that can be read. */
export type ZipDirectory = { readonly entries: readonly ZipEntry[] } | { readonly problem: Missed };

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;
const entrySignature = 0x02014b50;

/** A directory beyond this is not read: it is about half a million entries. */
const mostBytes = 67_108_864;

/** Reads the central directory of a zip archive (PKWARE APPNOTE 6.3.9, sections 4.3.12 to 4.3.16), zip64 included. */
export async function zipDirectory(handle: FileHandle, size: number): Promise<ZipDirectory> {
  const tailLength = Math.min(size, 22 + 65_535 + 20);
  const tail = await readAt(handle, size - tailLength, tailLength);
  const end = findEnd(tail);
  if (end === null) return { problem: noted('not-supported', 'files.gap.no-archive-end') };
  const place = (await place64(handle, tail, end)) ?? {
    bytes: tail.readUInt32LE(end + 12),
    from: tail.readUInt32LE(end + 16),
  };
  const fits = place.bytes <= mostBytes && place.from + place.bytes <= size;
  if (!fits) return { problem: noted('not-supported', 'files.gap.archive-directory') };
  return { entries: readEntries(await readAt(handle, place.from, place.bytes)) };
}

function findEnd(tail: Buffer): number | null {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    const fits = tail.readUInt32LE(at) === endSignature && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
    if (fits) return at;
  }
  return null;
}

async function place64(
  handle: FileHandle,
  tail: Buffer,
  end: number,
): Promise<{ readonly bytes: number; readonly from: number } | null> {
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== locatorSignature) return null;
  const record = await readAt(handle, Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== end64Signature) return null;
  return { bytes: Number(record.readBigUInt64LE(40)), from: Number(record.readBigUInt64LE(48)) };
}

/** Entries up to the first that is broken. */
function readEntries(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    if (next > directory.length) break;
    entries.push(readEntry(directory, at, nameLength, extraLength));
    at = next;
  }
  return entries;
}

function readEntry(directory: Buffer, at: number, nameLength: number, extraLength: number): ZipEntry {
  const name = directory.subarray(at + 46, at + 46 + nameLength);
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const [size, stored, from] = wide(extra, [
    directory.readUInt32LE(at + 24),
    directory.readUInt32LE(at + 20),
    directory.readUInt32LE(at + 42),
  ]);
  // Windows tools of old write `\`; the format says `/`
  const path = entryName(name).replaceAll('\\', '/');
  return {
    path: path.replace(/\/+$/, ''),
    isFolder: path.endsWith('/'),
    isLink: directory.readUInt8(at + 5) === 3 && directory.readUInt32LE(at + 38) >>> 28 === 0xa,
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    method: directory.readUInt16LE(at + 10),
    size: size ?? 0,
    stored: stored ?? 0,
    at: from ?? 0,
  };
}

/** Values that do not fit 32 bits stand in the extra field 1, in this order, each only where it is needed. */
function wide(extra: Buffer, narrow: readonly number[]): readonly number[] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  let from = at + 4;
  return narrow.map((value) => {
    if (value !== 0xffffffff || from + 8 > extra.length) return value;
    from += 8;
    return Number(extra.readBigUInt64LE(from - 8));
  });
}

/** Bytes of a file; fewer where it ends before. */
export async function readAt(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  if (!Number.isSafeInteger(from) || from < 0) return buffer.subarray(0, 0);
  const { bytesRead } = await handle.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}
