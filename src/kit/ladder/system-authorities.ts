import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { certificateBlocks } from './certificate-blocks.ts';
import { newRemembered } from './remembered.ts';

/** Where distributions keep the authorities that programs on OpenSSL trust: Debian, RHEL, SUSE, Alpine and macOS. */
const files = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

const read = newRemembered<readonly X509Certificate[]>(4);

/**
 * The authorities that the operating system of this machine trusts; null: it keeps them where this Node cannot look
 * (Windows and macOS before Node 22.15).
 */
export async function systemAuthorities(): Promise<readonly X509Certificate[] | null> {
  const all = systemText() ?? (await fileText());
  return all === null ? null : read.get(all, () => certificatesIn(all));
}

/** `tls.getCACertificates` came with Node 22.15 and 23.10. */
function systemText(): string | null {
  const ask: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof ask !== 'function') return null;
  const found: unknown = Reflect.apply(ask, tls, ['system']);
  return Array.isArray(found) && found.length > 0 ? found.join('\n') : null;
}

async function fileText(): Promise<string | null> {
  for (const path of files) {
    const text = await readFile(path, 'latin1').catch(() => null);
    if (text !== null) return text;
  }
  return null;
}

function certificatesIn(text: string): readonly X509Certificate[] {
  const found: X509Certificate[] = [];
  for (const block of certificateBlocks(text)) {
    const certificate = tried(block);
    if (certificate !== null) found.push(certificate);
  }
  return found;
}

/** One that this platform cannot read does not cost the others. */
function tried(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}
