import type { Duplex } from 'node:stream';

/** A stream as drivers expect to connect it themselves. */
export type ReadyStream = Duplex & {
  connect: () => ReadyStream;
  setNoDelay: () => ReadyStream;
  setKeepAlive: () => ReadyStream;
};

/**
 * Hands a connected stream (a socket, or TLS over one) to a driver that insists on calling `connect` itself:
 * its `connect` only announces that the connection stands. pg takes it as `stream: () => readyStream(socket)`.
 */
export function readyStream(stream: Duplex): ReadyStream {
  const ready: ReadyStream = Object.assign(stream, {
    connect: () => {
      setImmediate(() => {
        if (!stream.destroyed) stream.emit('connect');
      });
      return ready;
    },
    setNoDelay: () => ready,
    setKeepAlive: () => ready,
  });
  return ready;
}
