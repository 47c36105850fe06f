import { connect as netConnect, type Socket } from 'node:net';
import type { CauseId } from '../model/cause.ts';
import { connectCause } from './socket-cause.ts';
import { errorCode, type Address } from './resolve.ts';
import type { World } from './world.ts';

/** A connect to one address: the socket, or why not. */
export type Connected =
  | { readonly socket: Socket; readonly durationMs: number }
  | { readonly socket: null; readonly cause: CauseId; readonly error: Error | null; readonly durationMs: number };

/** How one address is connected to. */
export interface ConnectOptions {
  readonly to: Address;
  readonly port: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly world: Pick<World, 'monotonic' | 'after'>;
  /** Told of the socket before anything can happen to it. */
  readonly onSocket: (socket: Socket) => void;
}

/**
 * Connects to exactly one address with its own limit. Node’s parallel attempts over address families are off: they
 * give up after 250 ms and hide which address failed (nodejs/node#54359).
 */
export function connectAddress(options: ConnectOptions): Promise<Connected> {
  const { to, port, timeoutMs, signal, world, onSocket } = options;
  const began = world.monotonic();
  return new Promise((resolve) => {
    const socket = netConnect({ host: to.address, port, family: to.family, autoSelectFamily: false });
    // stays for the life of the socket: an error nobody listens to would end the process
    socket.on('error', () => undefined);
    onSocket(socket);
    const settle = (result: { cause: CauseId; error: Error | null } | null): void => {
      cancelTimer();
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError).off('connect', onConnect);
      const durationMs = world.monotonic() - began;
      if (result === null) {
        resolve({ socket, durationMs });
        return;
      }
      socket.destroy();
      resolve({ socket: null, ...result, durationMs });
    };
    const onConnect = (): void => settle(null);
    const onError = (error: Error): void => settle({ cause: connectCause(errorCode(error), to.family), error });
    const onAbort = (): void => settle({ cause: 'cancelled', error: null });
    const cancelTimer = world.after(timeoutMs, () => settle({ cause: 'connect-timeout', error: null }));
    socket.once('connect', onConnect).once('error', onError);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}
