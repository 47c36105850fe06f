import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { value } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { serverNameOf } from './ask-hello.ts';
import type { ChainLink } from './chain-link.ts';
import { peerChain } from './peer-chain.ts';
import { tlsFacts, type TlsFacts } from './tls-facts.ts';
import { tlsFailure } from './tls-error.ts';
import type { Trust } from './trust.ts';
import { waitFor } from './wait-for.ts';

export interface TlsOptions {
  /** Host that is asked, for the identity check and for messages. */
  readonly host: string;
  readonly port: number;
  /** Name asked for (SNI) and expected in the certificate instead of the host; null: the host. */
  readonly serverName: string | null;
  readonly trust: Trust;
  /** Application protocols offered (ALPN), best first. */
  readonly alpn: readonly string[];
  /** Milliseconds. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** Asks for a stapled OCSP reply (RFC 6066 section 8). */
  readonly requestOCSP?: boolean;
  /** Gets the socket before anything is said on it, to listen. */
  readonly onBegin?: (socket: TLSSocket) => void;
}

/** A finished handshake: nothing was sent through it yet and nothing is decided yet. */
export interface Secured {
  readonly socket: TLSSocket;
  readonly tls: TlsFacts;
  /** From the server's own certificate up; empty: it showed none. */
  readonly chain: readonly ChainLink[];
  /** The same certificates, to read more of them. */
  readonly certificates: readonly X509Certificate[];
  /** Code of OpenSSL's chain verification; null: nothing to object. */
  readonly verifyCode: string | null;
  /** Whether the certificate is valid for the name asked. */
  readonly hostMatches: boolean;
}

/**
 * One TLS handshake over a connected socket. Any certificate is accepted here, so that an unfit one can be described:
 * certificateFailure decides before anything is written.
 *
 * @throws ProbeFailure with a `tls-*` cause, phase `tls`.
 */
export async function shakeHands(socket: Duplex, options: TlsOptions): Promise<Secured> {
  const expected = options.serverName ?? options.host;
  const secure = connect({
    socket,
    secureContext: options.trust.context,
    rejectUnauthorized: false,
    ALPNProtocols: [...options.alpn],
    servername: serverNameOf(expected) ?? '',
    // Node documents it for `connect` too; its types do not know.
    ...(options.requestOCSP === true ? { requestOCSP: true } : {}),
    // Node asks only where the chain holds, which would hide the second of two faults: asked below instead.
    checkServerIdentity: () => undefined,
  });
  // Node would read the legacy form for the question above, which costs as much as the handshake (see peerChain).
  Object.assign(secure, { getPeerCertificate: () => ({}) });
  options.onBegin?.(secure);
  const { client } = options.trust;
  if (client !== null) shownOn.set(secure, client.subject);
  await handshake(secure, options);
  return securedBy(secure, expected, options.trust);
}

/** Holders of the certificates that connections were ready to show. */
const shownOn = new WeakMap<object, string>();

/** Holder of the client certificate that a connection was ready to show; null: none. For what a server says later. */
export function certificateShownOn(stream: object | null): string | null {
  return stream === null ? null : (shownOn.get(stream) ?? null);
}

/** What a finished handshake shows; for drivers that shake hands themselves. */
export function securedBy(secure: TLSSocket, expected: string, trust: Trust): Secured {
  const peer = peerChain(secure, trust);
  return {
    socket: secure,
    tls: tlsFacts(secure),
    chain: peer?.links ?? [],
    certificates: peer?.certificates ?? [],
    verifyCode: verifyCodeOf(secure),
    hostMatches: peer !== null && matches(expected, peer.identity),
  };
}

async function handshake(secure: TLSSocket, options: TlsOptions): Promise<void> {
  const where = { host: options.host, port: options.port };
  const late = () =>
    new ProbeFailure('tls-timeout', {
      phase: 'tls',
      params: { ...where, timeoutMs: value(options.limitMs, 'milliseconds') },
    });
  // Later errors have a reader of their own; this one keeps an error between two readers from ending the process.
  secure.on('error', () => undefined);
  try {
    await waitFor<undefined>({ signal: options.signal, limitMs: options.limitMs, phase: 'tls', late }, (done, fail) => {
      const closed = (): void => {
        fail(new ProbeFailure('tls-closed', { phase: 'tls', params: where }));
      };
      secure.once('close', closed);
      secure.once('secureConnect', () => {
        secure.off('close', closed);
        done(undefined);
      });
      secure.once('error', (error) => {
        fail(tlsFailure(error, where, options.trust.client?.subject));
      });
    });
  } catch (error) {
    secure.destroy();
    throw error;
  }
}

/** Node types it as an error and gives the code as text. */
function verifyCodeOf(secure: TLSSocket): string | null {
  if (secure.authorized) return null;
  const code: unknown = secure.authorizationError;
  // The chain held, and the name did not: `matches` asks for the name by itself.
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return null;
  return typeof code === 'string' ? code : 'UNSPECIFIED';
}

function matches(expected: string, peer: PeerCertificate): boolean {
  try {
    return checkServerIdentity(expected, peer) === undefined;
  } catch {
    return false;
  }
}
