import type { Settings } from '../schema.ts';

/** Bytes as text, or where they are none. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string; readonly bom: boolean }
  | { readonly kind: 'binary' }
  | {
      readonly kind: 'broken';
      readonly encoding: string;
      readonly bom: boolean;
      /** Line of the first bytes that fit nothing, 1-based; null: it cannot be told. */
      readonly line: number | null;
    };

const boms = [
  { encoding: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16BE', bytes: [0xfe, 0xff] },
] as const;

/**
 * Turns bytes into text: as the byte order mark says, else as UTF-8, else as GB18030 (which takes in GBK and GB2312).
 * A text that is mostly good UTF-8 is broken UTF-8 and not Chinese of another encoding. A NUL where there should be
 * text means that it is none.
 */
export function decode(bytes: Uint8Array, asked: Settings['encoding']): Decoded {
  const mark = boms.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
  const bom = mark !== undefined && (asked === 'auto' || asked === mark.encoding);
  const body = bom ? bytes.subarray(mark.bytes.length) : bytes;
  const said = asked === 'auto' ? (mark?.encoding ?? null) : asked;
  const wide = said === 'UTF-16LE' || said === 'UTF-16BE';
  if (!wide && body.includes(0)) return { kind: 'binary' };
  if (said !== null) return inEncoding(body, said, bom);
  const utf8 = inEncoding(body, 'UTF-8', bom);
  if (utf8.kind === 'text' || isMostlyUtf8(body)) return utf8;
  const chinese = inEncoding(body, 'GB18030', bom);
  return chinese.kind === 'text' ? chinese : utf8;
}

function inEncoding(body: Uint8Array, encoding: string, bom: boolean): Decoded {
  const whole = strict(body, encoding);
  if (whole !== null) return { kind: 'text', text: whole, encoding, bom };
  return { kind: 'broken', encoding, bom, line: encoding === 'UTF-8' ? brokenLine(body, encoding) : null };
}

function strict(body: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

/** The first line that is not in the encoding; lines end with the same byte in all that are read line by line. */
function brokenLine(body: Uint8Array, encoding: string): number {
  let line = 1;
  let from = 0;
  while (from < body.length) {
    const end = body.indexOf(0x0a, from);
    const to = end === -1 ? body.length : end;
    if (strict(body.subarray(from, to), encoding) === null) return line;
    from = to + 1;
    line += 1;
  }
  return line;
}

/** Whether there are far more good sequences of several bytes than bad ones. */
function isMostlyUtf8(body: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(body);
  let good = 0;
  let bad = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) bad += 1;
    else if (unit > 0x7f) good += 1;
  }
  return good > 3 * bad;
}
