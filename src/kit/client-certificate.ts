import * as z from 'zod';
import type { DeclaredTouch } from '../model/plan.ts';
import { isPem } from './is-pem.ts';
import { filePath, secret } from './settings.ts';

/**
 * The certificate a client shows (mTLS): PEM with its chain and a private key, or PKCS #12 with both. Files are read on
 * the machine of the run.
 */
export function clientCertificate() {
  return z
    .strictObject({
      certificate: z
        .string()
        .min(1)
        .describe('certificate and the ones between it and its authority: PEM text, or a file, PEM or PKCS #12'),
      key: secret().exactOptional().describe('private key, PEM text'),
      keyFile: filePath()
        .exactOptional()
        .describe('file with the private key, PEM; neither this nor key: it stands in the file of the certificate'),
      passphrase: secret().exactOptional().describe('opens the private key or the PKCS #12 file'),
    })
    .superRefine((setting, context) => {
      if (setting.key !== undefined && setting.keyFile !== undefined)
        context.addIssue({ code: 'custom', path: ['keyFile'], message: 'kit.setting.two-client-keys' });
    });
}

export type ClientCertificateSetting = z.infer<ReturnType<typeof clientCertificate>>;

/** Files it is read from. */
function clientCertificateFiles(setting: ClientCertificateSetting | null | undefined): readonly string[] {
  if (setting === null || setting === undefined) return [];
  const { certificate, keyFile } = setting;
  return [...(isPem(certificate) ? [] : [certificate]), ...(keyFile === undefined ? [] : [keyFile])];
}

/** What settings say of trust in TLS: authorities, and the certificate to show. */
export interface TrustSettings {
  /** PEM text, or a file. */
  readonly ca?: string | null | undefined;
  readonly clientCertificate?: ClientCertificateSetting | null | undefined;
}

/** Files that trust in TLS is read from, for the touch list; the value of no secret is needed. */
export function trustFiles(settings: TrustSettings): readonly string[] {
  const { ca } = settings;
  const named = ca === undefined || ca === null || isPem(ca) ? [] : [ca];
  return [...named, ...clientCertificateFiles(settings.clientCertificate)];
}

/** The same as they stand on the touch list, each read so often. */
export function trustTouches(settings: TrustSettings, count: number): readonly DeclaredTouch[] {
  return trustFiles(settings).map((path) => ({ touch: { kind: 'file', path }, count }));
}
