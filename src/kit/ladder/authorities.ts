import { X509Certificate } from 'node:crypto';
import { isPem } from '../is-pem.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { certificateBlocks } from './certificate-blocks.ts';
import { readSmallFile } from './read-small-file.ts';
import { newRemembered } from './remembered.ts';

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
