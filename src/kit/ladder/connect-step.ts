import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { certificateFailure, isTrusted } from './certificate-verdict.ts';
import { forget, learn, newClimbLog, timed, type ClimbLog } from './climb-log.ts';
import type { LadderTask } from './ladder-task.ts';
import { openRoute } from './proxy/open-route.ts';
import { firstOpen } from './proxy/first-open.ts';
import { directRoute, type Route } from './proxy/route.ts';
import { secondLook } from './tls-second-look.ts';
import { shakeHands, type Secured } from './tls-step.ts';
import type { Trust } from './trust.ts';
import { ProbeFailure } from '../probe-failure.ts';

export interface SecureOptions {
  readonly host: string;
  readonly port: number;
  /** Name asked for (SNI) and expected in the certificate; null: the host. */
  readonly serverName: string | null;
  readonly trust: Trust;
  /** Application protocols offered (ALPN), best first; empty: none. */
  readonly alpn: readonly string[];
  /** Limit of the handshake, milliseconds. */
  readonly tlsMs: number;
  /** The way to the target; directly where absent. */
  readonly route?: Route;
  /** Whether the certificate is judged; false: it is only described, and nothing secret may be sent on its word. */
  readonly judged: boolean;
  /**
   * Opens another connection to the same place, up to where TLS begins, to look at a failed handshake again; absent: it
   * is dialled.
   */
  readonly reach?: () => Promise<Duplex>;
}

export interface ConnectOptions extends SecureOptions {
  readonly secure: boolean;
}

/**
 * The lower rungs: name, connection and, where asked, TLS with the verdict on the certificate. What comes back is fit
 * to carry a secret. Facts and times go to the log as they are learnt, also those of a certificate that is refused.
 *
 * @throws ProbeFailure of the rung that broke: phase `resolve`, `connect`, `proxy` or `tls`.
 */
export async function connectStep(task: LadderTask, options: ConnectOptions, log: ClimbLog): Promise<Duplex> {
  const { stream } = await dialStep(task, options, log);
  return options.secure ? secureFirst(task, stream, options, log) : stream;
}

/** A connection without TLS. */
export interface DialledStream {
  readonly stream: Duplex;
  /** Own address of the connection. */
  readonly localAddress: string;
}

/**
 * The rungs below TLS: name and connection, and where the way leads through a proxy, those of the proxy and its word that
 * it leads on. Throws ProbeFailure: phase `resolve`, `connect` or `proxy`.
 */
export async function dialStep(
  task: LadderTask,
  options: Pick<ConnectOptions, 'host' | 'port' | 'route'> & Partial<Pick<ConnectOptions, 'trust' | 'tlsMs'>>,
  log: ClimbLog,
): Promise<DialledStream> {
  const { port } = options;
  const opened = await firstOpen(options.route ?? directRoute, log, (route) =>
    openRoute(task, { ...options, route }, (dialled) => {
      timed(log, 'resolve', dialled.resolveMs);
      timed(log, 'connect', dialled.connectMs);
      // Behind a proxy nobody here sees the address of the target, and that of an earlier hop is another's.
      forget(log, 'address');
      const address = { ip: dialled.address, port, all: [...dialled.addresses] };
      learn(log, { ...(route.proxy === null ? { address } : {}), tls: null, certificate: null, chain: [] });
    }),
  );
  if (opened.proxyMs !== null) timed(log, 'proxy', opened.proxyMs);
  return { stream: opened.stream, localAddress: opened.dialled.localAddress };
}

/**
 * From here on it is not true that the connection has no TLS; what it has is known after the handshake. Where that fails,
 * nothing was seen: not that there is none.
 */
export function beginSecuring(log: ClimbLog): void {
  forget(log, 'tls', 'certificate', 'chain');
}

/** TLS over a connection. A handshake that fails is looked at again, on a second connection (see `reach`). */
export async function secureFirst(
  task: LadderTask,
  stream: Duplex,
  options: SecureOptions,
  log: ClimbLog,
): Promise<TLSSocket> {
  try {
    return await secureStep(task, stream, options, log);
  } catch (error) {
    throw error instanceof ProbeFailure ? await explained(error, task, options) : error;
  }
}

/** TLS over a connection, with the verdict on the certificate. Throws ProbeFailure, phase `tls`; the connection is gone then. */
export async function secureStep(
  task: LadderTask,
  stream: Duplex,
  options: SecureOptions,
  log: ClimbLog,
): Promise<TLSSocket> {
  const started = task.monotonic();
  beginSecuring(log);
  try {
    const secured = await shakeHands(stream, { ...options, limitMs: options.tlsMs, signal: task.signal });
    timed(log, 'tls', task.monotonic() - started);
    return accept(secured, options, log, task.now());
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

/** Facts of a finished handshake. */
export function learnSecured(secured: Secured, trust: Trust, log: ClimbLog): void {
  const [leaf] = secured.chain;
  const trusted = isTrusted(secured, trust);
  learn(log, {
    tls: secured.tls,
    certificate:
      leaf === undefined
        ? null
        : { ...leaf, trusted, hostMatches: secured.hostMatches, verifyCode: secured.verifyCode },
    chain: [...secured.chain],
  });
}

function accept(secured: Secured, options: SecureOptions, log: ClimbLog, now: number): TLSSocket {
  learnSecured(secured, options.trust, log);
  const failure = options.judged ? certificateFailure(secured, { ...options, now }) : null;
  if (failure !== null) throw failure;
  return secured.socket;
}

/** A failed handshake, looked at again on further connections. */
export async function explained(
  failure: ProbeFailure,
  task: LadderTask,
  options: SecureOptions,
): Promise<ProbeFailure> {
  if (!failure.failureCause.startsWith('tls-')) return failure;
  const reach = options.reach ?? (async () => (await dialStep(task, options, newClimbLog())).stream);
  return secondLook(failure, { ...options, limitMs: options.tlsMs, signal: task.signal, reach });
}
