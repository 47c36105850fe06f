import type { FileHandle } from 'node:fs/promises';
import type { Missed } from '../../../src/kit/machine/missed.ts';
import type { Contents } from '../contents.ts';
import { compileGlobs, type Globs } from '../glob.ts';
import type { Pace } from '../pace.ts';
import type { Reading } from '../read-whole.ts';
import type { Entry } from '../schema.ts';
import { throwIfStopped } from '../stopped.ts';
import { unpackEntry } from './unpack-entry.ts';
import { zipDirectory, type ZipEntry } from './zip-directory.ts';

/** Bytes that may come out of one archive. */
const mostUnpacked = 8_589_934_592;

/** Of a link its target is kept, which is short. */
const linkTarget: Reading = { hash: false, keep: 4096 };

/** Whether a file begins as a zip archive does; an empty one begins with its end. */
export function isZip(begin: Buffer): boolean {
  return begin.length >= 4 && [0x04034b50, 0x06054b50].includes(begin.readUInt32LE(0));
}

/**
 * Reads the entries of a zip archive (JAR, WAR, zip) in the order of their paths, one at a time. Archives inside are
 * files like any other.
 *
 * @returns why there are no entries; null: there are
 * @throws ProbeFailure `cancelled`; the error of the operating system
 */
export async function readArchive(
  handle: FileHandle,
  size: number,
  contents: Contents,
  pace: Pace,
): Promise<Missed | null> {
  const directory = await zipDirectory(handle, size);
  if ('problem' in directory) return directory.problem;
  const globs = compileGlobs(contents.include, contents.exclude);
  let left = mostUnpacked;
  for (const entry of ordered(directory.entries, globs)) {
    throwIfStopped(pace.signal);
    pace.met();
    const base = { path: entry.path, ...(isOutside(entry.path) ? { outside: true } : {}) };
    if (entry.isFolder) {
      await contents.add({ ...base, kind: 'folder', size: null, sha256: null }, null, null);
      continue;
    }
    const reading = entry.isLink ? linkTarget : contents.readingOf(entry.path);
    const unpacked = await unpackEntry(handle, entry, reading, left, pace.signal);
    left -= unpacked.size;
    const { sha256, missed, bytes } = unpacked;
    const made: Entry = { ...base, kind: 'file', size: unpacked.size, ...(sha256 === null ? {} : { sha256 }) };
    await contents.add(entry.isLink ? link(made, bytes) : made, missed, bytes);
  }
  return null;
}

/** In the order of a walk through the unpacked folder; where two entries have one path the last one counts, as in Java. */
function ordered(entries: readonly ZipEntry[], globs: Globs): readonly ZipEntry[] {
  const byPath = new Map(entries.filter(({ path }) => globs.takes(path)).map((entry) => [orderKey(entry.path), entry]));
  return [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function orderKey(path: string): string {
  return path.replaceAll('/', '\0');
}

/** Whether unpacking it would write outside of the folder it is unpacked to. */
function isOutside(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}

function link(entry: Entry, bytes: Buffer | null): Entry {
  return { ...entry, kind: 'link', size: null, sha256: null, linksTo: bytes?.toString('utf8') ?? '' };
}
