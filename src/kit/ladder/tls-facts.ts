import type { JsonObject } from '../../model/json.ts';
import type { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { certificateFacts, type CertificateFacts } from './certificate.ts';

/** What was agreed in a handshake. */
export interface TlsFacts extends JsonObject {
  /** `TLSv1.3`. */
  readonly version: string | null;
  /** OpenSSL's name of the cipher suite. */
  readonly cipher: string | null;
  /** Application protocol agreed (ALPN); null: none. */
  readonly alpn: string | null;
}

/** A certificate of the chain. */
export interface ChainLink extends CertificateFacts {
  /** Whether the server sent it; false: it was added from the trusted authorities. */
  readonly sent: boolean;
}

const longestChain = 16;

/** What was agreed. */
export function tlsFacts(socket: TLSSocket): TlsFacts {
  return {
    version: socket.getProtocol(),
    cipher: socket.getCipher().name,
    alpn: typeof socket.alpnProtocol === 'string' ? socket.alpnProtocol : null,
  };
}

/** What Node knows of the other side's certificate; null: it showed none. */
export function peerCertificate(socket: TLSSocket): DetailedPeerCertificate | null {
  const peer = socket.getPeerCertificate(true);
  return Buffer.isBuffer(peer.raw) ? peer : null;
}

/**
 * The chain from the server's certificate up, as far as it links. The order of the two calls matters: reading the X509
 * form first would leave the detailed form empty.
 */
export function chainOf(socket: TLSSocket, peer: DetailedPeerCertificate): readonly ChainLink[] {
  const links = detailedChain(peer);
  const sent = sentFingerprints(socket);
  return links.map((link) => ({
    ...certificateFacts(link.raw, link.fingerprint256),
    sent: sent.has(link.fingerprint256),
  }));
}

function detailedChain(peer: DetailedPeerCertificate): readonly DetailedPeerCertificate[] {
  const links: DetailedPeerCertificate[] = [];
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = peer;
  while (next !== undefined && !seen.has(next.fingerprint256) && links.length < longestChain) {
    seen.add(next.fingerprint256);
    links.push(next);
    next = issuerOf(next);
  }
  return links;
}

/** Missing where the chain ends below a root, which Node's types do not say. */
function issuerOf(link: DetailedPeerCertificate): DetailedPeerCertificate | undefined {
  return link.issuerCertificate;
}

function sentFingerprints(socket: TLSSocket): ReadonlySet<string> {
  const sent = new Set<string>();
  let next: X509Certificate | undefined = socket.getPeerX509Certificate();
  while (next !== undefined && sent.size < longestChain && !sent.has(next.fingerprint256)) {
    sent.add(next.fingerprint256);
    next = next.issuerCertificate;
  }
  return sent;
}
