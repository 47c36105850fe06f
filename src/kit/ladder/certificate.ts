import type { JsonObject } from '../../model/json.ts';
import type { X509Certificate } from 'node:crypto';
import { alternativeNames } from './alternative-names.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';

/** What one certificate says of itself. */
export interface CertificateFacts extends JsonObject {
  /** Distinguished name, its parts joined by commas. */
  readonly subject: string;
  readonly issuer: string;
  /** Host names and addresses it is valid for; other kinds of names with their kind. */
  readonly names: readonly string[];
  /** Instant. */
  readonly notBefore: string;
  /** Instant. */
  readonly notAfter: string;
  /** Hexadecimal. */
  readonly serialNumber: string;
  /** SHA-256 over the certificate, hexadecimal with colons. */
  readonly fingerprint: string;
  /** `rsa`, `ec`, `ed25519` ...; null where this platform cannot read the key. */
  readonly keyType: string | null;
  /** Bits; null where unknown. */
  readonly keySize: number | null;
  /** `sha256WithRSA`, or the object identifier. */
  readonly signature: string | null;
  readonly selfSigned: boolean;
}

const curveBits: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
  SM2: 256,
};

/** Reads a certificate. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: alternativeNames(certificate.subjectAltName),
    notBefore: instant(certificate.validFrom),
    notAfter: instant(certificate.validTo),
    serialNumber: certificate.serialNumber,
    fingerprint: certificate.fingerprint256,
    ...keyOf(certificate),
    signature: signatureAlgorithm(certificate.raw),
    selfSigned: certificate.checkIssued(certificate),
  };
}

/**
 * A distinguished name of Node’s, its parts joined by commas. Of a certificate without a subject (names in the extension
 * only, RFC 5280 section 4.1.2.6) Node 20 gives undefined.
 */
export function oneLine(name: string | undefined): string {
  return (name ?? '').trim().replaceAll('\n', ', ');
}

function instant(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

function keyOf(certificate: X509Certificate): { readonly keyType: string | null; readonly keySize: number | null } {
  try {
    const key = certificate.publicKey;
    const bits = key.asymmetricKeyDetails?.modulusLength ?? curveBits[key.asymmetricKeyDetails?.namedCurve ?? ''];
    return { keyType: key.asymmetricKeyType ?? null, keySize: bits ?? null };
  } catch {
    return { keyType: null, keySize: null };
  }
}
