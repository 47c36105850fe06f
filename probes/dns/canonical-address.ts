/** An IP address in the one form of RFC 5952, so that two spellings of it are the same text; anything else as it is. */
export function canonicalAddress(address: string): string {
  if (!address.includes(':')) return address;
  const url = `http://[${address.replace(/%.*$/, '')}]`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address;
}
