import type { Duplex } from 'node:stream';
import type { ProbeFailure } from '../../probe-failure.ts';
import { waitFor } from '../wait-for.ts';

/** What becomes of an exchange that has no end. */
export interface IncomingOptions {
  readonly signal: AbortSignal;
  /** Milliseconds for everything together. */
  readonly limitMs: number;
  /** Milliseconds of a clock that is never set back. */
  readonly monotonic: () => number;
  readonly late: (bytes: Buffer) => ProbeFailure;
  /** The connection ended with these bytes unread. */
  readonly closed: (bytes: Buffer, error: unknown) => ProbeFailure;
}

/** Reads what comes on a stream, and gives the stream back with what came too early. */
export interface Incoming {
  /** Waits until `take` says how many bytes an answer has and what it means; null: not whole. May throw a failure. */
  readonly read: <T>(take: (bytes: Buffer) => { readonly value: T; readonly used: number } | null) => Promise<T>;
  /** Stops reading; unread bytes stay in the stream. */
  readonly release: () => void;
}

/** Begins to read a stream that nobody else reads. */
export function incoming(stream: Duplex, options: IncomingOptions): Incoming {
  const until = options.monotonic() + options.limitMs;
  let bytes: Buffer = Buffer.alloc(0);
  let ended = false;
  let broken: unknown;
  let wake = (): void => undefined;

  const onReadable = (): void => {
    for (let chunk = next(stream); chunk !== null; chunk = next(stream)) bytes = Buffer.concat([bytes, chunk]);
    wake();
  };
  const onEnd = (): void => {
    ended = true;
    wake();
  };
  const onError = (error: unknown): void => {
    broken ??= error;
    onEnd();
  };
  // Not `data`: a stream that was paused by hand stays so, and Node’s HTTP client does not wake it.
  stream.on('readable', onReadable).on('end', onEnd).on('close', onEnd).on('error', onError);
  return {
    read: (take) => {
      const wait = {
        signal: options.signal,
        limitMs: Math.max(0, until - options.monotonic()),
        phase: 'proxy',
        late: () => options.late(bytes),
      };
      return waitFor(wait, (done, fail) => {
        wake = () => {
          try {
            const taken = take(bytes);
            if (taken !== null) {
              wake = () => undefined;
              bytes = bytes.subarray(taken.used);
              done(taken.value);
              return;
            }
            if (ended) fail(options.closed(bytes, broken));
          } catch (error) {
            fail(error);
          }
        };
        wake();
      });
    },
    release: () => {
      stream.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', onError);
      if (bytes.length > 0 && !stream.destroyed) stream.unshift(bytes);
    },
  };
}

function next(stream: Duplex): Buffer | null {
  const chunk: unknown = stream.read();
  return Buffer.isBuffer(chunk) ? chunk : null;
}
