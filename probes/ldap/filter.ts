import { boolean, element, octets } from './ber.ts';

/** Deepest nesting read; a filter comes from a profile, and no directory needs as many. */
const deepest = 20;

/**
 * A search filter as text (RFC 4515) in the form it is sent in (RFC 4511, section 4.5.1.7).
 *
 * @returns null where the text is no filter
 */
export function encodeFilter(text: string): Buffer | null {
  const read = filterAt(text, 0, 0);
  return read?.end === text.length ? read.bytes : null;
}

interface Encoded {
  readonly bytes: Buffer;
  readonly end: number;
}

const sets: Readonly<Record<string, number>> = { '&': 0xa0, '|': 0xa1 };

function filterAt(text: string, at: number, depth: number): Encoded | null {
  if (text[at] !== '(' || depth > deepest) return null;
  const sign = text[at + 1] ?? '';
  const inner = sign === '!' ? notAt(text, at + 2, depth) : setOrItemAt(text, at + 1, depth);
  return inner === null || text[inner.end] !== ')' ? null : { bytes: inner.bytes, end: inner.end + 1 };
}

function notAt(text: string, at: number, depth: number): Encoded | null {
  const inner = filterAt(text, at, depth + 1);
  return inner === null ? null : { bytes: element(0xa2, inner.bytes), end: inner.end };
}

function setOrItemAt(text: string, at: number, depth: number): Encoded | null {
  const tag = sets[text[at] ?? ''];
  if (tag === undefined) return itemAt(text, at);
  const parts: Buffer[] = [];
  let end = at + 1;
  while (text[end] === '(') {
    const part = filterAt(text, end, depth + 1);
    if (part === null) return null;
    parts.push(part.bytes);
    end = part.end;
  }
  return parts.length === 0 ? null : { bytes: element(tag, ...parts), end };
}

/** Comparisons with a value, by what stands before the equals sign. */
const comparisons: Readonly<Record<string, number>> = { '': 0xa3, '>': 0xa5, '<': 0xa6, '~': 0xa8 };

function itemAt(text: string, at: number): Encoded | null {
  const end = text.indexOf(')', at);
  const item = /^([A-Za-z0-9.;_-]*)((?::dn)?(?::[A-Za-z0-9.-]+)?:|[<>~]?)=([^()]*)$/.exec(text.slice(at, end));
  if (end === -1 || item === null) return null;
  const [, name = '', sign = '', assertion = ''] = item;
  const bytes = sign.endsWith(':') ? extensible(name, sign, assertion) : comparison(name, sign, assertion);
  return bytes === null ? null : { bytes, end };
}

function comparison(name: string, sign: string, assertion: string): Buffer | null {
  if (name === '') return null;
  if (sign === '' && assertion === '*') return octets(name, 0x87);
  const parts = assertion.split('*').map(unescaped);
  const values = parts.filter((part) => part !== null);
  const tag = comparisons[sign];
  const [only] = values;
  if (values.length !== parts.length || tag === undefined || only === undefined) return null;
  if (values.length === 1) return element(tag, octets(name), octets(only));
  return sign === '' ? substrings(name, values) : null;
}

/** `a*b*c`: how it begins, what is within, how it ends. */
function substrings(name: string, values: readonly Buffer[]): Buffer | null {
  const last = values.length - 1;
  const parts = values.flatMap((value, index) => (value.length === 0 ? [] : [octets(value, placeTag(index, last))]));
  return parts.length === 0 ? null : element(0xa4, octets(name), element(0x30, ...parts));
}

function placeTag(index: number, last: number): number {
  if (index === 0) return 0x80;
  return index === last ? 0x82 : 0x81;
}

/** `memberOf:1.2.840.113556.1.4.1941:=...`: a comparison by a rule of the directory. */
function extensible(name: string, sign: string, assertion: string): Buffer | null {
  const value = unescaped(assertion);
  const dn = /^:dn\b/.test(sign);
  const rule = sign.replace(/^:dn(?=:)/, '').slice(1, -1);
  if (value === null || (name === '' && rule === '')) return null;
  return element(
    0xa9,
    ...(rule === '' ? [] : [octets(rule, 0x81)]),
    ...(name === '' ? [] : [octets(name, 0x82)]),
    octets(value, 0x83),
    ...(dn ? [boolean(true, 0x84)] : []),
  );
}

/** `\2a` is a star (RFC 4515, section 3); null: a backslash that begins nothing. */
function unescaped(text: string): Buffer | null {
  if (/\\(?![0-9a-fA-F]{2})/.test(text)) return null;
  const parts = text.split(/(\\[0-9a-fA-F]{2})/);
  return Buffer.concat(
    parts.map((part) => (part.startsWith('\\') ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part, 'utf8'))),
  );
}
