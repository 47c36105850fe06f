import type { X509Certificate } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import type { CertificateFacts } from './certificate.ts';

/** A certificate of the chain. */
export interface ChainLink extends CertificateFacts {
  /** Whether the server sent it; false: it was added from the trusted authorities. */
  readonly sent: boolean;
}

/** What a server showed of itself. */
export interface PeerChain {
  /** From the server's own certificate up, as far as they link. */
  readonly links: readonly ChainLink[];
  /** The same certificates, in the same order, to read more of them. */
  readonly certificates: readonly X509Certificate[];
  /** The server's own certificate in the form that tls.checkServerIdentity reads. */
  readonly identity: PeerCertificate;
}
