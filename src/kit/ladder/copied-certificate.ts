import { randomBytes, sign, type KeyObject } from 'node:crypto';
import { elementsIn, readElement, type DerElement } from './der.ts';

/** Keys of an elliptic curve (P-256). */
export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Issuer, validity and subject, each as it stands in a certificate. */
export interface CopiedParts {
  readonly issuer: Uint8Array;
  readonly validity: Uint8Array;
  readonly subject: Uint8Array;
}

const ecdsaWithSha256 = Buffer.from('300a06082a8648ce3d040302', 'hex');
const sequence = 0x30;

/**
 * A certificate with a key of our own that shows the holder, issuer and dates of another, byte for byte (RFC 5280
 * section 4.1). Nobody has cause to trust it, but who was told of its key.
 *
 * @returns PEM
 */
export function copiedCertificate({ issuer, validity, subject }: CopiedParts, keys: KeyPair): string {
  const serial = randomBytes(16);
  // positive, and no zero in front
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  const key = keys.publicKey.export({ type: 'spki', format: 'der' });
  const said = element(sequence, element(0x02, serial), ecdsaWithSha256, issuer, validity, subject, key);
  const signature = sign('sha256', said, keys.privateKey);
  const signed = element(sequence, said, ecdsaWithSha256, element(0x03, Buffer.from([0]), signature));
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Null: it cannot be read. */
export function partsOf(certificate: Uint8Array): CopiedParts | null {
  const [said] = inside(certificate, readElement(certificate, 0));
  const all = inside(certificate, said ?? null);
  // the version, where it is not the first
  const [, , issuer, validity, subject] = all[0]?.tag === 0xa0 ? all.slice(1) : all;
  if (issuer === undefined || validity === undefined || subject === undefined) return null;
  return {
    issuer: whole(certificate, issuer),
    validity: whole(certificate, validity),
    subject: whole(certificate, subject),
  };
}

/** A holder that is named so, for hundred years. */
export function partsNamed(name: string): CopiedParts {
  const commonName = element(sequence, Buffer.from('0603550403', 'hex'), element(0x0c, Buffer.from(name)));
  const names = element(sequence, element(0x31, commonName));
  const time = (text: string): Buffer => element(0x18, Buffer.from(text));
  return {
    issuer: names,
    validity: element(sequence, time('20000101000000Z'), time('20991231235959Z')),
    subject: names,
  };
}

function inside(der: Uint8Array, outer: DerElement | null): readonly DerElement[] {
  return outer === null ? [] : elementsIn(der, outer.start, outer.end);
}

/** With its tag and length, which stand before the content in as few bytes as they need. */
function whole(der: Uint8Array, { tag, start, end }: DerElement): Buffer {
  return element(tag, der.subarray(start, end));
}

function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size: number[] = [];
  for (let left = content.length; left > 0; left = Math.floor(left / 256)) size.unshift(left % 256);
  const length = content.length < 0x80 ? [content.length] : [0x80 + size.length, ...size];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
