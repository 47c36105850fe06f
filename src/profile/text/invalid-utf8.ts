/**
 * The offset of the first byte that is not well-formed UTF-8, or -1 (Unicode standard, table 3-7). Decoders only say
 * that there is one.
 */
export function invalidUtf8Offset(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = sequenceLength(lead);
    if (length === 0) return at;
    if (length > 1 && !isSecond(lead, bytes[at + 1])) return at;
    if (length > 2 && !isContinuation(bytes[at + 2])) return at;
    if (length > 3 && !isContinuation(bytes[at + 3])) return at;
    at += length;
  }
  return -1;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

/** The second byte is narrower behind some leads: no overlong forms, no surrogates, nothing above U+10FFFF. */
function isSecond(lead: number, byte: number | undefined): boolean {
  if (!isContinuation(byte) || byte === undefined) return false;
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte <= 0x9f;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte <= 0x8f;
}
