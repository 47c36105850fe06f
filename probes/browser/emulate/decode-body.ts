/** A body as text, and how it becomes bytes again. */
export interface DecodedBody {
  readonly text: string;
  readonly encode: (text: string) => Buffer;
  /** Name of the encoding for a header; null: bytes were kept as they are, and what the header says still holds. */
  readonly charset: string | null;
}

/** How far into a document its encoding may stand (HTML, section 4.2.5.4), bytes. */
const head = 1024;

/**
 * The text of a body in the encoding that its header names, or its first bytes where it is a document, else UTF-8. What
 * is none of it is taken byte by byte, so that it can be given back unchanged.
 */
export function decodeBody(bytes: Buffer, contentType: string, isDocument: boolean): DecodedBody {
  const declared = markOf(bytes) ?? /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1];
  const meta = isDocument ? /<meta[^>]*?charset\s*=\s*["']?([\w:.-]+)/i : /^@charset "([\w:.-]+)"/;
  const named = declared ?? meta.exec(bytes.subarray(0, head).toString('latin1'))?.[1] ?? 'utf-8';
  const text = decoded(bytes, named);
  if (text !== null) return { text, encode: (changed) => Buffer.from(changed, 'utf8'), charset: 'utf-8' };
  return { text: bytes.toString('latin1'), encode: (changed) => Buffer.from(changed, 'latin1'), charset: null };
}

/** The encoding that a byte order mark tells; it stands above everything else that is said (Encoding, section 6). */
function markOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

function decoded(bytes: Buffer, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
