import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { noted, type Missed } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Reading } from '../read-whole.ts';
import { throwIfStopped } from '../stopped.ts';
import { readAt, type ZipEntry } from './zip-directory.ts';

/** What came out of an entry. */
export interface Unpacked {
  readonly size: number;
  readonly sha256: string | null;
  readonly bytes: Buffer | null;
  readonly missed: Missed | null;
}

const chunkBytes = 262_144;
const localSignature = 0x04034b50;

/**
 * Unpacks an entry chunk by chunk, counting what really comes out; nothing is written anywhere. It ends where more comes
 * out than was declared, or than `budget` leaves.
 *
 * @throws ProbeFailure `cancelled`; the error of the operating system
 */
export async function unpackEntry(
  handle: FileHandle,
  entry: ZipEntry,
  reading: Reading,
  budget: number,
  signal: AbortSignal,
): Promise<Unpacked> {
  if (entry.encrypted) return refused(entry, encrypted);
  if (entry.method !== 0 && entry.method !== 8) return refused(entry, compressedOtherwise(entry.method));
  const header = await readAt(handle, entry.at, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== localSignature) return refused(entry, damaged);
  const from = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const most = Math.min(entry.size, budget);
  const digest = createHash('sha256');
  const kept: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer): boolean => {
    size += chunk.length;
    if (size > most) return false;
    digest.update(chunk);
    if (entry.size <= reading.keep) kept.push(chunk);
    return true;
  };
  const whole = await unpack(chunks(handle, from, entry.stored, signal), entry.method === 8, take);
  throwIfStopped(signal);
  if (size > budget) return refused({ size }, tooMuch);
  if (!whole || size !== entry.size) return refused({ size }, damagedOrOther);
  const bytes = entry.size <= reading.keep ? Buffer.concat(kept) : null;
  return { size, sha256: reading.hash ? digest.digest('hex') : null, bytes, missed: null };
}

const encrypted = noted('not-permitted', 'files.gap.encrypted');
const damaged = noted('not-reached', 'files.gap.damaged');
const damagedOrOther = noted('not-reached', 'files.gap.damaged-or-other');
const tooMuch = noted('truncated', 'files.gap.too-much');

function compressedOtherwise(method: number): Missed {
  return noted('not-supported', 'files.gap.compression', { method: value(method) });
}

function refused({ size }: { readonly size: number }, missed: Missed): Unpacked {
  return { size, sha256: null, bytes: null, missed };
}

async function* chunks(handle: FileHandle, from: number, length: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += chunkBytes) {
    if (signal.aborted) return;
    const chunk = await readAt(handle, from + at, Math.min(chunkBytes, length - at));
    if (chunk.length === 0) return;
    yield chunk;
  }
}

/** False where the data are damaged or `take` wanted no more. */
async function unpack(
  source: AsyncGenerator<Buffer>,
  deflated: boolean,
  take: (chunk: Buffer) => boolean,
): Promise<boolean> {
  const drain = async (stream: AsyncIterable<unknown>): Promise<void> => {
    for await (const chunk of stream) if (Buffer.isBuffer(chunk) && !take(chunk)) throw new Error('enough');
  };
  try {
    if (deflated) await pipeline(Readable.from(source), createInflateRaw(), drain);
    else await drain(source);
    return true;
  } catch {
    return false;
  }
}
