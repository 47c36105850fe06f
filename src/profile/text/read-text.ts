import { invalidUtf8Offset } from './invalid-utf8.ts';
import { lineIndex } from './line-index.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import type { Mistake } from './mistake.ts';

/** A file as text. */
export interface TextResult {
  /**
   * With `\n` line ends and without a byte-order mark. Null where the file is no text at all. Where the encoding is
   * wrong, the text as well as it could be decoded, so that the line can be shown and further mistakes be found.
   */
  readonly text: string | null;
  readonly mistakes: readonly Mistake[];
}

/** Files that begin so are no text, whatever their name says. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['file-zip', [0x50, 0x4b, 0x03, 0x04]],
  ['file-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['file-binary', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['file-binary', [0x1f, 0x8b]],
];

/**
 * Decodes a profile or site file: UTF-8 with or without byte-order mark, and UTF-16 with one (Notepad's "Unicode").
 * Anything else is a mistake that says what the file is and how to save it. Never throws.
 */
export function readText(file: string, bytes: Uint8Array): TextResult {
  const mistake = (code: string, params: Mistake['params'] = {}, line = 1, column = 1): Mistake => ({
    code,
    file,
    line,
    column,
    params,
  });
  if (bytes.length > MAX_FILE_BYTES) {
    const params = { size: Math.ceil(bytes.length / 1024 / 1024), limit: MAX_FILE_BYTES / 1024 / 1024 };
    return { text: null, mistakes: [mistake('file-too-large', params)] };
  }
  const signature = SIGNATURES.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (signature !== undefined) return { text: null, mistakes: [mistake(signature[0])] };
  const wide = utf16Name(bytes);
  if (wide !== null) return decodeUtf16(bytes, wide, mistake);
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    const code = looksLikeUtf16(bytes) ? 'encoding-utf16' : 'file-binary';
    return { text: null, mistakes: [mistake(code)] };
  }
  const invalid = invalidUtf8Offset(bytes);
  if (invalid === -1) return { text: plainLines(decode('utf-8', bytes, false) ?? ''), mistakes: [] };
  return decodeForeign(bytes, invalid, mistake);
}

type MistakeAt = (code: string, params?: Mistake['params'], line?: number, column?: number) => Mistake;

function utf16Name(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function decodeUtf16(bytes: Uint8Array, name: string, mistake: MistakeAt): TextResult {
  const exact = decode(name, bytes, true);
  if (exact !== null) return { text: plainLines(exact), mistakes: [] };
  const text = plainLines(decode(name, bytes, false) ?? '');
  const { line, column } = lineIndex(text).locate(Math.max(0, text.indexOf('\ufffd')));
  return { text, mistakes: [mistake('encoding-broken', { encoding: name.toUpperCase() }, line, column)] };
}

/** UTF-16 without a byte-order mark: mostly-ASCII text has a NUL in every other byte. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1000);
  const counts = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) counts[index % 2] = (counts[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = counts;
  return head.length >= 8 && Math.max(even, odd) > head.length / 5 && Math.min(even, odd) * 10 < Math.max(even, odd);
}

function decodeForeign(bytes: Uint8Array, invalid: number, mistake: MistakeAt): TextResult {
  const before = plainLines(decode('utf-8', bytes.subarray(0, invalid), false) ?? '');
  const { line, column } = lineIndex(before).locate(before.length);
  const byte = (bytes[invalid] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const chinese = decode('gb18030', bytes, true);
  // A character of three bytes before it: broken UTF-8 rather than GBK, which hardly ever looks like one.
  if (chinese !== null && looksChinese(chinese) && !/[\u0800-\ufeff]/u.test(before)) {
    return { text: plainLines(chinese), mistakes: [mistake('encoding-gbk', { byte }, line, column)] };
  }
  const text = plainLines(decode('utf-8', bytes, false) ?? '');
  return { text, mistakes: [mistake('encoding-unknown', { byte }, line, column)] };
}

/** Bytes of another encoding also decode as GB18030 at times, but to rare or private characters. */
function looksChinese(text: string): boolean {
  const others = text.match(/[^\0-\u007f]/gu) ?? [];
  const usual = others.filter((character) =>
    /[\u3000-\u303f\u4e00-\u9fa5\uff00-\uffef\u2010-\u2027\u00b7]/u.test(character),
  );
  return others.length > 0 && usual.length >= others.length * 0.9;
}

/** Null where the bytes are not in this encoding, or where this Node was built without it. */
function decode(encoding: string, bytes: Uint8Array, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

function plainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}
