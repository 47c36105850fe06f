/** What a client of former times can do, as far as it decides whether a handshake comes about. */
export interface OldClient {
  readonly client: string;
  readonly versions: readonly string[];
  /** Groups of cipher suites; with those that need an EC key under `ecOnly`. */
  readonly groups: readonly string[];
  readonly ecOnly?: readonly string[];
  /** Whether it refuses SHA-1 in certificates. */
  readonly refusesSha1: boolean;
  /** Whether it ignores names in the subject. */
  readonly needsNames: boolean;
  /** Whether it knows the roots of ISRG (Let’s Encrypt); null: that is up to the operating system. */
  readonly knowsIsrg: boolean | null;
  /** Whether it can use Ed25519 keys. */
  readonly edwards: boolean;
}

const upTo12 = ['TLSv1', 'TLSv1.1', 'TLSv1.2'];
const upTo13 = [...upTo12, 'TLSv1.3'];
const cbc = ['ecdhe-cbc', 'rsa-cbc', 'rc4-3des'];
const aead = ['ecdhe-aead', 'dhe-aead', 'rsa-aead'];
const openssl = [...aead, ...cbc, 'cbc-sha2', 'dhe-cbc'];
const chrome = ['ecdhe-aead', 'rsa-aead', ...cbc];

const plain = { refusesSha1: false, needsNames: false, knowsIsrg: null, edwards: false } as const;
const strict = { refusesSha1: true, needsNames: true, knowsIsrg: null, edwards: false } as const;

/**
 * Clients as they are by default, without later updates. From the makers' own pages as of August 2026: Oracle, "JDK 7
 * and 8 Security Enhancements", release notes of 7u151 and 8u141 (roots of ISRG); Microsoft, "Cipher Suites in TLS/SSL
 * (Schannel SSP)" and KB3140245 (WinHTTP of Windows 7); Android, "SSLSocket" and "SSLEngine"; ISRG, "Certificate
 * Compatibility"; Chrome Platform Status (SHA-1, subject names, TLS 1.3); OpenSSL, change log.
 */
export const oldClients: readonly OldClient[] = [
  // No groups with DHE: Java 7 fails on parameters above 1024 bits.
  { ...plain, client: 'java-7', versions: ['TLSv1'], groups: cbc, knowsIsrg: false },
  { ...plain, client: 'java-8-early', versions: upTo12, groups: openssl, knowsIsrg: false },
  { ...plain, client: 'windows-7-winhttp', versions: ['TLSv1'], groups: cbc },
  {
    ...plain,
    client: 'windows-7-internet-explorer-11',
    versions: upTo12,
    groups: [...cbc, 'cbc-sha2'],
    ecOnly: ['ecdhe-aead'],
  },
  { ...plain, client: 'android-4.4', versions: ['TLSv1'], groups: [...cbc, 'dhe-cbc'], knowsIsrg: false },
  { ...plain, client: 'android-5', versions: upTo12, groups: [...aead, ...cbc, 'dhe-cbc'], knowsIsrg: false },
  { ...plain, client: 'chrome-49', versions: upTo12, groups: [...chrome, 'dhe-aead', 'dhe-cbc'] },
  { ...strict, client: 'chrome-63', versions: upTo12, groups: chrome },
  { ...strict, client: 'chrome-69', versions: upTo12, groups: chrome },
  { ...strict, client: 'chrome-78', versions: upTo13, groups: chrome },
  { ...plain, client: 'openssl-1.0.2', versions: upTo12, groups: openssl },
  {
    ...plain,
    client: 'openssl-1.1.1',
    versions: upTo13,
    groups: openssl.filter((group) => group !== 'rc4-3des'),
    edwards: true,
  },
  { ...plain, client: 'python-2.7', versions: upTo12, groups: openssl },
];
