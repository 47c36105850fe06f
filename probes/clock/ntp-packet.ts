/** What a time server answered (RFC 5905 section 7.3). Times in milliseconds since 1970, spans in milliseconds. */
export interface NtpReply {
  readonly leap: 'none' | 'insert' | 'delete' | 'unknown';
  readonly version: number;
  /** 0: a refusal or a server without time; 1 to 15; 16 and above: not synchronised. */
  readonly stratum: number;
  readonly rootDelay: number;
  readonly rootDispersion: number;
  /** Four letters at stratum 0 and 1, else an IPv4 address or part of a digest, which looks alike. */
  readonly reference: string;
  /** Null: its clock was never set. */
  readonly referenceTime: number | null;
  /** 0: its clock was never set; the same for the next. */
  readonly receivedAt: number;
  readonly sentAt: number;
}

const leaps = ['none', 'insert', 'delete', 'unknown'] as const;

/** From 1900, where NTP begins, to 1970. */
const secondsTo1970 = 2_208_988_800;

const packetLength = 48;

/**
 * A question of a client, version 4. Its transmit time is a random number that comes back with the answer: the server
 * does not need our clock, and nobody else can know it.
 */
export function encodeNtpQuestion(nonce: Uint8Array): Buffer {
  const packet = Buffer.alloc(packetLength);
  packet[0] = (4 << 3) | 3;
  packet.set(nonce.subarray(0, 8), 40);
  return packet;
}

/** Whether some bytes are a server’s answer to the question with this number. */
export function answersNtp(bytes: Buffer, nonce: Uint8Array): boolean {
  if (bytes.length < packetLength || ((bytes[0] ?? 0) & 7) !== 4) return false;
  return bytes.subarray(24, 32).equals(nonce.subarray(0, 8));
}

/** Reads an answer. */
export function decodeNtp(bytes: Buffer): NtpReply {
  const first = bytes.readUInt8(0);
  const stratum = bytes.readUInt8(1);
  return {
    leap: leaps[first >> 6] ?? 'unknown',
    version: (first >> 3) & 7,
    stratum,
    rootDelay: (bytes.readInt32BE(4) / 65_536) * 1000,
    rootDispersion: (bytes.readUInt32BE(8) / 65_536) * 1000,
    reference: stratum <= 1 ? letters(bytes.subarray(12, 16)) : [...bytes.subarray(12, 16)].join('.'),
    referenceTime: bytes.readUInt32BE(16) === 0 ? null : timeAt(bytes, 16),
    receivedAt: timeAt(bytes, 32),
    sentAt: timeAt(bytes, 40),
  };
}

/**
 * A clock from before 1968 counts as one from after 2036, when the seconds begin anew (RFC 4330 section 3). Nothing but
 * zeros is no time (RFC 5905 section 6): 0.
 */
function timeAt(bytes: Buffer, offset: number): number {
  if (bytes.readBigUInt64BE(offset) === 0n) return 0;
  const written = bytes.readUInt32BE(offset);
  const seconds = written >= 0x80000000 ? written : written + 0x100000000;
  return (seconds - secondsTo1970) * 1000 + (bytes.readUInt32BE(offset + 4) / 0x100000000) * 1000;
}

function letters(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/\0+$/, '')
    .replace(/[^\x20-\x7e]/g, '?');
}
