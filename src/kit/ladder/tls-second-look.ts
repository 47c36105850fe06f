import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import { Duplex } from 'node:stream';
import { connect, createSecureContext } from 'node:tls';
import { value } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { describeFirstBytes } from './first-bytes.ts';
import type { LadderTask } from './ladder-task.ts';
import { readHandshake } from './tls-records.ts';
import type { TlsOptions } from './tls-step.ts';
import { waitFor } from './wait-for.ts';

const mostRecorded = 64 * 1024;

/**
 * Names the cause of a failed handshake better, by a second, diagnostic connection on which the server's bytes can be
 * read along (over a plain socket Node never shows them): a bare "handshake failure" after a CertificateRequest means
 * that a client certificate is wanted; a wrong first record is shown; an old protocol version is named. Returns the
 * failure it was given where there is nothing to add.
 */
export async function secondLook(failure: ProbeFailure, task: LadderTask, options: TlsOptions): Promise<ProbeFailure> {
  const worthIt = ['tls-not-spoken', 'tls-handshake-refused', 'tls-version-unsupported', 'tls-closed'];
  if (!worthIt.includes(failure.failureCause)) return failure;
  const bytes = await recordHandshake(task, options);
  if (bytes.length === 0) return failure;
  const seen = readHandshake(bytes);
  const add = (cause: ProbeFailure['failureCause'], params: ProbeFailure['params']) =>
    new ProbeFailure(cause, {
      phase: failure.phase,
      params: { ...failure.params, ...params },
      learnt: failure.learnt,
      cause: failure,
    });
  if (seen === null) return add('tls-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  if (seen.certificateRequested && failure.failureCause !== 'tls-version-unsupported')
    return add('tls-client-certificate-required', {});
  if (failure.failureCause === 'tls-version-unsupported' && seen.version !== null)
    return add('tls-version-unsupported', { version: seen.version });
  return failure;
}

/** The server's bytes of one lenient handshake; empty where the connection did not come about. */
async function recordHandshake(task: LadderTask, options: TlsOptions): Promise<Buffer> {
  const recorded: Buffer[] = [];
  try {
    const { socket } = await task.dial({ host: options.host, port: options.port });
    const tap = tapped(socket, recorded);
    const name = options.serverName ?? options.host;
    const secure = connect({
      socket: tap,
      servername: isIP(name) === 0 ? name : '',
      rejectUnauthorized: false,
      ALPNProtocols: [...options.alpn],
      // Only to learn what the server speaks: nothing is ever sent through this connection.
      secureContext: createSecureContext({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    });
    const late = () => new ProbeFailure('tls-timeout', { phase: 'tls' });
    await waitFor<undefined>({ signal: options.signal, limitMs: options.limitMs, phase: 'tls', late }, (done) => {
      for (const event of ['secureConnect', 'error', 'close'] as const)
        secure.once(event, () => {
          done(undefined);
        });
    }).finally(() => {
      secure.on('error', () => undefined);
      secure.destroy();
      socket.destroy();
    });
  } catch {
    return Buffer.concat(recorded); // the first failure stays what is reported
  }
  return Buffer.concat(recorded);
}

/** The socket as a stream of our own, so that what comes in can be kept. */
function tapped(socket: Socket, recorded: Buffer[]): Duplex {
  let size = 0;
  const tap = new Duplex({
    read: () => {
      socket.resume();
    },
    write: (chunk: Buffer, _encoding, done) => {
      socket.write(chunk, done);
    },
    final: (done) => {
      socket.end(done);
    },
  });
  socket.on('data', (chunk) => {
    if (size < mostRecorded) recorded.push(chunk);
    size += chunk.length;
    if (!tap.push(chunk)) socket.pause();
  });
  socket.on('end', () => tap.push(null));
  socket.on('error', (error) => tap.destroy(error));
  socket.on('close', () => tap.destroy());
  tap.on('error', () => undefined);
  return tap;
}
