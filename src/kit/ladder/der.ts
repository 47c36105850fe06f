/** One element: its tag, and where its content begins and ends. */
export interface DerElement {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** One DER element with a definite length (X.690 section 8.1); null: there is none at this place. */
export function readElement(der: Uint8Array, at: number): DerElement | null {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined) return null;
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (lengthBytes > 4) return null;
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + (der[at + 2 + index] ?? 0);
  const start = at + 2 + lengthBytes;
  return start + length > der.length ? null : { tag, start, end: start + length };
}

/** The numbers of an object identifier, with dots (X.690 section 8.19). */
export function objectIdentifier(bytes: Uint8Array): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (numbers.length === 0) numbers.push(Math.min(2, Math.floor(number / 40)));
    numbers.push(numbers.length === 1 ? number - 40 * (numbers[0] ?? 0) : number);
    number = 0;
  }
  return numbers.join('.');
}

/** The elements between two places, one after the other; what comes after broken ones is left out. */
export function elementsIn(der: Uint8Array, start: number, end: number): readonly DerElement[] {
  const found: DerElement[] = [];
  let at = start;
  while (at < end && found.length < mostElements) {
    const element = readElement(der.subarray(0, end), at);
    if (element === null) break;
    found.push(element);
    at = element.end;
  }
  return found;
}

/** Certificates of today have some twenty extensions; one that has thousands is an attack. */
const mostElements = 500;
