import { setMaxListeners } from 'node:events';
import type { Address, Lookup } from './resolve.ts';
import type { World } from './world.ts';

/** Milliseconds a name waits before DNS is asked whether it is worth going first. */
const patienceMs = 250;

/** Milliseconds a name waits at most for a thread; whoever asked has given up long before. */
const mostWaitMs = 15_000;

interface Waiting {
  readonly host: string;
  /** DNS knows the name, so that its lookup will not take long. */
  vouched: boolean;
  readonly begin: () => void;
  readonly giveUp: (why: string) => void;
}

/** What the lookups of a run share. */
export type FairWorld = Pick<World, 'lookup' | 'lookupsAtOnce' | 'after' | 'askDns'>;

/**
 * The lookup of the system, so that names without an answer do not hold up the others. A lookup by getaddrinfo(3) takes
 * one of the few threads that Node has for them, cannot be called off, and takes some ten seconds where the name server
 * is dead. So one thread is kept free for names that DNS vouches for: it is asked, without a thread, about names that
 * have waited a while. Nothing more is asked where no name has to wait.
 *
 * @param signal of the run: ends what is asked of DNS, and the wait of every name
 */
export function fairLookup(world: FairWorld, signal: AbortSignal): Lookup {
  const { lookup, lookupsAtOnce, after, askDns } = world;
  const openToAll = askDns === null ? lookupsAtOnce : Math.max(1, lookupsAtOnce - 1);
  const stopped = AbortSignal.any([signal]);
  // one listener a name that waits
  setMaxListeners(0, stopped);
  let waiting: readonly Waiting[] = [];
  stopped.addEventListener('abort', () => {
    for (const each of waiting) each.giveUp('ECANCELLED');
  });
  let busy = 0;
  let unvouched = 0;

  const mayBegin = ({ vouched }: Pick<Waiting, 'vouched'>): boolean =>
    busy < lookupsAtOnce && (vouched || unvouched < openToAll);
  const look = async (host: string, vouched: boolean): Promise<readonly Address[]> => {
    busy += 1;
    if (!vouched) unvouched += 1;
    try {
      return await lookup(host);
    } finally {
      busy -= 1;
      if (!vouched) unvouched -= 1;
      next();
    }
  };
  const next = (): void => {
    for (let first = waiting.find(mayBegin); first !== undefined; first = waiting.find(mayBegin)) first.begin();
  };
  const ask = async (each: Waiting): Promise<void> => {
    const said = await askDns?.(each.host, stopped);
    each.vouched = said?.what === 'addresses';
    next();
  };
  return (host) => {
    if (stopped.aborted) return Promise.reject(failed('ECANCELLED', host));
    if (mayBegin({ vouched: false })) return look(host, false);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting = waiting.filter((other) => other !== each);
        stopAsking();
        stopWaiting();
      };
      const each: Waiting = {
        host,
        vouched: false,
        begin: () => {
          leave();
          resolve(look(host, each.vouched));
        },
        giveUp: (why) => {
          leave();
          reject(failed(why, host));
        },
      };
      const stopAsking = after(patienceMs, () => void ask(each));
      const stopWaiting = after(mostWaitMs, () => each.giveUp('EAI_AGAIN'));
      waiting = [...waiting, each];
    });
  };
}

/** As getaddrinfo(3) fails. */
function failed(code: string, host: string): Error {
  return Object.assign(new Error(`${code} ${host}`), { code });
}
