import type { Duplex } from 'node:stream';
import { ProbeFailure } from '../probe-failure.ts';
import { handshakeBytes, handshakeMessages } from './tls-records.ts';
import { waitFor } from './wait-for.ts';

/** Longest ClientHello that is waited for, bytes; those of browsers have some two thousand. */
const mostBytes = 64 * 1024;
const clientHello = 1;
const protocolNegotiation = 16;

export interface OfferedOptions {
  /** Milliseconds. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/**
 * The application protocols that whoever begins TLS on a connection offers (ALPN), best first; none where it offers
 * none. What was read is put back, so that a handshake can begin with it.
 *
 * @throws ProbeFailure where no ClientHello comes
 */
export async function offeredProtocols(stream: Duplex, options: OfferedOptions): Promise<readonly string[]> {
  let bytes = Buffer.alloc(0);
  const failed = () => new ProbeFailure('tls-not-spoken', { phase: 'tls' });
  try {
    const hello = await waitFor<Buffer>({ ...options, phase: 'tls', late: failed }, (done, fail) => {
      const end = (): void => {
        fail(failed());
      };
      stream.once('end', end).once('close', end).once('error', end);
      stream.on('readable', () => {
        for (let chunk = read(stream); chunk !== null; chunk = read(stream)) bytes = Buffer.concat([bytes, chunk]);
        const body = helloIn(bytes);
        if (body !== null) done(body);
        else if (bytes.length > mostBytes || (bytes.length > 0 && bytes[0] !== 22)) end();
      });
    });
    return protocolsIn(hello);
  } finally {
    stream.removeAllListeners('readable');
    if (!stream.destroyed && bytes.length > 0) stream.unshift(bytes);
  }
}

function read(stream: Duplex): Buffer | null {
  const chunk: unknown = stream.read();
  return Buffer.isBuffer(chunk) ? chunk : null;
}

/** The ClientHello; null: it is not whole yet. */
function helloIn(bytes: Buffer): Buffer | null {
  const [first] = handshakeMessages(handshakeBytes(bytes));
  return first?.type === clientHello ? first.body : null;
}

/** RFC 8446 section 4.1.2, RFC 7301 section 3.1. What is broken offers nothing. */
export function protocolsIn(hello: Buffer): readonly string[] {
  // version and random numbers
  let at = 34;
  for (const lengthBytes of [1, 2, 1]) {
    if (at + lengthBytes > hello.length) return [];
    at += lengthBytes + hello.readUIntBE(at, lengthBytes);
  }
  at += 2;
  while (at + 4 <= hello.length) {
    const end = at + 4 + hello.readUInt16BE(at + 2);
    if (end > hello.length) break;
    if (hello.readUInt16BE(at) === protocolNegotiation) return names(hello.subarray(at + 6, end));
    at = end;
  }
  return [];
}

function names(list: Buffer): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < list.length) {
    const end = at + 1 + (list[at] ?? 0);
    if (end > list.length) break;
    found.push(list.toString('latin1', at + 1, end));
    at = end;
  }
  return found;
}
