import type { Socket } from 'node:net';
import { waitFor } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';

/** What a service said so far. */
export interface Heard {
  /** From the connection on, no more than is kept. */
  readonly bytes: Buffer;
  /** The connection has ended. */
  readonly ended: boolean;
}

/** Listens to a connection from the moment it is made. */
export interface Listener {
  /** Waits until what was heard is enough, the connection ends, or the time is over. Throws `cancelled` only. */
  readonly until: (enough: (bytes: Buffer) => boolean, limitMs: number, signal: AbortSignal) => Promise<Heard>;
}

/** Bytes that are kept; a service that says more is not listened to any further. */
const mostKept = 64 * 1024;

/** Begins to listen. */
export function listenTo(socket: Socket): Listener {
  let bytes = Buffer.alloc(0);
  let ended = false;
  let wake: () => void = () => undefined;
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk.subarray(0, mostKept - bytes.length)]);
    if (bytes.length >= mostKept) socket.pause();
    wake();
  });
  const onEnd = (): void => {
    ended = true;
    wake();
  };
  socket.on('end', onEnd).on('close', onEnd).on('error', onEnd);
  return {
    until: async (enough, limitMs, signal) => {
      const late = (): ProbeFailure => new ProbeFailure('no-answer', { phase: 'greeting' });
      const wait = { signal, limitMs, phase: 'greeting', late };
      try {
        await waitFor<null>(wait, (done) => {
          wake = () => {
            if (ended || bytes.length >= mostKept || enough(bytes)) done(null);
          };
          wake();
        });
      } catch (error) {
        if (!(error instanceof ProbeFailure) || error.failureCause !== 'no-answer') throw error;
      } finally {
        wake = () => undefined;
      }
      return { bytes, ended };
    },
  };
}
