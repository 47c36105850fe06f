import { isIP, type Socket } from 'node:net';
import type { CauseId } from '../model/cause.ts';
import { value } from '../model/message.ts';
import type { Timing } from '../model/observation.ts';
import { hostPort, touchLineText } from '../model/plan.ts';
import type { Dial, DialAttempt, DialTarget, Dialled } from '../kit/dial.ts';
import { ledOn } from '../kit/ladder/proxy/touches.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import type { Answered } from './answered.ts';
import { connectAddress, type Connected } from './connect.ts';
import type { Address, Lookup } from './resolve.ts';
import { mostTelling } from './socket-cause.ts';
import { filteredNote } from './filtered-note.ts';
import { lookupFailure } from './lookup-failure.ts';
import { within } from './within.ts';
import type { World } from './world.ts';

/** What one attempt of a task may dial, and how. */
export interface DialerOptions {
  /** `host:port` (see hostPort) of the connect lines of the task that are declared and approved. */
  readonly allowed: ReadonlySet<string>;
  /** Touch lines of what proxies may be asked to lead on to (see ledOn); none where absent. */
  readonly onward?: ReadonlySet<string>;
  readonly resolve: Lookup;
  /** Limit for a lookup, milliseconds. */
  readonly lookupTimeoutMs: number;
  /** Limit for one address where the target does not say, milliseconds. */
  readonly connectTimeoutMs: number;
  readonly signal: AbortSignal;
  readonly world: Pick<World, 'monotonic' | 'after'> & Partial<Pick<World, 'askDns'>>;
  /** What was heard of addresses in this run. */
  readonly answered?: Answered;
  /** Told of each name and port dialled, once it is allowed. */
  readonly onTouched: (target: DialTarget) => void;
}

/** The connections of one attempt. */
export interface Dialer {
  readonly dial: Dial;
  /** Steps that ended, in order; and the one under way, if any. */
  readonly steps: () => { readonly done: readonly Timing[]; readonly current: string | null };
  /** Destroys every socket and refuses further dialling. */
  readonly close: () => void;
}

/** Makes the dial of one attempt. It refuses what is not allowed before it resolves a name. */
export function createDialer(options: DialerOptions): Dialer {
  const sockets = new Set<Socket>();
  const done: Timing[] = [];
  let current: string | null = null;
  let closed = false;

  const onSocket = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const step = async <T>(phase: string, work: () => Promise<T>): Promise<{ result: T; durationMs: number }> => {
    if (closed || options.signal.aborted) throw new ProbeFailure('cancelled', { phase });
    current = phase;
    const began = options.world.monotonic();
    const result = await work();
    const durationMs = options.world.monotonic() - began;
    done.push({ phase, durationMs });
    current = null;
    return { result, durationMs };
  };
  const dial: Dial = async (target) => {
    if (!isAllowed(target, options)) {
      throw new ProbeFailure('not-declared', { params: { host: target.host, port: target.port } });
    }
    options.onTouched(target);
    const resolved = await step('resolve', () => addressesOf(target, options));
    const wanted = resolved.result.filter(({ address }) => address === (target.address ?? address));
    const connected = await step('connect', () => connectFirst(target, wanted, options, onSocket));
    return {
      ...connected.result,
      addresses: resolved.result.map((each) => each.address),
      resolveMs: resolved.durationMs,
    };
  };
  return {
    dial,
    steps: () => ({ done, current }),
    close: () => {
      closed = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A proxy is dialled for what it may lead on to, and for nothing else. */
function isAllowed(target: DialTarget, { allowed, onward }: DialerOptions): boolean {
  if (target.onTo === undefined) return allowed.has(hostPort(target.host, target.port));
  return onward?.has(touchLineText(ledOn(target, target.onTo))) === true;
}

/** The addresses of a name, within the limit for lookups. Throws ProbeFailure, phase `resolve`. */
export async function addressesOf(
  target: { readonly host: string; readonly port?: number },
  options: Pick<DialerOptions, 'resolve' | 'lookupTimeoutMs' | 'signal' | 'world'>,
): Promise<readonly Address[]> {
  const host = target.host.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family: family === 6 ? 6 : 4 }];
  const params = { host, ...(target.port === undefined ? {} : { port: target.port }) };
  if (options.signal.aborted) throw new ProbeFailure('cancelled', { phase: 'resolve', params });
  const ended = await within(options.resolve(host), options.lookupTimeoutMs, options.signal, options.world);
  if (ended.kind === 'aborted') throw new ProbeFailure('cancelled', { phase: 'resolve', params });
  if (ended.kind === 'done' && ended.result.length > 0) return ended.result;
  throw await lookupFailure({
    host,
    params,
    ended: ended.kind === 'done' ? { kind: 'empty' } : ended,
    timeoutMs: options.lookupTimeoutMs,
    signal: options.signal,
    world: options.world,
  });
}

type FirstConnected = Omit<Dialled, 'addresses' | 'resolveMs'>;

async function connectFirst(
  target: DialTarget,
  addresses: readonly Address[],
  options: DialerOptions,
  onSocket: (socket: Socket) => void,
): Promise<FirstConnected> {
  const attempts: DialAttempt[] = [];
  const failed: { cause: CauseId; error: Error | null; to: Address }[] = [];
  const timeoutMs = target.connectTimeoutMs ?? options.connectTimeoutMs;
  for (const to of addresses) {
    const { signal, world } = options;
    const each: Connected = await connectAddress({ to, port: target.port, timeoutMs, signal, world, onSocket });
    const cause = each.socket === null ? each.cause : null;
    attempts.push({ ...to, durationMs: each.durationMs, cause });
    if (cause === null || cause === 'connect-refused') {
      options.answered?.note(to.address, target.port, cause === null ? 'open' : 'refused');
    }
    if (each.socket !== null) {
      const localAddress = each.socket.localAddress ?? '';
      return { socket: each.socket, ...to, localAddress, attempts, connectMs: each.durationMs };
    }
    if (each.cause === 'cancelled') throw new ProbeFailure('cancelled', { phase: 'connect' });
    failed.push({ cause: each.cause, error: each.error, to });
  }
  const cause = mostTelling(failed.map((each) => each.cause));
  const worst = failed.find((each) => each.cause === cause);
  const isFiltered = cause === 'connect-timeout' && worst !== undefined;
  const note = isFiltered ? await filteredNote(worst.to, target.port, options.answered ?? null) : null;
  throw new ProbeFailure(cause, {
    phase: 'connect',
    params: {
      host: target.host,
      port: target.port,
      address: worst?.to.address ?? '',
      timeoutMs: value(timeoutMs, 'milliseconds'),
      attempts: value(attempts.map((each) => ({ ...each }))),
      ...(note === null ? {} : { note }),
    },
    cause: worst?.error,
  });
}
