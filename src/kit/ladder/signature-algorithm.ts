import { objectIdentifier, readElement } from './der.ts';

/** Names of signature algorithms by object identifier: RFC 8017 A.2.4, RFC 5758, RFC 8410, GM/T 0006. */
const names: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5WithRSA',
  '1.2.840.113549.1.1.5': 'sha1WithRSA',
  '1.2.840.113549.1.1.10': 'rsaPss',
  '1.2.840.113549.1.1.11': 'sha256WithRSA',
  '1.2.840.113549.1.1.12': 'sha384WithRSA',
  '1.2.840.113549.1.1.13': 'sha512WithRSA',
  '1.2.840.10040.4.3': 'sha1WithDSA',
  '1.2.840.10045.4.1': 'sha1WithECDSA',
  '1.2.840.10045.4.3.2': 'sha256WithECDSA',
  '1.2.840.10045.4.3.3': 'sha384WithECDSA',
  '1.2.840.10045.4.3.4': 'sha512WithECDSA',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
  '1.2.156.10197.1.501': 'sm3WithSM2',
};

/** Algorithms that today's platforms refuse in a certificate. */
export const weakSignatures: readonly string[] = ['md5WithRSA', 'sha1WithRSA', 'sha1WithDSA', 'sha1WithECDSA'];

/**
 * The signature algorithm of a certificate, which Node 20 does not tell: its name, or its object identifier where the
 * name is not known; null where the bytes are no certificate. RFC 5280 section 4.1: Certificate is a SEQUENCE of
 * tbsCertificate, signatureAlgorithm, signatureValue.
 */
export function signatureAlgorithm(der: Uint8Array): string | null {
  const certificate = readElement(der, 0);
  if (certificate === null) return null;
  const body = readElement(der, certificate.start);
  if (body === null) return null;
  const algorithm = readElement(der, body.end);
  if (algorithm === null) return null;
  const identifier = readElement(der, algorithm.start);
  if (identifier?.tag !== 0x06) return null;
  const dotted = objectIdentifier(der.subarray(identifier.start, identifier.end));
  return names[dotted] ?? dotted;
}
