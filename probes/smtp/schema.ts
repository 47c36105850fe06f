import * as z from 'zod';
import { flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { protectedLogin, wholeAccount } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';
import { host, secret } from '../../src/kit/settings.ts';

export const Settings = z
  .strictObject({
    ...serviceSettings(25),
    startTls: z.boolean().default(false),
    clientName: host().exactOptional(),
    user: z.string().min(1).max(500).exactOptional(),
    password: secret().exactOptional(),
    allowPlainLogin: z.boolean().default(false),
  })
  .superRefine((settings, context) => {
    protectedLogin(settings, context);
    wholeAccount(settings, context);
  });
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  greeting: text('mail.example.org ESMTP Postfix').describe('line with which the server greets, without its number'),
  hostName: text('mail.example.org').nullable().describe('name it greets with; null: none'),
  extended: flag(true).describe('whether it knows EHLO, and with it extensions'),
  extensions: names(['8BITMIME', 'PIPELINING', 'SIZE']).describe('extensions by keyword, as offered at the end'),
  sizeLimit: z
    .number()
    .nullable()
    .meta({ unit: 'bytes', examples: [10_240_000] })
    .describe('largest message it takes; null: it names no limit'),
  mechanisms: names(['LOGIN', 'PLAIN']).describe('login mechanisms offered at the end'),
  beforeTls: z
    .strictObject({
      startTls: flag(true).describe('whether it offers STARTTLS'),
      mechanisms: names([]).describe('login mechanisms it offers on the plain connection'),
    })
    .nullable()
    .describe('what it offers on the plain connection; null: there was none'),
  login: z
    .strictObject({
      account: text('app').describe('account that logged in'),
      mechanism: text('PLAIN').describe('mechanism of the login'),
    })
    .nullable()
    .describe('login; null: none'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  ...serviceDerivedShapes,
  product: z
    .string()
    .meta({ spelling: 'free', examples: ['Postfix'] })
    .describe('product, where the greeting tells it'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', dependsOn: ['product'], examples: ['4.96'] })
    .describe('version of the product, where the greeting tells it'),
});
