const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });

/**
 * A file name as text. Names are bytes: an archive packed on a Chinese Windows leaves names in GBK. What is neither is
 * shown byte by byte, `\xNN` for those beyond ASCII.
 */
export function entryName(name: Uint8Array): string {
  return tryDecode(utf8, name) ?? tryDecode(gb18030, name) ?? [...name].map(shown).join('');
}

function tryDecode(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function shown(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`;
}
