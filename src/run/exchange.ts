import type { CauseId } from '../model/cause.ts';
import { value } from '../model/message.ts';
import { hostPort } from '../model/plan.ts';
import type { DatagramTarget, Exchange, Exchanged } from '../kit/exchange.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import { askOnce, type Tried } from './datagram.ts';
import { addressesOf, type DialerOptions } from './dial.ts';
import type { Address } from './resolve.ts';
import { mostTelling } from './socket-cause.ts';
import type { World } from './world.ts';

/** What one attempt of a task may ask over UDP, and how; its signal ends every question and closes its socket. */
export interface ExchangeOptions extends Pick<DialerOptions, 'resolve' | 'lookupTimeoutMs' | 'signal'> {
  /** `host:port` (see hostPort) of the UDP lines of the task that are declared and approved. */
  readonly allowed: ReadonlySet<string>;
  readonly world: Pick<World, 'now' | 'monotonic' | 'after'>;
  /** Told of each name and port asked, once it is allowed. */
  readonly onTouched: (target: Pick<DatagramTarget, 'host' | 'port'>) => void;
}

interface Failed {
  readonly cause: CauseId;
  readonly error: Error | null;
  readonly address: string;
}

/** Makes the exchange of one attempt. It refuses what is not allowed before it resolves a name. */
export function createExchange(options: ExchangeOptions): Exchange {
  return async (target) => {
    const { host, port } = target;
    if (!options.allowed.has(hostPort(host, port))) throw new ProbeFailure('not-declared', { params: { host, port } });
    options.onTouched({ host, port });
    const began = options.world.monotonic();
    const addresses = await addressesOf(target, options);
    const resolveMs = options.world.monotonic() - began;
    const asked = await askEach(target, addresses, options);
    return { ...asked, addresses: addresses.map((each) => each.address), resolveMs };
  };
}

async function askEach(
  target: DatagramTarget,
  addresses: readonly Address[],
  options: ExchangeOptions,
): Promise<Omit<Exchanged, 'addresses' | 'resolveMs'>> {
  const failed: Failed[] = [];
  let tries = 0;
  let ignored = 0;
  for (const to of addresses) {
    const asked = await askAddress(target, to, options);
    tries += asked.tries;
    ignored += asked.ignored;
    const { last } = asked;
    if (last.cause === null) {
      const { reply, sentAt, durationMs, localAddress } = last;
      return { reply, sentAt, durationMs, localAddress, ...to, tries, ignored };
    }
    if (last.cause === 'cancelled') throw new ProbeFailure('cancelled', { phase: 'response' });
    failed.push({ cause: last.cause, error: last.error, address: to.address });
  }
  throw failure(target, failed, { tries, ignored });
}

/** Asks one address until it answers; only silence is worth another try. */
async function askAddress(
  target: DatagramTarget,
  to: Address,
  { signal, world }: ExchangeOptions,
): Promise<{ readonly last: Tried; readonly tries: number; readonly ignored: number }> {
  let ignored = 0;
  for (let tries = 1; ; tries += 1) {
    const last = await askOnce({ to, target, signal, world });
    ignored += last.ignored;
    if (last.cause !== 'connect-timeout' || tries >= target.tries) return { last, tries, ignored };
  }
}

function failure(
  target: DatagramTarget,
  failed: readonly Failed[],
  counts: { readonly tries: number; readonly ignored: number },
): ProbeFailure {
  const cause = mostTelling(failed.map((each) => each.cause));
  const worst = failed.find((each) => each.cause === cause);
  return new ProbeFailure(cause, {
    phase: 'response',
    params: {
      host: target.host,
      port: target.port,
      address: worst?.address ?? '',
      timeoutMs: value(target.answerWithin * target.tries, 'milliseconds'),
      ...counts,
    },
    cause: worst?.error,
  });
}
