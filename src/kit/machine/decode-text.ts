/** How the bytes of a program or file are read. */
export const encodings = ['auto', 'utf-8', 'gbk'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * The text of some bytes. `gbk` is read as GB18030, its superset (WHATWG Encoding, section 10). `auto`: UTF-16 and UTF-8
 * by their byte-order mark, UTF-8 where it is valid, else GBK, which Chinese Windows writes. What does not fit becomes
 * U+FFFD. `cut` says that the bytes end anywhere: a character cut apart at the end is no sign against UTF-8.
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding, cut = false): string {
  if (encoding === 'gbk') return new TextDecoder('gb18030').decode(bytes);
  if (encoding === 'utf-8') return new TextDecoder('utf-8').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
