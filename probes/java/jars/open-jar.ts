import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** One file inside a jar. */
export interface JarEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  /** Byte at which its local header begins. */
  readonly at: number;
}

/** Longest directory that is read; a jar of 100,000 classes has about 10 MiB. */
const longestDirectory = 64 * 1024 * 1024;

const longestEntry = 1024 * 1024;

/**
 * The names inside a jar, from its central directory alone (APPNOTE.TXT 6.3, sections 4.3.12 and 4.3.16), however large
 * the jar is. Throws what reading throws, and an Error where it is no jar. ZIP64 jars count as none.
 */
export async function readJarEntries(file: FileHandle): Promise<readonly JarEntry[]> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end + 22 > tail.length) throw new Error('no jar');
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > longestDirectory || start + length > size) throw new Error('no jar that can be read');
  return parseDirectory(await bytesAt(file, start, length));
}

function parseDirectory(bytes: Buffer): readonly JarEntry[] {
  const entries: JarEntry[] = [];
  let at = 0;
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50) {
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      compressedSize: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The text of a small file inside a jar; null: too large, or packed in another way than deflate. */
export async function readJarText(file: FileHandle, entry: JarEntry): Promise<string | null> {
  if (entry.compressedSize > longestEntry) return null;
  const header = await bytesAt(file, entry.at, 30);
  if (header.length < 30) return null;
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await bytesAt(file, start, entry.compressedSize);
  if (entry.method === 0) return packed.toString('utf8');
  if (entry.method !== 8) return null;
  return (await promisify(inflateRaw)(packed, { maxOutputLength: longestEntry })).toString('utf8');
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** Opens a jar, lets it be read, and closes it. */
export async function withJar<T>(path: string, read: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await read(file);
  } finally {
    await file.close();
  }
}
