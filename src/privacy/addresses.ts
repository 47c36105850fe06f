/** What may be an IPv4 address in a text: four numbers that no digit and no further number touches. */
const four = /(?<![0-9A-Za-z])(?<!\d\.)(?:\d{1,3}\.){3}\d{1,3}(?![0-9A-Za-z])(?!\.\d)/g;

/** What may be an IPv6 address: at least two colons among hexadecimal digits, perhaps with an IPv4 address at its end. */
const six =
  /(?<![0-9A-Za-z:.])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,8}(?:(?<=:)(?:\d{1,3}\.){3}\d{1,3})?(?![0-9A-Za-z:])(?!\.\d)/g;

/**
 * Replaces every IP address in a text. Those that say nothing of a customer stay: loopback and unspecified addresses.
 *
 * @param mark what stands for an address, given in its one spelling (RFC 5952)
 */
export function replaceAddresses(text: string, mark: (address: string, written: string) => string): string {
  const sixed = text.includes(':') ? text.replace(six, (written) => replaced(written, mark)) : text;
  return sixed.includes('.') ? sixed.replace(four, (written) => replaced(written, mark)) : sixed;
}

function replaced(written: string, mark: (address: string, written: string) => string): string {
  const address = addressOf(written);
  return address === null || isNobodys(address) ? written : mark(address, written);
}

/** The one spelling of an address; null: it is none. `010.1.1.1` is none: programs disagree about what it means. */
export function addressOf(written: string): string | null {
  if (!written.includes(':')) return isFour(written) ? written : null;
  const inner = written.startsWith('[') && written.endsWith(']') ? written.slice(1, -1) : written;
  const url = `http://[${inner}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : null;
}

function isFour(written: string): boolean {
  const parts = written.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isNobodys(address: string): boolean {
  return address === '::' || address === '::1' || address === '0.0.0.0' || address.startsWith('127.');
}
