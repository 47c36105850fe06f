import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { noted } from '../../src/kit/machine/missed.ts';
import type { Pace } from './pace.ts';
import { throwIfStopped } from './stopped.ts';

/** Bytes of one read: enough for speed, short enough that a stop is noticed at once. */
const chunkBytes = 262_144;

/** What was read of a file. */
export interface WholeRead {
  /** Hex; null: not asked for. */
  readonly sha256: string | null;
  /** All its bytes; null: not asked for, or more than asked for. */
  readonly bytes: Buffer | null;
  /** It was written to meanwhile: digest and bytes are of no state it ever had. */
  readonly changed: boolean;
}

/** Why nothing is said of a file that changed. */
export const changing = noted('not-reached', 'files.gap.changing');

/** What to do with the content. */
export interface Reading {
  readonly hash: boolean;
  /** Keep the bytes where they are no more than this; 0: never. */
  readonly keep: number;
}

/**
 * Reads a file once from its begin to the size it had when it was opened, chunk by chunk; one that grows for ever ends.
 *
 * @throws ProbeFailure `cancelled` between two chunks; the error of the operating system
 */
export async function readWhole(handle: FileHandle, { hash, keep }: Reading, pace: Pace): Promise<WholeRead> {
  const before = await handle.stat({ bigint: true });
  const size = Number(before.size);
  const kept: Buffer[] | null = size <= keep ? [] : null;
  if (!hash && kept === null) return { sha256: null, bytes: null, changed: false };
  const digest = createHash('sha256');
  let at = 0;
  let buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size));
  while (at < size) {
    throwIfStopped(pace.signal);
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - at), at);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    if (hash) digest.update(chunk);
    if (kept !== null) {
      kept.push(chunk);
      buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size));
    }
    at += bytesRead;
    pace.read(bytesRead);
  }
  const after = await handle.stat({ bigint: true });
  return {
    sha256: hash ? digest.digest('hex') : null,
    bytes: kept === null ? null : Buffer.concat(kept),
    changed: at !== size || isChanged(before, after),
  };
}

function isChanged(before: BigIntStats, after: BigIntStats): boolean {
  return before.size !== after.size || before.mtimeNs !== after.mtimeNs || before.ctimeNs !== after.ctimeNs;
}
