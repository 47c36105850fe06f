/** AT_PAGESZ of <elf.h>. */
const pageSizeEntry = 6n;

/**
 * The page size (bytes) in an auxiliary vector of a 64-bit process: pairs of two 8-byte numbers, kind and value.
 * Null where there is none, or none that can be a page size.
 */
export function pageSizeOf(vector: Uint8Array, order: 'LE' | 'BE'): number | null {
  const view = new DataView(vector.buffer, vector.byteOffset, vector.byteLength);
  for (let at = 0; at + 16 <= vector.byteLength; at += 16) {
    if (view.getBigUint64(at, order === 'LE') !== pageSizeEntry) continue;
    const size = Number(view.getBigUint64(at + 8, order === 'LE'));
    return size >= 1024 && size <= 2 ** 30 && Number.isInteger(Math.log2(size)) ? size : null;
  }
  return null;
}
