import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { ProbeFailure } from '../probe-failure.ts';
import { clientHello, type Hello } from './client-hello.ts';
import { helloReply, type HelloReply } from './hello-reply.ts';
import { waitFor } from './wait-for.ts';

/** Bytes of a reply that are looked at: a ServerHello is far shorter. */
const mostBytes = 20_000;

export interface HelloOptions {
  /** Milliseconds. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Sends a ClientHello over a connection where TLS may begin, and reads the first thing that comes back; the connection
 * is gone then.
 *
 * @throws ProbeFailure only when the task is stopped
 */
export async function askHello(stream: Duplex, hello: Hello, options: HelloOptions): Promise<HelloReply> {
  const late = () => new ProbeFailure('tls-timeout', { phase: 'tls' });
  let bytes = Buffer.alloc(0);
  try {
    return await waitFor<HelloReply>({ ...options, phase: 'tls', late }, (done) => {
      const ended = () => {
        done({ kind: 'closed' });
      };
      stream.on('data', (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        const reply = helloReply(bytes);
        if (reply !== null) done(reply);
        else if (bytes.length > mostBytes) done({ kind: 'other' });
      });
      stream.once('end', ended).once('close', ended).once('error', ended);
      stream.resume();
      stream.write(clientHello(hello));
    });
  } catch (error) {
    if (error instanceof ProbeFailure && error.failureCause === 'tls-timeout') return { kind: 'silent' };
    throw error;
  } finally {
    stream.on('error', () => undefined);
    stream.destroy();
  }
}

/** The name that may stand in SNI: an address is none (RFC 6066 section 3). */
export function serverNameOf(name: string): string | null {
  return isIP(name) === 0 ? name : null;
}
