import type { CDPSession } from 'playwright';

/** Longest body that is changed, bytes. */
const longest = 32 * 1024 * 1024;
/** Bytes that are asked for at once. */
const piece = 4 * 1024 * 1024;

interface Header {
  readonly name: string;
  readonly value: string;
}

/** A body; `as-it-is`: it says itself that it is too long, and was not touched; `endless`: it was too long, and is gone. */
export type ReplyBody = Buffer | 'as-it-is' | 'endless';

/**
 * Reads the body of a reply that waits (Fetch.requestPaused), and no more of it than can be kept.
 *
 * @param leaves whether the reply may have to go on as it is, which is over once its stream was taken
 */
export async function readReplyBody(
  session: CDPSession,
  requestId: string,
  headers: readonly Header[],
  leaves: boolean,
): Promise<ReplyBody> {
  const valueOf = (wanted: string): string | undefined =>
    headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
  const length = Number(valueOf('content-length') ?? Number.NaN);
  if (length > longest) return 'as-it-is';
  // what is packed says nothing of how much it is
  const isKnown = Number.isInteger(length) && valueOf('content-encoding') === undefined;
  if (!isKnown && !leaves) return readStream(session, requestId);
  const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId });
  return bytesOf(body, base64Encoded);
}

async function readStream(session: CDPSession, requestId: string): Promise<Buffer | 'endless'> {
  const { stream: handle } = await session.send('Fetch.takeResponseBodyAsStream', { requestId });
  try {
    return await readPieces(session, handle);
  } finally {
    session.send('IO.close', { handle }).catch(() => undefined);
  }
}

async function readPieces(session: CDPSession, handle: string): Promise<Buffer | 'endless'> {
  const pieces: Buffer[] = [];
  for (let length = 0; length <= longest;) {
    const { data, base64Encoded = false, eof } = await session.send('IO.read', { handle, size: piece });
    const bytes = bytesOf(data, base64Encoded);
    pieces.push(bytes);
    length += bytes.length;
    if (eof) return Buffer.concat(pieces);
  }
  return 'endless';
}

function bytesOf(text: string, base64: boolean): Buffer {
  return Buffer.from(text, base64 ? 'base64' : 'utf8');
}
