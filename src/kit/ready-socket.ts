import type { Duplex } from 'node:stream';

/** A stream as drivers expect to connect it themselves. */
export type ReadyStream = Duplex & {
  connect: () => ReadyStream;
  setNoDelay: () => ReadyStream;
  setKeepAlive: () => ReadyStream;
};

/** What the driver may read of the bytes that came in; throws where they must not reach it. */
export type Inspect = (bytes: Buffer) => Buffer;

/**
 * Hands a connected stream (a socket, or TLS over one) to a driver that insists on calling `connect` itself:
 * its `connect` only announces that the connection stands. pg takes it as `stream: () => readyStream(socket)`.
 *
 * Everything that comes in passes `inspect` first. What `inspect` or the driver throws over it becomes the stream’s
 * error, where otherwise, thrown in the middle of an event, it would end the process.
 */
export function readyStream(stream: Duplex, inspect: Inspect = (bytes) => bytes): ReadyStream {
  const emit = stream.emit.bind(stream);
  const pass = (chunk: unknown): boolean => {
    try {
      const bytes = Buffer.isBuffer(chunk) ? inspect(chunk) : Buffer.alloc(0);
      return bytes.length === 0 || emit('data', bytes);
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
      return true;
    }
  };
  const ready: ReadyStream = Object.assign(stream, {
    emit: (event: string | symbol, ...rest: unknown[]) => (event === 'data' ? pass(rest[0]) : emit(event, ...rest)),
    connect: () => {
      setImmediate(() => {
        if (stream.destroyed) return;
        // A stream paused after its first bytes does not flow again by a listener alone.
        stream.resume();
        emit('connect');
      });
      return ready;
    },
    setNoDelay: () => ready,
    setKeepAlive: () => ready,
  });
  return ready;
}
