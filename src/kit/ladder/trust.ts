import { createHash } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Whom a handshake trusts. */
export interface Trust {
  /** Shared by every connection that trusts the same authorities: making one costs more than a handshake. */
  readonly context: SecureContext;
  /** How many authorities the settings named, beyond those that Node brings along. */
  readonly own: number;
  /** Whether a certificate, by its SHA-256 fingerprint, is one of the trusted authorities. */
  readonly isAnchor: (fingerprint: string) => boolean;
}

const shared = new Map<string, Trust>();
const mostShared = 64;

/**
 * Trust in the authorities that Node brings along and in those given besides.
 *
 * @param authorities certificates, one PEM block each, as readAuthorities gives them
 */
export function trustIn(authorities: readonly string[]): Trust {
  const key = [...authorities].sort().join('');
  const ready = shared.get(key);
  if (ready !== undefined) return ready;
  const made = makeTrust(authorities);
  const oldest = shared.keys().next();
  if (shared.size >= mostShared && oldest.done !== true) shared.delete(oldest.value);
  shared.set(key, made);
  return made;
}

function makeTrust(authorities: readonly string[]): Trust {
  // Without a list Node uses its own store, which costs nothing and follows NODE_EXTRA_CA_CERTS.
  const context = createSecureContext(authorities.length === 0 ? {} : { ca: [...rootCertificates, ...authorities] });
  let anchors: ReadonlySet<string> | null = null;
  return {
    context,
    own: authorities.length,
    isAnchor: (fingerprint) => {
      anchors ??= new Set([...rootCertificates, ...authorities].map(fingerprintOf));
      return anchors.has(fingerprint);
    },
  };
}

function fingerprintOf(pem: string): string {
  const der = Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ''), 'base64');
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
  return (hex.match(/../g) ?? []).join(':');
}
