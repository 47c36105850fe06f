import { elementsIn, objectIdentifier, readElement } from './der.ts';

/** RFC 4519. */
const attributes: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '0.9.2342.19200300.100.1.25': 'DC',
};

const bmpString = 0x1e;

/** A distinguished name in DER as a text, its parts joined by commas (RFC 5280 section 4.1.2.4). */
export function distinguishedName(der: Uint8Array): string {
  const name = readElement(der, 0);
  if (name === null) return '';
  const parts: string[] = [];
  const sets = elementsIn(der, name.start, name.end);
  const pairs = sets.flatMap((set) => elementsIn(der, set.start, set.end));
  for (const pair of pairs) {
    const [type, value] = elementsIn(der, pair.start, pair.end);
    if (type === undefined || value === undefined) continue;
    const identifier = objectIdentifier(der.subarray(type.start, type.end));
    const text = textOf(value.tag, Buffer.from(der.subarray(value.start, value.end)));
    parts.push(`${attributes[identifier] ?? identifier}=${text}`);
  }
  return parts.join(', ');
}

function textOf(tag: number, bytes: Buffer): string {
  if (tag !== bmpString) return bytes.toString('utf8');
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}
