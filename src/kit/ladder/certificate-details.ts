import type { X509Certificate } from 'node:crypto';
import { elementsIn, objectIdentifier, readElement } from './der.ts';

/** What a certificate says beyond name, dates and key. */
export interface CertificateDetails {
  /** What it may be used for: `serverAuth`, `clientAuth`, or the identifier; empty: it does not say, anything. */
  readonly purposes: readonly string[];
  /** Whether it may issue certificates. */
  readonly authority: boolean;
  /** Where the issuer’s certificate can be fetched (Authority Information Access). */
  readonly issuerUrls: readonly string[];
  /** Where it can be asked whether it was revoked. */
  readonly ocspUrls: readonly string[];
  /** Where lists of revoked certificates are. */
  readonly crlUrls: readonly string[];
}

/** RFC 5280 section 4.2.1.12. */
const purposeNames: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'any',
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
};

const mostUrls = 10;

/** Reads a certificate further; what cannot be read is left out. */
export function certificateDetails(certificate: X509Certificate): CertificateDetails {
  const access = certificate.infoAccess ?? '';
  // Node gives the identifiers of extended key usage under this name, and, its types do not say so, undefined for none.
  const usage: unknown = certificate.keyUsage;
  return {
    purposes: (Array.isArray(usage) ? usage.map(String) : []).map((each) => purposeNames[each] ?? each),
    authority: certificate.ca,
    issuerUrls: urlsOf(access, 'CA Issuers'),
    ocspUrls: urlsOf(access, 'OCSP'),
    crlUrls: crlUrls(certificate.raw),
  };
}

/** Addresses of one access method. Node writes `OCSP - URI:http://...`, one a line, and quotes what holds a comma. */
export function urlsOf(access: string, method: string): readonly string[] {
  const found: string[] = [];
  for (const line of access.split('\n')) {
    const mark = `${method} - URI:`;
    if (line.startsWith(mark) && found.length < mostUrls) found.push(line.slice(mark.length).replace(/^"|"$/g, ''));
  }
  return found;
}

const crlDistributionPoints = '2.5.29.31';
const uriTag = 0x86;

/** RFC 5280 section 4.2.1.13. */
function crlUrls(der: Uint8Array): readonly string[] {
  const extension = extensionOf(der, crlDistributionPoints);
  if (extension === null) return [];
  const urls: string[] = [];
  collectUris(extension, 0, extension.length, urls, 0);
  return urls.slice(0, mostUrls);
}

function collectUris(der: Uint8Array, start: number, end: number, found: string[], depth: number): void {
  for (const element of elementsIn(der, start, end)) {
    if (element.tag === uriTag) found.push(Buffer.from(der.subarray(element.start, element.end)).toString('latin1'));
    else if ((element.tag & 0x20) !== 0 && depth < 8) collectUris(der, element.start, element.end, found, depth + 1);
  }
}

/** The value of an extension (RFC 5280 section 4.1); null: the certificate has none of this kind. */
function extensionOf(der: Uint8Array, wanted: string): Uint8Array | null {
  const certificate = readElement(der, 0);
  const body = certificate === null ? null : readElement(der, certificate.start);
  if (body === null) return null;
  const holder = elementsIn(der, body.start, body.end).find(({ tag }) => tag === 0xa3);
  const list = holder === undefined ? null : readElement(der, holder.start);
  if (list === null) return null;
  for (const each of elementsIn(der, list.start, list.end)) {
    const [identifier, ...rest] = elementsIn(der, each.start, each.end);
    const value = rest.at(-1);
    if (identifier === undefined || value === undefined) continue;
    if (objectIdentifier(der.subarray(identifier.start, identifier.end)) === wanted)
      return der.subarray(value.start, value.end);
  }
  return null;
}
