import { Duplex } from 'node:stream';

const mostRecorded = 64 * 1024;

/** A stream of our own over another one, so that what comes in can be kept: over a socket Node never shows it. */
export function tapped(stream: Duplex, recorded: Buffer[]): Duplex {
  let size = 0;
  const tap = new Duplex({
    read: () => {
      stream.resume();
    },
    write: (chunk: Buffer, _encoding, done) => {
      stream.write(chunk, done);
    },
    final: (done) => {
      stream.end(done);
    },
  });
  stream.on('data', (chunk: Buffer) => {
    if (size < mostRecorded) recorded.push(chunk);
    size += chunk.length;
    if (!tap.push(chunk)) stream.pause();
  });
  stream.on('end', () => tap.push(null));
  stream.on('error', (error) => tap.destroy(error));
  stream.on('close', () => tap.destroy());
  tap.on('error', () => undefined);
  return tap;
}
