import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { certificateFailure, isTrusted } from './certificate-verdict.ts';
import { learn, timed, type ClimbLog } from './climb-log.ts';
import type { LadderTask } from './ladder-task.ts';
import { secondLook } from './tls-second-look.ts';
import { shakeHands, type Secured, type TlsOptions } from './tls-step.ts';
import type { Trust } from './trust.ts';
import { ProbeFailure } from '../probe-failure.ts';

export interface ConnectOptions {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** Name asked for (SNI) and expected in the certificate; null: the host. */
  readonly serverName: string | null;
  readonly trust: Trust;
  /** Limit of the handshake, milliseconds. */
  readonly tlsMs: number;
}

/**
 * The lower rungs: name, connection and, where asked, TLS with the verdict on the certificate. What comes back is fit
 * to carry a secret. Facts and times go to the log as they are learnt, also those of a certificate that is refused.
 *
 * @throws ProbeFailure of the rung that broke: phase `resolve`, `connect` or `tls`.
 */
export async function connectStep(task: LadderTask, options: ConnectOptions, log: ClimbLog): Promise<Duplex> {
  const dialled = await task.dial({ host: options.host, port: options.port });
  const { socket } = dialled;
  // An error between two readers must not end the process.
  socket.on('error', () => undefined);
  timed(log, 'resolve', dialled.resolveMs);
  timed(log, 'connect', dialled.connectMs);
  learn(log, {
    address: { ip: dialled.address, port: options.port, all: [...dialled.addresses] },
    tls: null,
    certificate: null,
    chain: [],
  });
  if (!options.secure) return socket;
  const started = task.monotonic();
  const tlsOptions = { ...options, alpn: ['http/1.1'], limitMs: options.tlsMs, signal: task.signal };
  try {
    const secured = await shakeHands(socket, tlsOptions);
    timed(log, 'tls', task.monotonic() - started);
    return accept(secured, options, log, task.now());
  } catch (error) {
    socket.destroy();
    throw error instanceof ProbeFailure ? await explained(error, task, tlsOptions) : error;
  }
}

function accept(secured: Secured, options: ConnectOptions, log: ClimbLog, now: number): TLSSocket {
  const [leaf] = secured.chain;
  const trusted = isTrusted(secured, options.trust);
  learn(log, {
    tls: secured.tls,
    certificate:
      leaf === undefined
        ? null
        : { ...leaf, trusted, hostMatches: secured.hostMatches, verifyCode: secured.verifyCode },
    chain: [...secured.chain],
  });
  const failure = certificateFailure(secured, { ...options, now });
  if (failure !== null) throw failure;
  return secured.socket;
}

async function explained(failure: ProbeFailure, task: LadderTask, options: TlsOptions): Promise<ProbeFailure> {
  return failure.failureCause.startsWith('tls-') ? secondLook(failure, task, options) : failure;
}
