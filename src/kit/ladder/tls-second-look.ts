import type { Duplex } from 'node:stream';
import { connect, createSecureContext } from 'node:tls';
import { value } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { askHello, serverNameOf } from './ask-hello.ts';
import { tlcpSuites } from './cipher-suites.ts';
import { wireVersions } from './client-hello.ts';
import { describeFirstBytes } from './first-bytes.ts';
import { helloReply, isTlcp } from './hello-reply.ts';
import { tapped } from './tap.ts';
import { readHandshake } from './tls-records.ts';
import type { TlsOptions } from './tls-step.ts';
import { waitFor } from './wait-for.ts';

export interface SecondLookOptions extends TlsOptions {
  /** Opens another connection to the same place, up to where TLS begins. */
  readonly reach: () => Promise<Duplex>;
}

/** Causes that say too little by themselves. */
const worthIt: readonly string[] = ['tls-not-spoken', 'tls-handshake-refused', 'tls-version-unsupported', 'tls-closed'];

/**
 * Names the cause of a failed handshake better, by a second, diagnostic connection on which the server's bytes can be
 * read along (over a plain socket Node never shows them): a bare "handshake failure" after a CertificateRequest means
 * that a client certificate is wanted; a wrong first record is shown; an old protocol version is named. Where that tells
 * nothing, a third connection asks whether the server speaks only TLCP (GB/T 38636). Returns the failure it was given
 * where there is nothing to add.
 */
export async function secondLook(failure: ProbeFailure, options: SecondLookOptions): Promise<ProbeFailure> {
  if (!worthIt.includes(failure.failureCause)) return failure;
  const bytes = await recordHandshake(options);
  const named = bytes.length === 0 ? null : nameOf(failure, bytes, options);
  if (named !== null) return named;
  if (failure.failureCause === 'tls-not-spoken') return failure;
  return (await speaksTlcp(options)) ? renamed(failure, 'tls-only-tlcp', {}) : failure;
}

function nameOf(failure: ProbeFailure, bytes: Buffer, { trust }: SecondLookOptions): ProbeFailure | null {
  const first = helloReply(bytes);
  if (first !== null && isTlcp(first)) return renamed(failure, 'tls-only-tlcp', {});
  const seen = readHandshake(bytes);
  if (seen === null) return renamed(failure, 'tls-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  // A first record that was out of measure, and the next one proper: TLS all the same.
  if (failure.failureCause === 'tls-not-spoken') return renamed(failure, 'tls-failed', {});
  const isOld = failure.failureCause === 'tls-version-unsupported';
  if (isOld)
    return seen.version === null ? null : renamed(failure, 'tls-version-unsupported', { version: seen.version });
  if (!seen.certificateRequested) return null;
  return trust.client === null
    ? renamed(failure, 'tls-client-certificate-required', {})
    : renamed(failure, 'tls-client-certificate-rejected', { shown: value(trust.client.subject) });
}

function renamed(
  failure: ProbeFailure,
  cause: ProbeFailure['failureCause'],
  params: ProbeFailure['params'],
): ProbeFailure {
  return new ProbeFailure(cause, {
    phase: failure.phase,
    params: { ...failure.params, ...params },
    learnt: failure.learnt,
    cause: failure,
  });
}

async function speaksTlcp(options: SecondLookOptions): Promise<boolean> {
  try {
    const stream = await options.reach();
    const hello = { version: wireVersions.TLCP, suites: tlcpSuites, serverName: null };
    return isTlcp(await askHello(stream, hello, options));
  } catch {
    return false; // the first failure stays what is reported
  }
}

/** The server's bytes of one lenient handshake; empty where the connection did not come about. */
async function recordHandshake(options: SecondLookOptions): Promise<Buffer> {
  const recorded: Buffer[] = [];
  try {
    const socket = await options.reach();
    const name = options.serverName ?? options.host;
    const secure = connect({
      socket: tapped(socket, recorded),
      servername: serverNameOf(name) ?? '',
      rejectUnauthorized: false,
      ALPNProtocols: [...options.alpn],
      // Only to learn what the server speaks: nothing is ever sent through this connection.
      secureContext: createSecureContext({
        minVersion: 'TLSv1',
        ciphers: 'DEFAULT@SECLEVEL=0',
        ...options.trust.client?.options,
      }),
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
