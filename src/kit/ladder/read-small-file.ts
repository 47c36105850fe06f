import { open, stat } from 'node:fs/promises';
import { ProbeFailure } from '../probe-failure.ts';

/** How long what was read of a file serves others that ask for it, milliseconds: until somebody may have mended it. */
const servesMs = 1000;

const underWay = new Map<string, Promise<Buffer>>();

/**
 * A file of certificates or keys, or a script, from its beginning. Thousands of checks name the same: it is read once a
 * second. Throws ProbeFailure `file-missing`, also for what is no file: a folder, a device, a named pipe.
 *
 * @param most bytes that are read at most; a longer file is cut off there
 */
export function readSmallFile(path: string, most = 1024 * 1024): Promise<Buffer> {
  const key = `${String(most)} ${path}`;
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const reading = readBeginning(path, most);
  underWay.set(key, reading);
  setTimeout(() => underWay.delete(key), servesMs).unref();
  return reading;
}

async function readBeginning(path: string, most: number): Promise<Buffer> {
  try {
    // opening a named pipe waits for whoever writes to it
    const isFile = (await stat(path)).isFile();
    if (!isFile) throw new ProbeFailure('file-missing', { phase: 'settings', params: { path } });
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(most), position: 0 });
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof ProbeFailure) throw error;
    throw new ProbeFailure('file-missing', { phase: 'settings', params: { path }, cause: error });
  }
}
