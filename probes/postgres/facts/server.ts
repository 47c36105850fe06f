import * as z from 'zod';
import { amount, flag, names, text } from '../../../src/kit/database/fact-shapes.ts';

/** Which server and which database answered. */
export const serverFacts = {
  versionText: text('PostgreSQL 17.2 on x86_64-pc-linux-gnu').exactOptional().describe('what version() says'),
  serverVersion: text('17.2').exactOptional().describe('setting server_version'),
  serverVersionNumber: amount(170002).exactOptional().describe('setting server_version_num'),
  productFunctions: names(['aurora_version'])
    .exactOptional()
    .describe('functions that only certain products have, of those we know'),
  systemIdentifier: z
    .string()
    .exactOptional()
    .meta({ role: 'identity' })
    .describe('number that initdb gave the cluster; its standbys and copies carry the same'),
  startedAt: z.string().exactOptional().meta({ unit: 'instant', volatile: true }).describe('server start'),
  address: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ role: 'address' })
    .describe('address the server was reached at'),
  port: amount(5432).nullable().exactOptional().describe('port the server was reached at'),
  inRecovery: flag().exactOptional().describe('true: a standby, read-only'),
  database: text('orders').exactOptional().describe('database the check logged in to'),
  encoding: text('UTF8').exactOptional().describe('encoding of the database'),
  collation: text('zh_CN.UTF-8').exactOptional().describe('LC_COLLATE of the database'),
  characterType: text('zh_CN.UTF-8').exactOptional().describe('LC_CTYPE of the database'),
  localeProvider: text('libc', 'icu', 'builtin')
    .exactOptional()
    .describe('what sorts by the locale of the database: libc, icu, builtin; before release 15 always libc'),
  locale: text('zh-Hans-CN')
    .nullable()
    .exactOptional()
    .describe('locale of the database for icu and builtin; null: libc, whose locale is collation and characterType'),
  connectionLimit: amount(200)
    .nullable()
    .exactOptional()
    .describe('connections that the database takes at most; null: it sets no limit of its own'),
  size: z.number().exactOptional().meta({ unit: 'bytes', volatile: true }).describe('size of the database'),
  licenceDays: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ unit: 'days', volatile: true, examples: [90] })
    .describe(
      'days until the licence of the product ends; null: it never does. Of products that have one (KingbaseES)',
    ),
};
