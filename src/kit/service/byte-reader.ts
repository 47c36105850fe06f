/** Reads fields of a message one after the other, most significant byte first. */
export interface ByteReader {
  readonly u8: () => number;
  readonly u16: () => number;
  readonly u32: () => number;
  readonly i8: () => number;
  readonly i16: () => number;
  readonly i32: () => number;
  readonly i64: () => bigint;
  /** So many bytes. */
  readonly take: (count: number) => Buffer;
  /** Bytes that are left. */
  readonly left: () => number;
}

/**
 * A reader over a message that has arrived whole.
 *
 * @param short the error for a field that goes beyond the end: lengths are what a server says, and may be wrong
 */
export function byteReader(bytes: Buffer, short: () => Error): ByteReader {
  let at = 0;
  const take = (count: number): Buffer => {
    if (count < 0 || count > bytes.length - at) throw short();
    at += count;
    return bytes.subarray(at - count, at);
  };
  return {
    u8: () => take(1).readUInt8(),
    u16: () => take(2).readUInt16BE(),
    u32: () => take(4).readUInt32BE(),
    i8: () => take(1).readInt8(),
    i16: () => take(2).readInt16BE(),
    i32: () => take(4).readInt32BE(),
    i64: () => take(8).readBigInt64BE(),
    take,
    left: () => bytes.length - at,
  };
}
