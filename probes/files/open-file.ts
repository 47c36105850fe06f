import { constants, type BigIntStats } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';

/** The path no longer leads to what was looked at a moment ago: nothing of it was read. */
export class MovedError extends Error {
  constructor() {
    super('it was replaced while it was looked at');
    this.name = 'MovedError';
  }
}

// Missing on Windows, where a link cannot be swapped in without rights that nobody here has.
const noFollow = constants.O_NOFOLLOW ?? 0; // eslint-disable-line @typescript-eslint/no-unnecessary-condition -- Windows has none
const noWait = constants.O_NONBLOCK ?? 0; // eslint-disable-line @typescript-eslint/no-unnecessary-condition -- Windows has none

/**
 * Opens a regular file for reading, and only the one that `seen` describes: not through a link at its end, not where a
 * folder above it was swapped for a link between looking and opening, and without waiting for a pipe.
 *
 * @param path without links in it
 * @throws MovedError, or the error of the operating system
 */
export async function openFile(path: Buffer, seen: BigIntStats): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | noFollow | noWait);
  try {
    const now = await handle.stat({ bigint: true });
    const same = now.isFile() && now.ino === seen.ino && now.dev === seen.dev;
    if (!same || !path.equals(await realpath(path, { encoding: 'buffer' }))) throw new MovedError();
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}
