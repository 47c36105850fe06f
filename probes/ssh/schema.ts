import * as z from 'zod';
import { flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';
import { secret } from '../../src/kit/settings.ts';

const fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}=?$/, 'ssh.fingerprint');

export const Settings = z
  .strictObject({
    ...serviceSettings(22),
    user: z.string().min(1).max(255).exactOptional(),
    password: secret().exactOptional(),
    privateKey: secret().exactOptional(),
    passphrase: secret().exactOptional(),
    hostKey: z.array(fingerprint).min(1).max(10).exactOptional(),
    anyHostKey: z.boolean().default(false),
    sftp: z.strictObject({ paths: z.array(z.string().min(1).max(1000)).min(1).max(50) }).exactOptional(),
  })
  .superRefine(({ user, password, privateKey, hostKey, anyHostKey, sftp }, context) => {
    const issue = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    const proofs = [password, privateKey].filter((proof) => proof !== undefined).length;
    if (proofs !== (user === undefined ? 0 : 1)) issue('user', 'ssh.one-login');
    // What answers in the place of the host would be given the password.
    if (password !== undefined && hostKey === undefined && !anyHostKey) issue('hostKey', 'ssh.host-key-unknown');
    if (sftp !== undefined && user === undefined) issue('sftp', 'ssh.sftp-login');
  });
export type Settings = z.infer<typeof Settings>;

const PathFacts = z.strictObject({
  path: z.string().describe('path as it was asked for'),
  exists: flag(true).describe('whether it is there and may be seen'),
  kind: z.enum(['file', 'directory', 'other']).nullable().exactOptional().describe('what it is; null: it is not there'),
  size: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ unit: 'bytes', volatile: true })
    .describe('size of the file; null: it is none'),
  mode: text('0750').nullable().exactOptional().describe('rights in octal; null: it is not there'),
  modified: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true })
    .describe('last change; null: it is not there'),
  mayList: flag(true)
    .nullable()
    .exactOptional()
    .describe('whether the account may list the directory; null: it is none'),
  free: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ unit: 'bytes', volatile: true })
    .describe('space left for the account on its file system; null: it is not there'),
  total: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ unit: 'bytes' })
    .describe('size of its file system; null: it is not there'),
});

export const Facts = z.strictObject({
  ...serviceFactShapes,
  identification: text('SSH-2.0-OpenSSH_9.2p1 Debian-2').describe('line with which the server names itself'),
  protocol: text('2.0').describe('version of the protocol in it'),
  software: text('OpenSSH_9.2p1').describe('software in it'),
  offered: z
    .strictObject({
      keyExchange: names(['curve25519-sha256']).describe('methods of the key exchange'),
      hostKey: names(['ssh-ed25519', 'rsa-sha2-512']).describe('algorithms of the host key'),
      ciphers: names(['aes128-ctr']).describe('ciphers, in either direction'),
      macs: names(['hmac-sha2-256']).describe('checks of integrity (MAC), in either direction'),
      compression: names(['none']).describe('compression, in either direction'),
    })
    .describe('algorithms the server offers, its first choice first'),
  agreed: z
    .strictObject({
      keyExchange: text('curve25519-sha256').describe('method of the key exchange'),
      hostKey: text('ssh-ed25519').describe('algorithm of the host key'),
      cipher: text('aes128-gcm@openssh.com').describe('cipher of what we send'),
      mac: text('hmac-sha2-256').nullable().describe('check of integrity; null: it is part of the cipher'),
    })
    .describe('algorithms both agreed on'),
  hostKey: z
    .strictObject({
      type: text('ssh-ed25519').describe('type of the key'),
      fingerprint: text('SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU')
        .meta({ role: 'identity' })
        .describe('fingerprint, as OpenSSH writes it'),
      expected: flag(true).nullable().describe('whether it is one of those named; null: none is named'),
    })
    .describe('host key the server proved'),
  methods: names(['publickey', 'password'])
    .nullable()
    .exactOptional()
    .describe('ways to log in that it offers this account; null: not asked, no account is named'),
  login: z
    .strictObject({
      account: text('deploy').describe('account that logged in'),
      method: text('publickey').describe('way it logged in'),
    })
    .nullable()
    .exactOptional()
    .describe('login; null: none'),
  sftp: z
    .strictObject({ paths: z.array(PathFacts).meta({ key: 'path' }).describe('the paths asked for') })
    .nullable()
    .exactOptional()
    .describe('what SFTP shows; null: not asked'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  ...serviceDerivedShapes,
  product: z
    .string()
    .meta({ spelling: 'free', examples: ['OpenSSH'] })
    .describe('product'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', dependsOn: ['product'], examples: ['9.2p1'] })
    .describe('version of the product'),
  weak: z
    .object({
      keyExchange: names([]).describe('key exchange with SHA-1 or small groups'),
      hostKey: names([]).describe('host keys with SHA-1 or DSA'),
      ciphers: names([]).describe('ciphers that are broken, or CBC'),
      macs: names([]).describe('checks of integrity with MD5, SHA-1 or few bits'),
    })
    .describe('offered algorithms that no longer count as safe'),
  terrapin: flag().describe('whether the order of messages can be tampered with (CVE-2023-48795)'),
});
