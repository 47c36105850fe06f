import type { ProbeTask } from '../kit/define-probe.ts';
import type { DialTarget } from '../kit/dial.ts';
import { hostPort, nameTouch, ownNameServers, touchLineText, type Touch } from '../model/plan.ts';
import type { RunContext } from './context.ts';
import { createDialer, type Dialer } from './dial.ts';
import { createExchange } from './exchange.ts';
import { createLookUp } from './look-up.ts';
import { parseNameServers } from './name-servers.ts';
import { allowedConnects, allowedNames, allowedOnward } from './permission.ts';

/** The ways of one attempt to the network, each held to the touch list. */
export interface Network extends Pick<ProbeTask<unknown>, 'dial' | 'exchange' | 'lookup' | 'nameServers'> {
  readonly steps: Dialer['steps'];
  /** Ends every connection and question, and refuses further ones. */
  readonly close: () => void;
}

/**
 * Opens the network to one attempt.
 *
 * @param touches what the task declares and may touch (see approvedTouches)
 * @param touched is told each line of the touch list as it is used
 */
export function createNetwork(
  touches: readonly Touch[],
  context: Pick<RunContext, 'resolve' | 'world' | 'options'> & Partial<Pick<RunContext, 'answered'>>,
  signal: AbortSignal,
  touched: (line: string) => void,
): Network {
  const { resolve, world, options } = context;
  const nameServers = () => parseNameServers(world.nameServers());
  const asksOwn = touches.some((touch) => touch.kind === 'connect' && touch.host === ownNameServers);
  const own = asksOwn ? nameServers() : [];
  const onTouched =
    (transport: 'tcp' | 'udp') =>
    ({ host, port, onTo }: Pick<DialTarget, 'host' | 'port' | 'onTo'>): void => {
      const direct =
        !asksOwn || onTo !== undefined || allowedConnects(touches, transport, []).has(hostPort(host, port));
      const to = direct ? { host, port } : { host: ownNameServers, port: 53 };
      touched(touchLineText({ kind: 'connect', transport, ...to }));
    };
  const common = { resolve, lookupTimeoutMs: options.lookupTimeoutMs, world };
  const dialer = createDialer({
    ...common,
    signal,
    allowed: allowedConnects(touches, 'tcp', own),
    onward: allowedOnward(touches, world.proxyVariables),
    ...(context.answered === undefined ? {} : { answered: context.answered }),
    connectTimeoutMs: options.connectTimeoutMs,
    onTouched: onTouched('tcp'),
  });
  let isClosed = false;
  let closing: AbortController | null = null;
  // not before it is needed: a signal of several costs more than all else here
  const either = lazily(() => {
    closing = new AbortController();
    if (isClosed) closing.abort();
    return AbortSignal.any([signal, closing.signal]);
  });
  const exchange = lazily(() =>
    createExchange({
      ...common,
      signal: either(),
      allowed: allowedConnects(touches, 'udp', own),
      onTouched: onTouched('udp'),
    }),
  );
  const lookup = lazily(() =>
    createLookUp({
      ...common,
      signal: either(),
      allowed: allowedNames(touches),
      onTouched: (host) => touched(touchLineText(nameTouch(host))),
    }),
  );
  return {
    dial: dialer.dial,
    exchange: (target) => exchange()(target),
    lookup: (host) => lookup()(host),
    nameServers,
    steps: dialer.steps,
    close: () => {
      dialer.close();
      isClosed = true;
      closing?.abort();
    },
  };
}

/** Made when it is first asked for: most probes need one way to the network only. */
function lazily<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}
