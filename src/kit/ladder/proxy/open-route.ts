import type { Duplex } from 'node:stream';
import { value } from '../../../model/message.ts';
import type { Dialled } from '../../dial.ts';
import { ProbeFailure } from '../../probe-failure.ts';
import { certificateFailure } from '../certificate-verdict.ts';
import { describeFirstBytes } from '../first-bytes.ts';
import type { LadderTask } from '../ladder-task.ts';
import { shakeHands } from '../tls-step.ts';
import { trustIn, type Trust } from '../trust.ts';
import { defaultLimits } from '../limits.ts';
import { httpConnect } from './http-connect.ts';
import { incoming } from './incoming.ts';
import type { Destination } from './no-proxy.ts';
import { failureAt, wrapped, type FailureAt } from './proxy-failure.ts';
import type { Proxy } from './proxy-url.ts';
import { directRoute, type Route } from './route.ts';
import { socks4 } from './socks4.ts';
import { socks5 } from './socks5.ts';
import { ledOn } from './touches.ts';

/** What opening a way needs to know. */
export interface RouteOptions extends Destination {
  /** Directly where absent. */
  readonly route?: Route;
  /** Whom an https proxy is judged by; the well-known authorities where absent. */
  readonly trust?: Trust;
  /** Handshake with an https proxy, milliseconds. */
  readonly tlsMs?: number;
}

/** A way that is open up to the target. */
export interface Opened {
  readonly stream: Duplex;
  /** Of the first connection: with a proxy, the one to it. */
  readonly dialled: Dialled;
  /** Milliseconds from the connection to the proxy to its word that it leads on; null: no proxy. */
  readonly proxyMs: number | null;
}

const usualLimitMs = 10_000;

/**
 * Opens the way to a target: directly, or to the proxy and through it. What is learnt of the first connection is told
 * before the proxy is asked.
 *
 * @throws ProbeFailure of phase `resolve` or `connect` for a direct way; `proxy-*`, phase `proxy`, else
 */
export async function openRoute(
  task: LadderTask,
  options: RouteOptions,
  onDialled: (dialled: Dialled) => void,
): Promise<Opened> {
  const { host, port, route = directRoute } = options;
  if (route.proxy === null) {
    const dialled = await task.dial({ host, port });
    keepQuiet(dialled.socket);
    onDialled(dialled);
    return { stream: dialled.socket, dialled, proxyMs: null };
  }
  const at = failureAt(route.proxy, { host, port });
  const dialled = await dialProxy(task, route.proxy, options, at);
  keepQuiet(dialled.socket);
  onDialled(dialled);
  const began = task.monotonic();
  try {
    const stream = await leadOn(task, dialled, route.proxy, options, at);
    return { stream, dialled, proxyMs: task.monotonic() - began };
  } catch (error) {
    dialled.socket.destroy();
    throw error;
  }
}

/** An error between two readers must not end the process. */
function keepQuiet(stream: Duplex): void {
  stream.on('error', () => undefined);
}

/** Causes of a dial that say nothing of the proxy. */
const ours: readonly string[] = ['not-declared', 'cancelled', 'deadline-exceeded'];

async function dialProxy(task: LadderTask, proxy: Proxy, to: Destination, at: FailureAt): Promise<Dialled> {
  try {
    return await task.dial({ host: proxy.host, port: proxy.port, onTo: { host: to.host, port: to.port } });
  } catch (error) {
    if (!(error instanceof ProbeFailure) || ours.includes(error.failureCause)) throw error;
    throw wrapped(at, 'proxy-unreachable', error).with(error.learnt);
  }
}

async function leadOn(
  task: LadderTask,
  { socket }: Dialled,
  proxy: Proxy,
  options: RouteOptions,
  at: FailureAt,
): Promise<Duplex> {
  const stream = proxy.scheme === 'https' ? await secured(task, socket, proxy, options, at) : socket;
  const limitMs = options.route?.limitMs ?? usualLimitMs;
  const notSpoken = (bytes: Buffer): ProbeFailure => at('proxy-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  const reading = incoming(stream, {
    signal: task.signal,
    limitMs,
    monotonic: task.monotonic,
    late: () => at('proxy-timeout', { timeoutMs: value(limitMs, 'milliseconds') }),
    closed: (bytes, error) => (bytes.length === 0 ? at('proxy-closed', {}, error) : notSpoken(bytes)),
  });
  task.touched(ledOn(proxy, options));
  const way = { proxy, target: options, agentName: task.agentName, at };
  if (proxy.scheme === 'socks4') await socks4(stream, reading, way);
  else if (proxy.scheme === 'socks5') await socks5(stream, reading, way);
  else await httpConnect(stream, reading, way);
  reading.release();
  return stream;
}

/** TLS to the proxy itself. Its certificate is always judged: the account goes through it. */
async function secured(
  task: LadderTask,
  socket: Duplex,
  proxy: Proxy,
  { trust: ofTarget = trustIn([]), tlsMs = defaultLimits.tlsMs }: RouteOptions,
  at: FailureAt,
): Promise<Duplex> {
  const { host, port } = proxy;
  // The client certificate is for the target.
  const trust = ofTarget.withoutClient();
  const options = { host, port, serverName: null, trust, alpn: ['http/1.1'], limitMs: tlsMs, signal: task.signal };
  try {
    const shaken = await shakeHands(socket, options);
    keepQuiet(shaken.socket);
    const failure = certificateFailure(shaken, { ...options, now: task.now() });
    if (failure !== null) throw failure;
    return shaken.socket;
  } catch (error) {
    if (!(error instanceof ProbeFailure) || ours.includes(error.failureCause)) throw error;
    throw wrapped(at, 'proxy-tls-failed', error);
  }
}
