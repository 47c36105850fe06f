import { excerpt } from '../../src/kit/ladder/first-bytes.ts';
import { visible } from '../../src/model/visible.ts';

const longest = 200;

/** The first line of some bytes, without its end, control characters written out; what is no text, byte by byte. */
export function firstLine(bytes: Buffer): string {
  const end = bytes.indexOf(0x0a);
  const line = end === -1 ? bytes : bytes.subarray(0, end);
  const text = textOf(line);
  if (text === null) return excerpt(line);
  const shown = visible(text.replace(/\r$/, ''));
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/** The text, where the bytes are UTF-8 without NUL; what is cut off at the end may be half a character. */
function textOf(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
