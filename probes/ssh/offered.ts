import { byteReader } from '../../src/kit/service/byte-reader.ts';

/** Algorithms a server offers, by what they are for; its first choice first. */
export interface Offered {
  readonly keyExchange: readonly string[];
  readonly hostKey: readonly string[];
  readonly ciphers: readonly string[];
  readonly macs: readonly string[];
  readonly compression: readonly string[];
}

/** Number of the message with the lists (RFC 4253, section 12). */
const keyExchangeInit = 20;
/** The longest packet a server has to be able to send; the lists are a tenth of it. */
const longestPacket = 35_000;
const cookieBytes = 16;
const mostNames = 200;

/**
 * The lists in what a server sends after its identification line (RFC 4253, sections 6 and 7.1).
 *
 * @returns `incomplete`: more bytes are needed; null: something else stands there
 */
export function readOffered(bytes: Buffer): Offered | 'incomplete' | null {
  if (bytes.length < 6) return 'incomplete';
  const length = bytes.readUInt32BE(0);
  const padding = bytes.readUInt8(4);
  if (length > longestPacket || padding + 2 > length || bytes.readUInt8(5) !== keyExchangeInit) return null;
  if (bytes.length < length + 4) return 'incomplete';
  try {
    return listsOf(bytes.subarray(6 + cookieBytes, length + 4 - padding));
  } catch {
    return null;
  }
}

function listsOf(payload: Buffer): Offered {
  const reader = byteReader(payload, () => new RangeError());
  const list = (): readonly string[] => {
    const text = reader.take(reader.u32()).toString('latin1');
    return text === '' ? [] : text.split(',').slice(0, mostNames);
  };
  const either = (): readonly string[] => [...new Set([...list(), ...list()])];
  return { keyExchange: list(), hostKey: list(), ciphers: either(), macs: either(), compression: either() };
}
