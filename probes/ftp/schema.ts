import * as z from 'zod';
import { flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { protectedLogin } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';
import { secret } from '../../src/kit/settings.ts';

/** A line end would begin a command of its own. */
const oneLine = /^[^\r\n\0]+$/;

export const Settings = z
  .strictObject({
    ...serviceSettings(21),
    startTls: z.boolean().default(false),
    anonymous: z.boolean().default(false),
    user: z.string().max(255).regex(oneLine, 'ftp.wanted-one-line').exactOptional(),
    password: secret().regex(oneLine, 'ftp.wanted-one-line').exactOptional(),
    allowPlainLogin: z.boolean().default(false),
    paths: z.array(z.string().max(1000).regex(oneLine, 'ftp.wanted-one-line')).max(50).default([]),
  })
  .superRefine((settings, context) => {
    const { anonymous, user, password, paths } = settings;
    const issue = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    protectedLogin(settings, context);
    if ((user === undefined) !== (password === undefined)) issue('user', 'ftp.user-and-password');
    if (anonymous && user !== undefined) issue('anonymous', 'ftp.two-logins');
    if (paths.length > 0 && !anonymous && user === undefined) issue('paths', 'ftp.paths-login');
  });
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  greeting: text('(vsFTPd 3.0.3)').describe('line with which the server greets, without its number'),
  features: names(['EPSV', 'SIZE', 'UTF8']).exactOptional().describe('features it names (FEAT); empty: it names none'),
  startTls: flag(true).exactOptional().describe('whether it names AUTH TLS among its features on the plain connection'),
  system: text('UNIX Type: L8').nullable().exactOptional().describe('what it says its system is; null: it does not'),
  login: z
    .strictObject({
      account: text('delivery').describe('account that logged in'),
      directory: text('/').nullable().describe('directory it is in then; null: not told'),
    })
    .nullable()
    .describe('login; null: none'),
  passive: z
    .strictObject({
      address: text('10.1.2.3').meta({ role: 'address' }).describe('address it names for data connections (PASV)'),
      port: z.number().meta({ volatile: true }).describe('port it names'),
    })
    .nullable()
    .exactOptional()
    .describe('passive mode; null: not asked, nobody logged in'),
  extendedPassive: flag(true)
    .nullable()
    .exactOptional()
    .describe('whether it knows the extended passive mode (EPSV), which names no address; null: not asked'),
  paths: z
    .array(
      z.strictObject({
        path: z.string().describe('path as it was asked for'),
        kind: z.enum(['file', 'directory']).nullable().describe('what it is; null: not there, or not for this account'),
        size: z
          .number()
          .nullable()
          .meta({ unit: 'bytes', volatile: true })
          .describe('size of the file; null: it is none'),
      }),
    )
    .meta({ key: 'path' })
    .describe('the paths asked for'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  ...serviceDerivedShapes,
  passive: z
    .object({
      same: flag(true).describe('whether PASV names the address of this connection; false: data would go elsewhere'),
    })
    .describe('passive mode'),
  product: z
    .string()
    .meta({ spelling: 'free', examples: ['vsftpd'] })
    .describe('product, where the greeting tells it'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', dependsOn: ['product'], examples: ['3.0.3'] })
    .describe('version of the product, where the greeting tells it'),
});
