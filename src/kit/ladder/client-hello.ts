import { u16 } from '../big-endian.ts';

/** What a hand-written ClientHello offers. */
export interface Hello {
  /** The highest version offered, as two bytes: 0x0303 is TLS 1.2, 0x0101 TLCP. */
  readonly version: number;
  /** Cipher suites by their registered numbers, best first. */
  readonly suites: readonly number[];
  /** Server name (SNI); null: none. */
  readonly serverName: string | null;
}

/** Versions by the number they go by on the wire (RFC 8446 section 4.1.2; GB/T 38636-2020 for TLCP). */
export const wireVersions = {
  TLCP: 0x0101,
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
} as const;

const groups = [29, 23, 24, 25]; // x25519, secp256r1, secp384r1, secp521r1
const signatures = [0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201];

/**
 * A ClientHello in its record (RFC 5246 section 7.4.1.2, RFC 8446 section 4.1.2). Only to learn what a server answers:
 * no key is ever agreed on it, so that its random numbers need not be.
 */
export function clientHello({ version, suites, serverName }: Hello): Buffer {
  const modern = version >= wireVersions['TLSv1.3'];
  const legacy = modern ? wireVersions['TLSv1.2'] : version;
  const list = Buffer.concat(suites.map(u16));
  const body = Buffer.concat([
    u16(legacy),
    Buffer.alloc(32, 0x5a),
    sized(1, modern ? Buffer.alloc(32, 0x33) : Buffer.alloc(0)),
    // The last stands for the renegotiation extension, which SSL 3.0 and TLCP do not have (RFC 5746 section 3.3).
    sized(2, Buffer.concat([list, ...(modern || version === wireVersions.TLCP ? [] : [u16(0x00ff)])])),
    Buffer.from([1, 0]),
    extensionsOf(version, serverName),
  ]);
  const message = Buffer.concat([Buffer.from([1]), sized(3, body)]);
  // A record says TLS 1.0 at most: some servers stumble over more (RFC 8446 section 5.1).
  const record = version > wireVersions.TLSv1 ? wireVersions.TLSv1 : version;
  return Buffer.concat([Buffer.from([22]), u16(record), sized(2, message)]);
}

function extensionsOf(version: number, serverName: string | null): Buffer {
  if (version <= wireVersions.SSLv3) return Buffer.alloc(0);
  const name = serverName === null ? null : sized(2, Buffer.from(serverName, 'latin1'));
  const parts = [
    ...(name === null ? [] : [extension(0, sized(2, Buffer.concat([Buffer.from([0]), name])))]),
    extension(10, sized(2, Buffer.concat(groups.map(u16)))),
    extension(11, Buffer.from([1, 0])),
    ...(version >= wireVersions['TLSv1.2'] ? [extension(13, sized(2, Buffer.concat(signatures.map(u16))))] : []),
    ...(version >= wireVersions['TLSv1.3'] ? modernExtensions(version) : []),
  ];
  return sized(2, Buffer.concat(parts));
}

function modernExtensions(version: number): readonly Buffer[] {
  const share = Buffer.concat([u16(29), sized(2, Buffer.alloc(32, 0x42))]);
  return [extension(43, sized(1, u16(version))), extension(45, Buffer.from([1, 1])), extension(51, sized(2, share))];
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([u16(type), sized(2, content)]);
}

/** The content after its length, in so many bytes. */
function sized(lengthBytes: 1 | 2 | 3, content: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntBE(content.length, 0, lengthBytes);
  return Buffer.concat([length, content]);
}
