import { inflateRawSync } from 'node:zlib';
import { value, type Message } from '../model/message.ts';
import { crc32 } from './crc32.ts';
import { zipDirectory, type ZipEntry } from './zip-directory.ts';

/** How much an archive may hold. */
export interface UnpackLimits {
  /** Bytes of all entries together, unpacked. */
  readonly bytes: number;
  /** How many times larger an entry beyond 1 MiB may be than what is stored of it; text such as ours gets to 100. */
  readonly ratio: number;
}

export const unpackLimits: UnpackLimits = { bytes: 1_073_741_824, ratio: 400 };

/**
 * Unpacks a zip archive in memory, nothing to disk. Sizes are checked as declared and again as they really come out;
 * the first thing that is wrong is returned as a message.
 */
export function unpack(bytes: Uint8Array, limits: UnpackLimits): ReadonlyMap<string, Uint8Array> | Message {
  const entries = zipDirectory(bytes);
  if ('code' in entries) return entries;
  const declared = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (declared > limits.bytes) return tooLarge(limits);
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (entry.bytes > 1_048_576 && entry.bytes > entry.storedBytes * limits.ratio) {
      return { code: 'evidence.bomb', params: { name: entry.name } };
    }
    const content = inflate(bytes.subarray(entry.from, entry.from + entry.storedBytes), entry);
    if (content === null) return { code: 'evidence.entry-damaged', params: { name: entry.name } };
    files.set(entry.name, content);
  }
  return files;
}

/** The content of an entry; null where it is not what the directory says. */
function inflate(stored: Uint8Array, entry: ZipEntry): Uint8Array | null {
  try {
    // one byte more than declared would be seen, and nothing beyond it is ever unpacked
    const content = entry.method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: entry.bytes + 1 });
    return content.length === entry.bytes && crc32(content) === entry.crc32 ? content : null;
  } catch {
    return null;
  }
}

function tooLarge(limits: UnpackLimits): Message {
  return { code: 'evidence.too-large', params: { most: value(limits.bytes, 'bytes') } };
}
