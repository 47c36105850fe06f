/** A number of one byte. */
export const u8 = (number: number): Buffer => Buffer.from([number & 0xff]);

/** A number of two bytes, most significant first. */
export function u16(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(number);
  return bytes;
}

/** A number of four bytes, most significant first. */
export function u32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}
