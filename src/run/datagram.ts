import { createSocket } from 'node:dgram';
import type { CauseId } from '../model/cause.ts';
import type { DatagramTarget, Exchanged } from '../kit/exchange.ts';
import { errorCode, type Address } from './resolve.ts';
import { connectCause } from './socket-cause.ts';
import type { World } from './world.ts';

/** One try: the answer, or why there is none. */
export type Tried = { readonly ignored: number } & (
  | ({ readonly cause: null } & Pick<Exchanged, 'reply' | 'sentAt' | 'durationMs' | 'localAddress'>)
  | { readonly cause: CauseId; readonly error: Error | null }
);

/** How one address is asked once. */
export interface TryOptions {
  readonly to: Address;
  readonly target: DatagramTarget;
  readonly signal: AbortSignal;
  readonly world: Pick<World, 'now' | 'monotonic' | 'after'>;
}

/**
 * Asks one address once, from a socket of its own that is closed when the try is over. Rejects only with what `payload`
 * or `accept` throws.
 */
export function askOnce({ to, target, signal, world }: TryOptions): Promise<Tried> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(to.family === 6 ? 'udp6' : 'udp4');
    let sentAt = 0;
    let began = 0;
    let ignored = 0;
    let over = false;
    const finish = (settle: () => void): void => {
      if (over) return;
      over = true;
      cancelTimer();
      signal.removeEventListener('abort', onAbort);
      settle();
      socket.close();
    };
    const fail = (cause: CauseId, error: Error | null = null): void => finish(() => resolve({ cause, error, ignored }));
    const onAbort = (): void => fail('cancelled');
    const onError = (error: Error): void => fail(refusalCause(errorCode(error), to.family), error);
    /** What the probe’s own functions throw would, in the middle of an event, end the process. */
    const guarded = (work: () => void): void => {
      if (over) return;
      try {
        work();
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const onMessage = (reply: Buffer): void => {
      const durationMs = world.monotonic() - began;
      if (target.accept?.(reply) === false) {
        ignored += 1;
        return;
      }
      const localAddress = socket.address().address;
      finish(() => resolve({ cause: null, reply, sentAt, durationMs, localAddress, ignored }));
    };
    const ask = (): void => {
      const payload = target.payload();
      sentAt = world.now();
      began = world.monotonic();
      socket.send(payload, (error) => {
        if (error !== null) onError(error);
      });
    };
    const cancelTimer = world.after(target.answerWithin, () => fail('connect-timeout'));
    socket.on('error', onError);
    socket.on('message', (reply) => guarded(() => onMessage(reply)));
    socket.once('connect', () => guarded(ask));
    signal.addEventListener('abort', onAbort, { once: true });
    socket.connect(target.port, to.address);
    if (signal.aborted) onAbort();
  });
}

/** A closed port answers a datagram with ICMP, which Windows reports as a reset. */
function refusalCause(code: string | null, family: 4 | 6): CauseId {
  return code === 'ECONNRESET' ? 'connect-refused' : connectCause(code, family);
}
