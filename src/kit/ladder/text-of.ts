import { TextDecoder } from 'node:util';

/** The text of a body: in the charset its Content-Type names, else UTF-8. Bytes that fit neither become U+FFFD. */
export function textOf(bytes: Uint8Array, contentType: string | null): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  return decoderOf(charset).decode(bytes);
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
