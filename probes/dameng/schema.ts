import * as z from 'zod';
import { amount, flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { filePath, host, port, secret } from '../../src/kit/settings.ts';

export const Settings = z.strictObject({
  host: host(),
  port: port().default(5236),
  user: z.string().min(1),
  password: secret(),
  /** Folder of the driver `dmdb`, which is the customer’s to have and not ours to pass on. */
  driver: filePath(),
});
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  banner: names(['DM Database Server 64 V8', 'DB Version: 0x7000c']).exactOptional().describe('rows of V$VERSION'),
  build: text('03134284294-20241009-244896-20119 Pack3').exactOptional().describe('build number (ID_CODE)'),
  instance: text('DMSERVER').exactOptional().describe('name of the instance'),
  machine: text('db1').exactOptional().describe('machine the instance runs on'),
  serverVersion: text('DM Database Server x64 V8').exactOptional().describe('version as V$INSTANCE says it'),
  startedAt: text('2026-11-01 10:00:00')
    .meta({ volatile: true })
    .exactOptional()
    .describe('instance start, in the local time of the server'),
  status: text('OPEN').exactOptional().describe('state of the instance'),
  mode: text('NORMAL', 'PRIMARY', 'STANDBY').exactOptional().describe('mode of the instance'),
  characterSet: text('UTF-8', 'GB18030', 'EUC-KR').exactOptional().describe('character set, fixed at initialisation'),
  caseSensitive: flag(true).exactOptional().describe('names differ by case, fixed at initialisation'),
  pageSize: z
    .number()
    .exactOptional()
    .meta({ unit: 'bytes', examples: [8192] })
    .describe('page size, fixed at initialisation; it limits the length of a row'),
  lengthInCharacters: flag(false)
    .exactOptional()
    .describe('VARCHAR(n) counts characters and not bytes, fixed at initialisation'),
  compatibleMode: text('none', 'Oracle', 'MySQL')
    .exactOptional()
    .describe('product whose behaviour it takes on (COMPATIBLE_MODE)'),
  archiving: flag(true).exactOptional().describe('redo logs are archived; without, no restore to a point in time'),
  license: z
    .strictObject({
      series: text('P', 'S').nullable().describe('kind of the licence, as the server writes it'),
      expires: z
        .string()
        .nullable()
        .meta({ unit: 'instant', examples: ['2027-01-31'] })
        .describe('last day of the licence, after which the server does not start; null: it has no end'),
    })
    .exactOptional(),
  settings: z
    .record(z.string(), z.string().nullable())
    .exactOptional()
    .meta({ examples: [{ MAX_SESSIONS: '1500' }] })
    .describe('parameters of dm.ini that matter to an application, as the server writes them'),
  connections: z.strictObject({ used: amount(37).meta({ volatile: true }).describe('sessions') }).exactOptional(),
  account: z
    .strictObject({
      name: text('READY').describe('name of the account'),
      status: text('OPEN').describe('state of the account'),
      expires: z
        .string()
        .nullable()
        .meta({ unit: 'instant', examples: ['2027-01-31'] })
        .describe('day on which the password expires; null: it does not'),
    })
    .exactOptional(),
});
export type Facts = z.infer<typeof Facts>;

export const DerivedFacts = z.strictObject({
  product: text('Dameng').describe('product'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', examples: ['>=8'] })
    .describe('version of the product: 8'),
  license: z.strictObject({
    daysLeft: z
      .number()
      .nullable()
      .meta({ unit: 'days', volatile: true, examples: [120] })
      .describe('days until the licence ends; negative: days since; null: it has no end'),
  }),
  connections: z.strictObject({
    free: z
      .number()
      .meta({ volatile: true, examples: [1400] })
      .describe('sessions still to be had'),
  }),
});
