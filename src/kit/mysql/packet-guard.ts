import { usualReplyBytes } from '../database/session.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { Inspect } from '../ready-socket.ts';

/** Largest packet that is accepted, bytes. */
const mostInPacket = 1024 ** 2;

const headLength = 4;

/** First byte of a reply to a statement that asks for a file of the client (LOCAL INFILE). We never offer that. */
const fileRequest = 0xfb;

/**
 * Stands between the server and the driver: passes whole packets of the MySQL protocol, in their order. The driver
 * believes every length, and writes to the console where a number is out of order.
 * `expected`: number of the packet that the driver waits for; `mostInAll`: what all packets together may weigh, bytes.
 * Throws ProbeFailure `reply-not-understood`.
 */
export function packetGuard(
  where: { readonly host: string; readonly port: number },
  expected: () => number,
  mostInAll = usualReplyBytes,
): Inspect {
  let waiting: Buffer = Buffer.alloc(0);
  let all = 0;
  const fail = (): ProbeFailure => new ProbeFailure('reply-not-understood', { phase: 'query', params: { ...where } });
  return (chunk) => {
    all += chunk.length;
    if (all > mostInAll) throw fail();
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    // All packets before were passed on, so the driver’s own count stands at the first one here.
    let due = expected();
    let at = 0;
    while (waiting.length - at >= headLength) {
      const length = waiting.readUIntLE(at, 3);
      if (length === 0 || length > mostInPacket || waiting[at + 3] !== due) throw fail();
      if (due === 1 && waiting[at + headLength] === fileRequest) throw fail();
      if (waiting.length - at < headLength + length) break;
      at += headLength + length;
      due = (due + 1) % 256;
    }
    const whole = waiting.subarray(0, at);
    waiting = waiting.subarray(at);
    return whole;
  };
}
