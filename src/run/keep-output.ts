import type { Readable } from 'node:stream';

/** What was kept of a stream. */
export interface Kept {
  readonly bytes: () => Uint8Array;
  /** There was more than the limit. */
  readonly truncated: () => boolean;
}

/** Reads a stream to its end and keeps the first bytes, so that a program which never stops writing is not blocked. */
export function keepOutput(stream: Readable | null, limit: number): Kept {
  const chunks: Buffer[] = [];
  let length = 0;
  stream?.on('data', (chunk: Buffer) => {
    if (length < limit) chunks.push(chunk.subarray(0, limit - length));
    length += chunk.length;
  });
  // a stream that breaks ends with what was read
  stream?.on('error', () => undefined);
  return { bytes: () => Buffer.concat(chunks), truncated: () => length > limit };
}
