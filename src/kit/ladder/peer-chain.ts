import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { certificateFacts } from './certificate.ts';
import type { PeerChain } from './chain-link.ts';
import { signed, type Trust } from './trust.ts';

const longestChain = 16;

/**
 * The chain of the other side; null: it showed no certificate. Read from the X509 form alone: reading that form empties
 * the legacy form, which besides costs as much as the handshake. A server shows the same certificates to every
 * connection, so they are read once.
 */
export function peerChain(socket: TLSSocket, trust: Trust): PeerChain | null {
  const sent: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next !== undefined && sent.length < longestChain) {
    sent.push(next);
    next = next.issuerCertificate;
  }
  const [leaf] = sent;
  if (leaf === undefined) return null;
  const key = sent.map((each) => each.fingerprint256).join();
  return trust.chains.get(key, () => {
    const certificates = linked(leaf, sent, trust);
    const links = certificates.map((each) => ({ ...certificateFacts(each), sent: sent.includes(each) }));
    return { links, certificates, identity: leaf.toLegacyObject() };
  });
}

/** Servers send certificates in any order and some too many: each is followed by the one that signed it. */
function linked(leaf: X509Certificate, sent: readonly X509Certificate[], trust: Trust): readonly X509Certificate[] {
  const links: X509Certificate[] = [];
  let next: X509Certificate | null = leaf;
  while (next !== null && links.length < longestChain) {
    const current: X509Certificate = next;
    links.push(current);
    if (current.checkIssued(current)) break;
    next = sent.find((each) => each !== current && signed(each, current)) ?? trust.issuerOf(current);
  }
  return links;
}
