import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { ClientCertificateSetting } from '../client-certificate.ts';
import { isPem } from '../is-pem.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { nested, value, type Params } from '../../model/message.ts';
import { errorCode } from './error-code.ts';
import { certificateBlocks } from './certificate-blocks.ts';
import { oneLine } from './certificate.ts';
import { readSmallFile } from './read-small-file.ts';
import { newRemembered } from './remembered.ts';

/** A certificate to show to servers, found to be usable. */
export interface OwnCertificate {
  /** Tells two of them apart; says nothing of the key. */
  readonly digest: string;
  /** Distinguished name, its parts joined by commas. */
  readonly subject: string;
  /** What a context is made of. */
  readonly options: Pick<SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>;
}

/**
 * Reads and examines the certificate a client shows, before anything is dialled.
 *
 * @param now wall clock, milliseconds since 1970
 * @throws ProbeFailure `file-missing`; `client-certificate-unusable` with a `note` that says why: no certificate, no key,
 * wrong passphrase, a key of another certificate, expired, not yet valid, an encryption that this platform lacks
 */
export async function readOwnCertificate(
  setting: ClientCertificateSetting | null | undefined,
  now: number,
): Promise<OwnCertificate | null> {
  if (setting === null || setting === undefined) return null;
  const material = await readMaterial(setting);
  const { leaf, own } = examined.get(digestOf(material), () => examine(material));
  checkDates(leaf, now);
  return own;
}

/** Everything a certificate is made of, as it was read. */
interface Material {
  readonly content: Buffer;
  /** Text with the private key; null: the content is PKCS #12, which holds it. */
  readonly keyText: string | null;
  readonly passphrase: string | undefined;
}

interface Examined {
  readonly leaf: X509Certificate;
  readonly own: OwnCertificate;
}

/** One certificate serves thousands of checks: its files are read once a second, and what is in them is examined once. */
const examined = newRemembered<Examined>(64);

async function readMaterial({ certificate, key, keyFile, passphrase }: ClientCertificateSetting): Promise<Material> {
  const content = isPem(certificate) ? Buffer.from(certificate) : await readSmallFile(certificate);
  const text = content.toString('latin1');
  if (!isPem(text)) return { content, keyText: null, passphrase };
  const keyText = key ?? (keyFile === undefined ? text : (await readSmallFile(keyFile)).toString());
  return { content, keyText, passphrase };
}

/** The secrets of it go into a digest and nowhere else. */
function digestOf({ content, keyText, passphrase }: Material): string {
  const parts = JSON.stringify([content.toString('latin1'), keyText, passphrase ?? null]);
  return createHash('sha256').update(parts).digest('hex');
}

function examine({ content, keyText, passphrase }: Material): Examined {
  const { leaf, options } =
    keyText === null ? fromBundle(content, passphrase) : fromPem(content.toString('latin1'), keyText, passphrase);
  const digest = createHash('sha256').update(leaf.raw).update(content).digest('hex');
  return { leaf, own: { digest, subject: oneLine(leaf.subject), options } };
}

interface Opened {
  readonly leaf: X509Certificate;
  readonly options: OwnCertificate['options'];
}

function fromPem(text: string, keyText: string, passphrase: string | undefined): Opened {
  const chain = certificateBlocks(text);
  const [first] = chain;
  if (first === undefined) throw unusable('kit.note.client-certificate.no-certificate');
  const leaf = certificateOf(first);
  const key = privateKey(keyText, passphrase);
  if (!leaf.checkPrivateKey(key)) throw unusable('kit.note.client-certificate.other-key');
  const options = { cert: chain.join('\n'), key: key.export({ type: 'pkcs8', format: 'pem' }) };
  contextOf(options);
  return { leaf, options };
}

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw unusable('kit.note.client-certificate.no-certificate', {}, error);
  }
}

function privateKey(text: string, passphrase: string | undefined): KeyObject {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) throw unusable('kit.note.client-certificate.no-key');
  const encrypted = /-----BEGIN ENCRYPTED |^Proc-Type: 4,ENCRYPTED/m.test(text);
  if (encrypted && passphrase === undefined) throw unusable('kit.note.client-certificate.passphrase-missing');
  try {
    return createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (error) {
    throw unusable(keyTrouble(encrypted, error), {}, error);
  }
}

/** OpenSSL 3 knows no DES and no RC2 any more, whatever the passphrase. */
function keyTrouble(encrypted: boolean, error: unknown): string {
  if (!encrypted) return 'kit.note.client-certificate.no-key';
  return errorCode(error) === 'ERR_OSSL_EVP_UNSUPPORTED'
    ? 'kit.note.client-certificate.key-encryption-old'
    : 'kit.note.client-certificate.passphrase-wrong';
}

/** PKCS #12, which Node opens only while it makes a context. */
function fromBundle(pfx: Buffer, passphrase: string | undefined): Opened {
  const options = { pfx, ...(passphrase === undefined ? {} : { passphrase }) };
  const secureContext = contextOf(options);
  const idle = new Duplex({ read: () => undefined });
  const socket = new TLSSocket(idle, { secureContext, isServer: true });
  const leaf = socket.getX509Certificate();
  socket.destroy();
  idle.destroy();
  if (leaf === undefined) throw unusable('kit.note.client-certificate.no-certificate');
  return { leaf, options };
}

/** Makes a context once, so that what OpenSSL objects to is said before anything is dialled. */
function contextOf(options: OwnCertificate['options']): SecureContext {
  try {
    return createSecureContext(options);
  } catch (error) {
    throw unusable(...objection(error));
  }
}

function objection(error: unknown): [code: string, params: Params, error: unknown] {
  const message = error instanceof Error ? error.message : '';
  if (/mac verify failure/i.test(message)) return ['kit.note.client-certificate.passphrase-wrong', {}, error];
  if (/unsupported/i.test(message)) return ['kit.note.client-certificate.encryption-old', {}, error];
  if (/wrong tag|not enough data|asn1|header too long/i.test(message))
    return ['kit.note.client-certificate.no-certificate', {}, error];
  // Too short a key, too weak a digest: OpenSSL’s own word says which.
  return ['kit.note.client-certificate.refused-here', { code: errorCode(error) ?? value(message) }, error];
}

function checkDates(leaf: X509Certificate, now: number): void {
  const ends = Date.parse(leaf.validTo);
  const begins = Date.parse(leaf.validFrom);
  if (now > ends)
    throw unusable('kit.note.client-certificate.expired', { notAfter: value(new Date(ends).toISOString(), 'instant') });
  if (now < begins)
    throw unusable('kit.note.client-certificate.not-yet', {
      notBefore: value(new Date(begins).toISOString(), 'instant'),
    });
}

function unusable(code: string, params: Params = {}, error?: unknown): ProbeFailure {
  return new ProbeFailure('client-certificate-unusable', {
    phase: 'settings',
    params: { note: nested({ code, params }) },
    cause: error,
  });
}
