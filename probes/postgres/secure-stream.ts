import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { readAuthorities } from '../../src/kit/ladder/authorities.ts';
import { certificateFailure } from '../../src/kit/ladder/certificate-verdict.ts';
import { shakeHands } from '../../src/kit/ladder/tls-step.ts';
import { trustIn } from '../../src/kit/ladder/trust.ts';
import type { Timing } from '../../src/model/observation.ts';
import type { Settings } from './schema.ts';

/** Milliseconds for the handshake alone. */
const handshakeLimitMs = 5000;

/** ALPN of the PostgreSQL protocol; from version 17 a server refuses every other (manual, section 55.2.11). */
const alpn = ['postgresql'];

/**
 * TLS over a connection whose server agreed to it. Only `tls: verify` judges the certificate, as libpq’s verify-full
 * does, and before the password is sent. Throws ProbeFailure with a tls-* or certificate-* cause.
 */
export async function secureStream(task: ProbeTask<Settings>, socket: Socket, timings: Timing[]): Promise<Duplex> {
  const { host, port, tls, ca } = task.settings;
  const trust = trustIn(await readAuthorities(ca ?? null));
  if (ca !== undefined) task.touched({ kind: 'file', path: ca });
  const began = task.monotonic();
  const options = { host, port, serverName: null, trust, alpn, limitMs: handshakeLimitMs, signal: task.signal };
  const secured = await shakeHands(socket, options);
  timings.push({ phase: 'tls', durationMs: task.monotonic() - began });
  const failure = tls === 'verify' ? certificateFailure(secured, { ...options, now: task.now() }) : null;
  if (failure === null) return secured.socket;
  secured.socket.destroy();
  throw failure;
}
