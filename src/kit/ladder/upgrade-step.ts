import type { Duplex } from 'node:stream';
import type { ProbeTask } from '../define-probe.ts';
import type { Timing } from '../../model/observation.ts';
import { certificateFailure } from './certificate-verdict.ts';
import { shakeHands, type Secured } from './tls-step.ts';
import { trustOf } from './trust-of.ts';
import type { Trust } from './trust.ts';

/** Settings of a target that goes over to TLS within its own protocol. */
export interface UpgradeSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: 'off' | 'prefer' | 'require' | 'verify';
  /** PEM file with the authorities that `verify` trusts besides the well-known ones. */
  readonly ca?: string;
}

/** What the protocol adds. */
export interface UpgradeOptions {
  /** Asks the server for TLS, where that was not done before. */
  readonly request?: Buffer;
  /** ALPN names to offer. */
  readonly alpn: readonly string[];
  /** Gets the handshake as a step. */
  readonly timings: Timing[];
  /** Told of TLS and certificate before the certificate is judged. */
  readonly onSecured?: (secured: Secured, trust: Trust) => void;
}

/** Milliseconds for the handshake alone. */
const handshakeLimitMs = 5000;

/**
 * TLS over a connection whose server agreed to it. Only `tls: verify` judges the certificate, and before anything of the
 * account is sent. Throws ProbeFailure with a tls-* or certificate-* cause.
 */
export async function upgradeStep(
  task: ProbeTask<UpgradeSettings>,
  socket: Duplex,
  { request, alpn, timings, onSecured }: UpgradeOptions,
): Promise<Duplex> {
  const { host, port, tls, ca } = task.settings;
  const { trust } = await trustOf(task, { ca });
  const began = task.monotonic();
  if (request !== undefined) socket.write(request);
  const options = { host, port, serverName: null, trust, alpn, limitMs: handshakeLimitMs, signal: task.signal };
  const secured = await shakeHands(socket, options);
  timings.push({ phase: 'tls', durationMs: task.monotonic() - began });
  onSecured?.(secured, trust);
  const failure = tls === 'verify' ? certificateFailure(secured, { ...options, now: task.now() }) : null;
  if (failure === null) return secured.socket;
  secured.socket.destroy();
  throw failure;
}
