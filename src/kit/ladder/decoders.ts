import { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** Encodings we ask for. */
export const acceptedEncodings = 'gzip, deflate, br';

const mostLayers = 3;

/**
 * The streams that undo a Content-Encoding (RFC 9110 section 8.4), in the order the bytes go through them; null where
 * an encoding is not known.
 */
export function decodersFor(contentEncoding: string | undefined): readonly Transform[] | null {
  const names = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > mostLayers) return null;
  const decoders: Transform[] = [];
  for (const name of names.reverse()) {
    const decoder = decoderFor(name);
    if (decoder === null) return null;
    decoders.push(decoder);
  }
  return decoders;
}

function decoderFor(name: string): Transform | null {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'deflate') return createLenientInflate();
  if (name === 'br') return createBrotliDecompress();
  return null;
}

/** `deflate` means zlib (RFC 1950), but old servers send it without the zlib header. The first byte tells. */
function createLenientInflate(): Transform {
  let inner: Transform | null = null;
  const outer = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      inner ??= feed(((chunk[0] ?? 0) & 0x0f) === 0x08 ? createInflate() : createInflateRaw(), outer);
      inner.write(chunk, done);
    },
    flush: (done) => {
      if (inner === null) {
        done();
        return;
      }
      inner.once('end', done);
      inner.end();
    },
    destroy: (error, done) => {
      inner?.destroy();
      done(error);
    },
  });
  return outer;
}

function feed(inner: Transform, outer: Transform): Transform {
  inner.on('data', (chunk) => outer.push(chunk));
  inner.on('error', (error) => outer.destroy(error));
  return inner;
}
