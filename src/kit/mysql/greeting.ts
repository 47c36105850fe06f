import { sslBit } from './client-flags.ts';

/** What a server says first: who it is, or why it does not want us. */
export type Greeting =
  | {
      readonly kind: 'hello';
      readonly version: string;
      readonly offersTls: boolean;
      /** Method of authentication it proposes; null: none named. */
      readonly plugin: string | null;
      /** The packet with its head, as it came. */
      readonly packet: Buffer;
    }
  | { readonly kind: 'refused'; readonly errno: number; readonly message: string };

/** Length (3 bytes, little endian) and sequence number. */
const headLength = 4;

/** Real greetings have about 100 bytes, refusals at most 512. */
const longest = 4096;

const protocol = 10;
const errorMark = 0xff;

/** multi-factor authentication: not asked for, as we have one password. */
const multiFactorBits = 0x1000;

/**
 * Reads the first packet of a server (“Protocol::HandshakeV10” and “ERR_Packet” in the manual of the MySQL source).
 * Null: more bytes are needed. `'other'`: this is not the MySQL protocol, or bytes follow that cannot be there yet.
 */
export function readGreeting(bytes: Buffer): Greeting | 'other' | null {
  const length = bytes.length < headLength ? null : bytes.readUIntLE(0, 3);
  if (length !== null && (length === 0 || length > longest || bytes[3] !== 0)) return 'other';
  const mark = bytes[headLength];
  if (mark !== undefined && mark !== protocol && mark !== errorMark) return 'other';
  if (length === null || bytes.length < headLength + length) return null;
  const packet = bytes.subarray(0, headLength + length);
  if (mark === errorMark) return readRefusal(packet);
  return bytes.length > packet.length ? 'other' : readHello(packet);
}

/** Before the login an ERR packet has no SQLSTATE, though some servers send one all the same. */
function readRefusal(packet: Buffer): Greeting | 'other' {
  if (packet.length < headLength + 3) return 'other';
  const text = packet.toString('utf8', headLength + 3);
  return {
    kind: 'refused',
    errno: packet.readUInt16LE(headLength + 1),
    message: text.replace(/^#[0-9A-Z]{5}/, '').slice(0, 512),
  };
}

function readHello(packet: Buffer): Greeting | 'other' {
  const end = packet.indexOf(0, headLength + 1);
  const places = placesOf(packet);
  if (places === null) return 'other';
  const upper = packet.readUInt16LE(places.upper);
  const capabilities = packet.readUInt16LE(places.lower) + upper * 0x10000;
  const plugin = (upper & 0x8) === 0 ? '' : lastText(packet);
  return {
    kind: 'hello',
    version: packet.toString('latin1', headLength + 1, end),
    offersTls: (capabilities & sslBit) !== 0,
    plugin: plugin === '' ? null : plugin,
    packet,
  };
}

/** Where both halves of the capabilities stand; null: the packet is too short to have them. */
function placesOf(packet: Buffer): { readonly lower: number; readonly upper: number } | null {
  const end = packet.indexOf(0, headLength + 1);
  // Behind the version: connection id (4), scramble (8), a zero; then lower (2), character set (1), status (2), upper (2).
  const lower = end + 14;
  const upper = lower + 5;
  // Servers before 4.1 end here, and cannot log us in; the rest of the scramble (12) and the filler (11) must be there.
  return end === -1 || packet.length < upper + 2 + 11 + 12 ? null : { lower, upper };
}

function lastText(packet: Buffer): string {
  const end = packet.at(-1) === 0 ? packet.length - 1 : packet.length;
  return packet.toString('latin1', packet.lastIndexOf(0, end - 1) + 1, end).slice(0, 80);
}

/**
 * The greeting as the driver is to see it: numbered so that the login follows what was sent before it, and without
 * what is never asked for (more than one factor; MariaDB’s additions, which it offers where LONG_PASSWORD is not set).
 */
export function forDriver(packet: Buffer, sequence: number): Buffer {
  const copy = Buffer.from(packet);
  const places = placesOf(copy);
  copy[3] = sequence;
  if (places === null) return copy;
  copy.writeUInt16LE(copy.readUInt16LE(places.lower) | 1, places.lower);
  copy.writeUInt16LE(copy.readUInt16LE(places.upper) & ~multiFactorBits, places.upper);
  return copy;
}
