// The certificate library's dependency injection asks for this before anything else is loaded.
import 'reflect-metadata';
import { randomBytes, webcrypto, KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';

/** From when until when a certificate is valid. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** What a server certificate says. */
export interface LeafOptions extends Validity {
  /** Common name of the subject. */
  readonly commonName: string;
  /** Host names and IP addresses it is valid for. */
  readonly names: readonly string[];
}

/** A server certificate with its key, both in PEM. */
export interface Leaf {
  /** The certificate, followed by the intermediates a server has to send. */
  readonly certificate: string;
  /** Private key, PKCS #8. */
  readonly key: string;
}

/** A certificate authority; its key stays in memory. */
export interface Authority {
  /** Its own certificate in PEM. */
  readonly certificate: string;
  /** Issues a server certificate. */
  readonly issue: (options: LeafOptions) => Promise<Leaf>;
  /** Makes a subordinate authority, whose certificate goes along with every leaf it issues. */
  readonly intermediate: (options: AuthorityOptions) => Promise<Authority>;
}

/** What the certificate of an authority says. */
export interface AuthorityOptions extends Validity {
  readonly commonName: string;
}

interface Issuer {
  readonly certificate: x509.X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
  /** PEM of the certificates between a leaf and the root, nearest first. */
  readonly chain: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const serverAuth = '1.3.6.1.5.5.7.3.1';

/** Makes a self-signed certificate authority (ECDSA P-256, fields as RFC 5280 section 4.2.1 asks). */
export async function createAuthority(options: AuthorityOptions): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: nameOf(options.commonName),
    notBefore: options.notBefore,
    notAfter: options.notAfter,
    signingAlgorithm: algorithm,
    keys,
    extensions: await authorityExtensions(keys),
  });
  return authority({ certificate, keys, chain: '' });
}

function authority(issuer: Issuer): Authority {
  return {
    certificate: pem(issuer.certificate),
    issue: (options) => issueLeaf(issuer, options),
    intermediate: (options) => issueAuthority(issuer, options),
  };
}

async function issueAuthority(issuer: Issuer, options: AuthorityOptions): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await issue(issuer, options, keys, await authorityExtensions(keys));
  return authority({ certificate, keys, chain: pem(certificate) + issuer.chain });
}

async function issueLeaf(issuer: Issuer, options: LeafOptions): Promise<Leaf> {
  const keys = await newKeys();
  const certificate = await issue(issuer, options, keys, [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([serverAuth]),
    new x509.SubjectAlternativeNameExtension(options.names.map(alternativeName)),
    await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
  ]);
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' });
  return { certificate: pem(certificate) + issuer.chain, key: key.toString() };
}

async function issue(
  issuer: Issuer,
  options: AuthorityOptions,
  keys: webcrypto.CryptoKeyPair,
  extensions: readonly x509.Extension[],
): Promise<x509.X509Certificate> {
  return x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: nameOf(options.commonName),
    issuer: issuer.certificate.subject,
    notBefore: options.notBefore,
    notAfter: options.notAfter,
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    extensions: [...extensions, await x509.AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey)],
  });
}

async function authorityExtensions(keys: webcrypto.CryptoKeyPair): Promise<x509.Extension[]> {
  return [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
  ];
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function nameOf(commonName: string): x509.JsonName {
  return [{ CN: [commonName] }];
}

function alternativeName(name: string): x509.JsonGeneralName {
  return { type: isIP(name) === 0 ? 'dns' : 'ip', value: name };
}

function pem(certificate: x509.X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}

/** Positive, unique and hard to guess (RFC 5280 section 4.1.2.2). */
function serialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`;
}
