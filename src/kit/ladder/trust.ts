import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { newRemembered, type Remembered } from './remembered.ts';
import type { PeerChain } from './chain-link.ts';
import type { OwnCertificate } from './own-certificate.ts';

/** Whom a handshake trusts, and what it shows of itself. */
export interface Trust {
  /** Shared by every connection that trusts the same authorities: making one costs more than a handshake. */
  readonly context: SecureContext;
  /** The certificate shown where a server asks for one; null: none. */
  readonly client: OwnCertificate | null;
  /** The same authorities, and nothing to show: for a proxy on the way. */
  readonly withoutClient: () => Trust;
  /** How many authorities the settings named, beyond those that Node brings along. */
  readonly own: number;
  /** Authorities that the settings named. */
  readonly named: readonly X509Certificate[];
  /** The trusted authority that signed a certificate; null: none. */
  readonly issuerOf: (certificate: X509Certificate) => X509Certificate | null;
  /** Chains already read, by the fingerprints of what was sent. */
  readonly chains: Remembered<PeerChain>;
}

const shared = newRemembered<Trust>(64);

/**
 * Trust in the authorities that Node brings along and in those given besides.
 *
 * @param authorities certificates, one PEM block each, as readAuthorities gives them
 * @param client certificate to show, as readOwnCertificate gives it
 */
export function trustIn(authorities: readonly string[], client: OwnCertificate | null = null): Trust {
  const key = [...authorities].sort().join('') + (client?.digest ?? '');
  return shared.get(key, () => makeTrust(authorities, client));
}

function makeTrust(authorities: readonly string[], client: OwnCertificate | null): Trust {
  // Without a list Node uses its own store, which costs nothing and follows NODE_EXTRA_CA_CERTS.
  const trusted = authorities.length === 0 ? {} : { ca: [...rootCertificates, ...authorities] };
  const context = createSecureContext({ ...trusted, ...client?.options });
  const own = authorities.map((pem) => new X509Certificate(pem));
  return {
    context,
    client,
    withoutClient: () => trustIn(authorities),
    own: authorities.length,
    named: own,
    issuerOf: (certificate) => [...own, ...builtIn()].find((each) => signed(each, certificate)) ?? null,
    chains: newRemembered<PeerChain>(500),
  };
}

let readRoots: readonly X509Certificate[] | null = null;

/** The authorities that Node brings along. Read once and only when a chain is looked at: there are more than a hundred. */
export function builtIn(): readonly X509Certificate[] {
  readRoots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  return readRoots;
}

/** Whether one certificate was issued by another, by name, key identifier and signature. */
export function signed(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false; // a key that this platform cannot read
  }
}

/** Whether a chain leads to one of some authorities, by names and signatures; dates and purposes do not count. */
export function leadsTo(chain: readonly X509Certificate[], authorities: readonly X509Certificate[]): boolean {
  const known = new Set(authorities.map((each) => each.fingerprint256));
  return chain.some((each) => known.has(each.fingerprint256) || authorities.some((one) => signed(one, each)));
}
