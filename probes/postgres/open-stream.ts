import type { Duplex } from 'node:stream';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { describeFirstBytes } from '../../src/kit/ladder/first-bytes.ts';
import { upgradeStep } from '../../src/kit/ladder/upgrade-step.ts';
import { waitFor } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { Timing } from '../../src/model/observation.ts';
import type { Settings } from './schema.ts';

/** A stream on which the login can begin, protected as the settings ask. */
export interface OpenStream {
  readonly stream: Duplex;
  /** Our own address, which pg_hba.conf must admit. */
  readonly localAddress: string;
}

/** Milliseconds a server may think before its first byte. */
const firstByteLimitMs = 5000;

/** SSLRequest: length 8, code 80877103 (manual, section 55.7 “Message Formats”). */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** ALPN of the PostgreSQL protocol; from version 17 a server refuses every other (manual, section 55.2.11). */
const alpn = ['postgresql'];

/**
 * Connects, asks for TLS as the settings say, and makes sure that what answers speaks the PostgreSQL protocol.
 * Throws ProbeFailure: the causes of dialling, `no-answer`, `protocol-not-spoken`, `tls-refused`, those of the handshake.
 */
export async function openStream(task: ProbeTask<Settings>, timings: Timing[]): Promise<OpenStream> {
  const { host, port, tls } = task.settings;
  const dialled = await task.dial({ host, port });
  const { socket, localAddress } = dialled;
  // Each step has a reader of its own; this one keeps an error between two of them from ending the process.
  socket.on('error', () => undefined);
  timings.push(
    { phase: 'resolve', durationMs: dialled.resolveMs },
    { phase: 'connect', durationMs: dialled.connectMs },
  );
  if (tls === 'off') return { stream: socket, localAddress };
  const offered = await offersTls(task, socket);
  if (offered) return { stream: await upgradeStep(task, socket, { alpn, timings }), localAddress };
  if (tls === 'prefer') return { stream: socket, localAddress };
  throw new ProbeFailure('tls-refused', { phase: 'tls', params: { host, port }, learnt: { timings } });
}

/**
 * One byte and nothing more: bytes after it would have been sent by somebody in between, to be taken for the server’s
 * once TLS stands (CVE-2021-23222).
 */
async function offersTls(task: ProbeTask<Settings>, socket: Duplex): Promise<boolean> {
  const { host, port } = task.settings;
  const answer = await firstBytes(task, socket);
  if (answer.equals(Buffer.from('S'))) return true;
  if (answer.equals(Buffer.from('N'))) return false;
  throw new ProbeFailure('protocol-not-spoken', {
    phase: 'login',
    params: { host, port, protocol: 'PostgreSQL', seen: value(describeFirstBytes(answer)) },
  });
}

function firstBytes(task: ProbeTask<Settings>, socket: Duplex): Promise<Buffer> {
  const { host, port } = task.settings;
  const wait = {
    signal: task.signal,
    limitMs: firstByteLimitMs,
    phase: 'login',
    late: () => new ProbeFailure('no-answer', { phase: 'login', params: { host, port } }),
  };
  return waitFor<Buffer>(wait, (resolve, reject) => {
    const closed = (cause?: unknown): void => {
      reject(new ProbeFailure('connection-lost', { phase: 'login', params: { host, port }, cause }));
    };
    socket.once('data', (bytes: Buffer) => {
      socket.pause();
      resolve(bytes);
    });
    socket.once('error', closed);
    socket.once('close', () => {
      closed();
    });
    socket.write(sslRequest);
  });
}
