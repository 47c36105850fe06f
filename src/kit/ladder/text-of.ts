import { TextDecoder } from 'node:util';

/** Where the charset of a body was taken from. `bytes`: its bytes fit no charset that was named, but this one. */
export type CharsetSource = 'bom' | 'header' | 'content' | 'bytes' | 'default';

/** A body as text. */
export interface BodyText {
  /** Bytes that do not fit the charset are U+FFFD. */
  readonly text: string;
  /** The charset it was read in, by the name of the Encoding standard in lower case. */
  readonly charset: string;
  readonly from: CharsetSource;
  /** Whether everything that names a charset (header, byte-order mark, the document itself) and the bytes agree. */
  readonly agrees: boolean;
  /** A charset that was named and is not known here; null: none. A build of Node without full ICU knows few. */
  readonly unknown: string | null;
}

/** Charsets that bytes may be in where they are not in the one named, with the country that wrote most such services. */
const guesses = ['utf-8', 'gb18030'] as const;

/**
 * The text of a body. What counts, in this order (WHATWG Encoding, "BOM sniff"; RFC 9110 section 8.3; XML 1.0 appendix
 * F; HTML "prescan a byte stream"): a byte-order mark, the Content-Type header, the XML declaration or `meta` of the
 * document, UTF-8. Where the bytes do not fit that charset and fit UTF-8 or GB18030 (which holds GBK and GB2312), they
 * are read as that.
 */
export function readText(bytes: Uint8Array, contentType: string | null): BodyText {
  const bom = bomOf(bytes);
  const inHeader = /charset\s*=\s*"?([\w.:+-]+)/i.exec(contentType ?? '')?.[1] ?? null;
  const inContent = bom === null ? declaredIn(bytes) : null;
  const named = [bom, inHeader, inContent].filter((each) => each !== null);
  const known = named.map(canonical).filter((each) => each !== null);
  const unknown = named.find((each) => canonical(each) === null) ?? null;
  const { charset, from } = first(bom, inHeader, inContent);
  const text = decoded(bytes, charset);
  const guess = text === null && bom === null ? guessed(bytes, charset) : null;
  if (guess !== null) return { ...guess, from: 'bytes', agrees: false, unknown };
  const agrees = known.every((each) => family(each) === family(charset)) && unknown === null;
  return { text: text ?? new TextDecoder(charset).decode(bytes), charset, from, agrees, unknown };
}

/** The text of a body, without a word on its charset. */
export function textOf(bytes: Uint8Array, contentType: string | null): string {
  return readText(bytes, contentType).text;
}

function first(
  bom: string | null,
  header: string | null,
  content: string | null,
): { readonly charset: string; readonly from: CharsetSource } {
  const ways = [
    [bom, 'bom'],
    [header, 'header'],
    [content, 'content'],
  ] as const;
  for (const [name, from] of ways) {
    const charset = name === null ? null : canonical(name);
    if (charset !== null) return { charset, from };
  }
  return { charset: 'utf-8', from: 'default' };
}

function bomOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
}

/** What an XML declaration or an HTML `meta` in the first kilobyte says. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (!head.includes('<')) return null;
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  return xml ?? /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

/** The name of the Encoding standard for a label; null: this build knows no such charset. */
function canonical(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** The text in a charset that the bytes may be in instead; null: they fit none. */
function guessed(bytes: Uint8Array, instead: string): Pick<BodyText, 'text' | 'charset'> | null {
  for (const charset of guesses) {
    const text = charset === instead ? null : decoded(bytes, charset);
    if (text !== null) return { text, charset };
  }
  return null;
}

/** One for each charset of the Encoding standard: to make one costs more than to read a short body. */
const decoders = new Map<string, TextDecoder>();

/** The text; null: the bytes do not fit the charset. */
function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    const decoder = decoders.get(charset) ?? new TextDecoder(charset, { fatal: true });
    decoders.set(charset, decoder);
    return decoder.decode(bytes);
  } catch {
    decoders.delete(charset); // one that stopped in the middle may remember where
    return null;
  }
}

/** GBK is a part of GB18030, and the Encoding standard reads both in one way. */
function family(charset: string): string {
  return charset === 'gbk' ? 'gb18030' : charset;
}
