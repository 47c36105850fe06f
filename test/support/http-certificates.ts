import 'reflect-metadata';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';

/** A certificate with its key, as issuer of others or for a server. */
export interface Made {
  readonly pem: string;
  /** Private key, PKCS #8. */
  readonly key: string;
  readonly certificate: x509.X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

export interface MakeOptions {
  /** Common name; empty: no subject at all. */
  readonly name: string;
  /** Null: signed by itself. */
  readonly issuer?: Made | null;
  /** Names in the extension; none: no such extension. */
  readonly names?: readonly string[];
  /** Names that are written as DNS names though they are addresses. */
  readonly asDns?: boolean;
  readonly authority?: boolean;
  /** Days from now. */
  readonly from?: number;
  /** Days from now. */
  readonly until?: number;
  readonly hash?: 'SHA-1' | 'SHA-256';
  readonly purpose?: 'server' | 'client';
  /** RSA with so many bits. */
  readonly rsaBits?: number;
  /** Of whom it has the key; absent: a key of its own. */
  readonly keyOf?: Made;
  /** Where the issuer's certificate can be fetched. */
  readonly issuerUrl?: string;
  /** Where it can be asked whether it was revoked. */
  readonly ocspUrl?: string;
  /** Where a list of revoked ones is. */
  readonly crlUrl?: string;
}

const dayMs = 86_400_000;

/** Makes a certificate with any fault a test asks for (RSA 2048 where SHA-1 is asked for, else ECDSA P-256). */
export async function makeCertificate(options: MakeOptions): Promise<Made> {
  const hash = options.hash ?? 'SHA-256';
  const rsa = (modulusLength: number) => ({
    name: 'RSASSA-PKCS1-v1_5',
    hash,
    modulusLength,
    publicExponent: new Uint8Array([1, 0, 1]),
  });
  const signsRsa = options.issuer?.keys.privateKey.algorithm.name === 'RSASSA-PKCS1-v1_5';
  const ec = { name: 'ECDSA', namedCurve: 'P-256', hash };
  const own = hash === 'SHA-1' || signsRsa || options.rsaBits !== undefined ? rsa(options.rsaBits ?? 2048) : ec;
  const above = signsRsa ? rsa(2048) : ec;
  const signing = options.issuer === undefined || options.issuer === null ? own : above;
  const keys = options.keyOf?.keys ?? (await webcrypto.subtle.generateKey(own, true, ['sign', 'verify']));
  const issuer = options.issuer ?? null;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    subject: options.name === '' ? [] : [{ CN: [options.name] }],
    issuer: issuer === null ? [{ CN: [options.name] }] : issuer.certificate.subject,
    notBefore: new Date(Date.now() + (options.from ?? -1) * dayMs),
    notAfter: new Date(Date.now() + (options.until ?? 100) * dayMs),
    signingAlgorithm: signing,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    extensions: extensionsOf(options),
  });
  return {
    pem: `${certificate.toString('pem')}\n`,
    key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate,
    keys,
  };
}

function extensionsOf(options: MakeOptions): x509.Extension[] {
  if (options.authority === true)
    return [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ];
  const purpose = options.purpose === 'client' ? '1.3.6.1.5.5.7.3.2' : '1.3.6.1.5.5.7.3.1';
  const names = options.names ?? ['127.0.0.1'];
  const { issuerUrl, ocspUrl } = options;
  const access = {
    ...(issuerUrl === undefined ? {} : { caIssuers: issuerUrl }),
    ...(ocspUrl === undefined ? {} : { ocsp: ocspUrl }),
  };
  const typeOf = (name: string) => (isIP(name) === 0 || options.asDns === true ? 'dns' : 'ip');
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.ExtendedKeyUsageExtension([purpose]),
    ...(names.length === 0
      ? []
      : [new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: typeOf(value), value }) as const))]),
    ...(Object.keys(access).length === 0 ? [] : [new x509.AuthorityInfoAccessExtension(access)]),
    ...(options.crlUrl === undefined ? [] : [new x509.CRLDistributionPointsExtension([options.crlUrl])]),
  ];
}
