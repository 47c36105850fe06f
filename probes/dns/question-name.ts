import { domainToASCII } from 'node:url';

/** Whether a text is an IP address, IPv4 in its usual form. */
export function isAddress(text: string): boolean {
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return text.split('.').every((part) => Number(part) <= 255);
  return text.includes(':') && URL.canParse(`http://[${text}]`);
}

/**
 * The name as DNS is asked for it: of an address its reverse name (RFC 1035 section 3.5, RFC 3596 section 2.5), of a name
 * in another script its ASCII form; without the dot at its end.
 */
export function questionName(name: string): string {
  if (isAddress(name)) return name.includes(':') ? reverseSix(name) : reverseFour(name);
  const plain = /^[\x21-\x7e]+$/.test(name) ? name : domainToASCII(name);
  return plain.replace(/\.$/, '').toLowerCase();
}

/** Whether a name can be asked for: labels of up to 63 characters, 253 in all (RFC 1035 section 2.3.4). */
export function isQuestionName(name: string): boolean {
  const asked = questionName(name);
  if (name === '.') return true;
  return (
    asked.length > 0 && asked.length <= 253 && asked.split('.').every((label) => label.length > 0 && label.length <= 63)
  );
}

function reverseFour(address: string): string {
  return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
}

function reverseSix(address: string): string {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = short.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  const digits = [...first, ...zeros, ...last].map((group) => group.padStart(4, '0')).join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}
