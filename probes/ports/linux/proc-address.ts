/** An address of /proc/net, words of 32 bits in the order of the machine, as text; IPv4 within IPv6 as IPv4. */
export function procAddress(hex: string, order: 'LE' | 'BE'): string {
  const bytes: number[] = [];
  for (let at = 0; at < hex.length; at += 8) {
    const word = [0, 2, 4, 6].map((offset) => parseInt(hex.slice(at + offset, at + offset + 2), 16));
    bytes.push(...(order === 'LE' ? word.reverse() : word));
  }
  if (bytes.length === 4) return bytes.join('.');
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  if (mapped) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, n) =>
    ((bytes[2 * n] ?? 0) * 256 + (bytes[2 * n + 1] ?? 0)).toString(16),
  );
  // the URL standard has the short form of RFC 5952
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}
