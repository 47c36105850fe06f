import * as z from 'zod';
import { amount, flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { accountSettings, wholeAccount } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';

export const Settings = z
  .strictObject({
    ...serviceSettings(27017),
    ...accountSettings(),
    /** Database that knows the account. */
    authSource: z
      .string()
      .regex(/^[^/\\. "$*<>:|?\0]{1,63}$/, 'mongodb.wanted-database')
      .default('admin'),
  })
  .superRefine(wholeAccount);
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  product: text('MongoDB', 'FerretDB', 'Amazon DocumentDB', 'Azure Cosmos DB')
    .exactOptional()
    .describe('product that answered'),
  version: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', role: 'version', examples: ['7.0.5'] })
    .describe('version that buildInfo tells; of a product that imitates MongoDB, the MongoDB it imitates'),
  productVersion: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', examples: ['1.24.0'] })
    .describe('version of a product that imitates MongoDB, where it tells it'),
  modules: names(['enterprise']).exactOptional().describe('modules it was built with'),
  wireVersion: z
    .strictObject({ least: amount(0).describe('lowest'), most: amount(21).describe('highest') })
    .describe('versions of the protocol'),
  role: text('standalone', 'primary', 'secondary', 'arbiter', 'mongos', 'other').describe('what the server is'),
  replicaSet: z
    .strictObject({
      name: z
        .string()
        .meta({ role: 'identity', examples: ['rs0'] })
        .describe('name of the set'),
      primary: text('db1.example:27017').nullable().describe('primary, as the set names it; null: none at present'),
      hosts: names(['db1.example:27017', 'db2.example:27017']).describe(
        'members, as the set names them to clients, sorted',
      ),
      me: text('db1.example:27017').nullable().describe('this member, as the set names it'),
    })
    .nullable()
    .describe('replica set; null: none'),
  readOnly: flag().describe('whether it takes no writes'),
  maxDocumentBytes: amount(16_777_216).exactOptional().meta({ unit: 'bytes' }).describe('longest document'),
  clock: z.string().exactOptional().meta({ unit: 'instant', volatile: true }).describe('clock of the server'),
  loginMechanisms: names(['SCRAM-SHA-1', 'SCRAM-SHA-256']).exactOptional().describe('ways to log in for the account'),
  loggedIn: flag(true).describe('whether a login was made'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  ...serviceDerivedShapes,
  versionAtLeast: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', examples: ['7.0'] })
    .describe('lowest release of MongoDB that speaks this version of the protocol'),
});
