import type { Duplex } from 'node:stream';
import { dialDatabase } from '../database/dial.ts';
import type { Opening } from '../database/session.ts';
import { otherService, silentService } from '../service/other-service.ts';
import { tlsFacts, withoutTls } from '../database/tls-facts.ts';
import type { ProbeTask } from '../define-probe.ts';
import { upgradeStep } from '../ladder/upgrade-step.ts';
import { waitFor } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { PostgresLogin } from './login.ts';
import { sslRequest } from './ssl-request.ts';

/** A stream on which the login can begin, protected as the settings ask. */
export interface OpenStream {
  readonly stream: Duplex;
  /** Whether TLS stands. */
  readonly secure: boolean;
}

/** Milliseconds a server may think before its first byte. */
const firstByteLimitMs = 5000;

const protocol = 'PostgreSQL';

/** ALPN of the PostgreSQL protocol; from version 17 a server refuses every other (manual, section 55.2.11). */
const alpn = ['postgresql'];

/**
 * Connects, asks for TLS as the settings say, and makes sure that what answers speaks the PostgreSQL protocol.
 * Throws ProbeFailure: the causes of dialling and of proxies, `no-answer`, `protocol-not-spoken`, `tls-refused`, those of the handshake.
 */
export async function openStream(task: ProbeTask<PostgresLogin>, opening: Opening): Promise<OpenStream> {
  const { host, port, tls } = task.settings;
  const socket = await dialDatabase(task, opening);
  if (tls === 'off') return plain(socket, opening);
  if (await offersTls(task, socket)) return { stream: await secured(task, socket, opening), secure: true };
  if (tls === 'prefer') return plain(socket, opening);
  throw new ProbeFailure('tls-refused', { phase: 'tls', params: { host, port } });
}

function plain(socket: Duplex, opening: Opening): OpenStream {
  opening.facts = { ...opening.facts, ...withoutTls };
  return { stream: socket, secure: false };
}

function secured(task: ProbeTask<PostgresLogin>, socket: Duplex, opening: Opening): Promise<Duplex> {
  return upgradeStep(task, socket, {
    alpn,
    timings: opening.timings,
    onSecured: (found, trust) => {
      opening.facts = { ...opening.facts, ...tlsFacts(found, trust) };
    },
  });
}

/**
 * One byte and nothing more: bytes after it would have been sent by somebody in between, to be taken for the server’s
 * once TLS stands (CVE-2021-23222).
 */
async function offersTls(task: ProbeTask<PostgresLogin>, socket: Duplex): Promise<boolean> {
  const { host, port } = task.settings;
  const answer = await firstBytes(task, socket);
  if (answer.equals(Buffer.from('S'))) return true;
  if (answer.equals(Buffer.from('N'))) return false;
  throw otherService({ host, port, protocol }, answer);
}

function firstBytes(task: ProbeTask<PostgresLogin>, socket: Duplex): Promise<Buffer> {
  const { host, port } = task.settings;
  const wait = {
    signal: task.signal,
    limitMs: firstByteLimitMs,
    phase: 'login',
    late: () => silentService('no-answer', { host, port, protocol }),
  };
  return waitFor<Buffer>(wait, (resolve, reject) => {
    const closed = (cause?: unknown): void => {
      reject(silentService('connection-lost', { host, port, protocol }, cause));
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
