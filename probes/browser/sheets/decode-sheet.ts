/**
 * The text of a style sheet in its encoding (CSS Syntax Module Level 3, section 3.2): a byte order mark comes first, then
 * the header, then `@charset`, then the encoding of the document. What is none of it becomes marks of replacement.
 *
 * @param documentCharset as the document that has it names its own; null: not known
 */
export function decodeSheet(bytes: Buffer, contentType: string, documentCharset: string | null): string {
  return decoderFor(charsetOf(bytes, contentType, documentCharset)).decode(bytes);
}

/**
 * The same of a body as the driver of Firefox gives it: what is no UTF-8 comes with each of its bytes as a character of
 * its own, and that as UTF-8.
 */
export function decodeFirefox(body: Buffer, contentType: string, documentCharset: string | null): string {
  const text = new TextDecoder().decode(body);
  if (/[^\0-\u00ff]/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  const charset = charsetOf(bytes, contentType, documentCharset);
  return /^utf-?8$/i.test(charset) ? text : decoderFor(charset).decode(bytes);
}

function charsetOf(bytes: Buffer, contentType: string, documentCharset: string | null): string {
  return markOf(bytes) ?? declaredIn(contentType) ?? writtenIn(bytes) ?? documentCharset ?? 'utf-8';
}

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
}

function declaredIn(contentType: string): string | null {
  return /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1] ?? null;
}

function writtenIn(bytes: Buffer): string | null {
  const written = /^@charset "([\w:.-]+)";/.exec(bytes.subarray(0, 1024).toString('latin1'))?.[1] ?? null;
  // What can be read as it stands there is not written in it.
  return written !== null && /^utf-16/i.test(written) ? 'utf-8' : written;
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
