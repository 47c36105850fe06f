import { isUtf8 } from 'node:buffer';

/** Type and length. */
const headLength = 5;

/**
 * An ErrorResponse or NoticeResponse with its texts in UTF-8. Before the login is through a server knows no encoding of
 * ours and writes in that of its system; with a Chinese Windows this is GBK. GB 18030 contains GBK, and no byte of it is
 * the zero that ends a field. What is neither stays as it is.
 */
export function errorText(message: Buffer): Buffer {
  const fields = message.subarray(headLength);
  if (isUtf8(fields)) return message;
  const text = decode(fields);
  if (text === null) return message;
  const payload = Buffer.from(text, 'utf8');
  const whole = Buffer.concat([message.subarray(0, headLength), payload]);
  whole.writeUInt32BE(payload.length + 4, 1);
  return whole;
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return null; // also where this Node.js was built without its table
  }
}
