import { createPrivateKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientCertificate, trustFiles } from '../../../src/kit/client-certificate.ts';
import { readOwnCertificate } from '../../../src/kit/ladder/own-certificate.ts';
import { trustIn } from '../../../src/kit/ladder/trust.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { en } from '../../../src/kit/messages.en.ts';
import { makeCertificate, type Made } from '../../support/http-certificates.ts';

let folder: string;
let good: Made;
let other: Made;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
  good = await makeCertificate({ name: 'client', purpose: 'client' });
  other = await makeCertificate({ name: 'other' });
});
afterAll(() => rm(folder, { recursive: true }));

async function objection(setting: Parameters<typeof readOwnCertificate>[0], now = Date.now()) {
  try {
    await readOwnCertificate(setting, now);
    return null;
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    const { note } = error.params;
    const code = typeof note === 'object' && note !== null && note.kind === 'message' ? note.code : null;
    expect(code === null || code in en).toBe(true);
    return code?.replace('kit.note.client-certificate.', '') ?? error.failureCause;
  }
}

/** Encrypted with DES by a key made of MD5 (PKCS #5, version 1.5), as tools of old systems write it. */
const oldKey = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGwMBsGCSqGSIb3DQEFAzAOBAhH19iB8QQIXQICCAAEgZBfWqg5cLARKcn3hTer
DGQiSSy5/kkttK6fcK1k97zJ4oS/7PqSMwAY683KD5AlGzgwwpkbgES7eyHDtfbL
TNJkMTDSpGy7TxP39P4N05cpmemjtkII6F1f4mGsp4TmjFb21Ee9lmulZSTZu+Uu
EF1qH2Nqd0ifDWCac9lBHJXukFl4tnFXLl2ye3t/OUoGKsY=
-----END ENCRYPTED PRIVATE KEY-----
`;

const put = async (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('a client certificate', () => {
  it('comes from text, or from files', async () => {
    const text = await readOwnCertificate({ certificate: good.pem, key: good.key }, Date.now());
    expect(text?.subject).toBe('CN=client');
    const [certificate, keyFile] = [await put('c.pem', good.pem), await put('c.key', good.key)];
    expect((await readOwnCertificate({ certificate, keyFile }, Date.now()))?.subject).toBe('CN=client');
    const both = await put('both.pem', good.pem + good.key);
    expect((await readOwnCertificate({ certificate: both }, Date.now()))?.subject).toBe('CN=client');
    expect(trustFiles({ clientCertificate: { certificate, keyFile } })).toEqual([certificate, keyFile]);
    expect(trustFiles({ ca: '/ca.pem', clientCertificate: { certificate: good.pem, key: good.key } })).toEqual([
      '/ca.pem',
    ]);
    expect(trustFiles({ ca: good.pem })).toEqual([]);
    expect(await readOwnCertificate(undefined, Date.now())).toBeNull();
  });

  it('shares one context', async () => {
    const read = () => readOwnCertificate({ certificate: good.pem, key: good.key }, Date.now());
    expect(trustIn([], await read()).context).toBe(trustIn([], await read()).context);
    expect(trustIn([], await read()).context).not.toBe(trustIn([]).context);
  });

  it('is refused before anything is dialled where it is broken', async () => {
    const { pem, key } = good;
    const encrypted = createPrivateKey(key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'right' })
      .toString();
    const halved = pem.slice(0, 200) + pem.slice(260);
    expect(await objection({ certificate: halved, key })).toBe('no-certificate');
    expect(await objection({ certificate: key, key })).toBe('no-certificate');
    expect(await objection({ certificate: pem })).toBe('no-key');
    expect(await objection({ certificate: pem, key: 'nonsense' })).toBe('no-key');
    expect(await objection({ certificate: pem, key: other.key })).toBe('other-key');
    expect(await objection({ certificate: pem, key: encrypted })).toBe('passphrase-missing');
    expect(await objection({ certificate: pem, key: encrypted, passphrase: 'wrong' })).toBe('passphrase-wrong');
    expect(await objection({ certificate: pem, key: encrypted, passphrase: 'right' })).toBeNull();
    expect(await objection({ certificate: pem, key: oldKey, passphrase: 'right' })).toBe('key-encryption-old');
    const far = Date.now() + 400 * 86_400_000;
    expect(await objection({ certificate: pem, key }, far)).toBe('expired');
    expect(await objection({ certificate: pem, key }, Date.now() - 400 * 86_400_000)).toBe('not-yet');
    expect(await objection({ certificate: join(folder, 'nowhere.pem') })).toBe('file-missing');
    expect(await objection({ certificate: await put('garbage.p12', Buffer.alloc(50, 7)) })).toBe('no-certificate');
    expect(await objection({ certificate: await put('empty.p12', '') })).toBe('no-certificate');
  });

  it('may have no subject', async () => {
    const nameless = await makeCertificate({ name: '', issuer: other, purpose: 'client' });
    const own = await readOwnCertificate({ certificate: nameless.pem, key: nameless.key }, Date.now());
    expect(own?.subject).toBe('');
  });

  it('is examined once for each key and passphrase, its dates each time', async () => {
    const setting = { certificate: good.pem, key: good.key };
    const own = await readOwnCertificate(setting, Date.now());
    expect(await readOwnCertificate(setting, Date.now())).toBe(own);
    expect(await objection(setting, Date.now() + 400 * 86_400_000)).toBe('expired');
    expect(await objection({ ...setting, key: other.key })).toBe('other-key');
    const encrypted = createPrivateKey(good.key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'right' })
      .toString();
    expect(await objection({ ...setting, key: encrypted, passphrase: 'right' })).toBeNull();
    expect(await objection({ ...setting, key: encrypted, passphrase: 'wrong' })).toBe('passphrase-wrong');
    expect(await objection({ ...setting, key: encrypted })).toBe('passphrase-missing');
  });

  it('has one key', () => {
    const { success, error } = clientCertificate().safeParse({ certificate: 'c.pem', key: 'k', keyFile: 'k.pem' });
    expect(success).toBe(false);
    expect(error?.issues[0]?.message).toBe('kit.setting.two-client-keys');
  });
});
