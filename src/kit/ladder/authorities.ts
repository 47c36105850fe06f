import { X509Certificate } from 'node:crypto';
import { open } from 'node:fs/promises';
import { isPem } from '../is-pem.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { certificateBlocks } from './certificate-blocks.ts';
import { newRemembered } from './remembered.ts';

const mostBytes = 1024 * 1024;

/**
 * The certificate authorities a `ca` setting names, one PEM block each: from the text itself, or from a file that
 * holds PEM blocks or one certificate in DER.
 *
 * @throws ProbeFailure `file-missing` when the file cannot be read; `settings-invalid` when there is no certificate in it.
 */
export async function readAuthorities(setting: string | null): Promise<readonly string[]> {
  if (setting === null) return [];
  return isPem(setting) ? fromPem(setting) : fromFile(await readSmallFile(setting), setting);
}

/** How long what was read of a file serves others that ask for it, milliseconds: until somebody may have mended it. */
const servesMs = 1000;

const underWay = new Map<string, Promise<Buffer>>();

/**
 * A file of certificates or keys, its first MiB. Thousands of checks name the same: it is read once a second. Throws
 * ProbeFailure `file-missing`.
 */
export function readSmallFile(path: string): Promise<Buffer> {
  const known = underWay.get(path);
  if (known !== undefined) return known;
  const reading = readWhole(path);
  underWay.set(path, reading);
  setTimeout(() => underWay.delete(path), servesMs).unref();
  return reading;
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(mostBytes), position: 0 });
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new ProbeFailure('file-missing', { phase: 'settings', params: { path }, cause: error });
  }
}

function fromFile(content: Buffer, path: string): readonly string[] {
  const text = content.toString('latin1');
  return isPem(text) ? fromPem(text) : [checked(content, path)];
}

// One file serves thousands of checks: its certificates are examined once.
const examined = newRemembered<readonly string[]>(64);

function fromPem(text: string): readonly string[] {
  return examined.get(text, () => certificatesIn(text));
}

function certificatesIn(text: string): readonly string[] {
  const blocks = certificateBlocks(text);
  if (blocks.length === 0)
    throw new ProbeFailure('settings-invalid', {
      phase: 'settings',
      params: { settings: { kind: 'list', items: ['ca'] } },
    });
  return blocks.map((block) => checked(block, 'ca'));
}

function checked(certificate: string | Buffer, setting: string): string {
  try {
    return new X509Certificate(certificate).toString();
  } catch (error) {
    throw new ProbeFailure('settings-invalid', {
      phase: 'settings',
      params: { settings: { kind: 'list', items: [setting] } },
      cause: error,
    });
  }
}
