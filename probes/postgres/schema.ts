import * as z from 'zod';
import { productFactShapes } from '../../src/kit/database/product-fact-shapes.ts';
import { tlsFactShapes } from '../../src/kit/database/tls-fact-shapes.ts';
import { postgresLogin } from '../../src/kit/postgres/login.ts';
import { accountDerived, accountFacts } from './facts/account.ts';
import { activityFacts } from './facts/activity.ts';
import { extensionFacts, objectFacts } from './facts/objects.ts';
import { replicationFacts } from './facts/replication.ts';
import { serverFacts } from './facts/server.ts';
import { settingFacts } from './facts/settings.ts';

export const Settings = z.strictObject({
  ...postgresLogin,
});
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serverFacts,
  ...accountFacts,
  ...settingFacts,
  ...extensionFacts,
  ...objectFacts,
  ...activityFacts,
  ...replicationFacts,
  ...tlsFactShapes,
});
export type Facts = z.infer<typeof Facts>;

export const DerivedFacts = z.strictObject({
  ...accountDerived,
  ...productFactShapes('postgresql', {
    products: ['PostgreSQL', 'KingbaseES', 'openGauss'],
    versions: ['>=15 <18', '17.4'],
    evidence: 'version: PostgreSQL 17.4 on x86_64-pc-linux-gnu, compiled by gcc, 64-bit',
  }),
  connections: z.strictObject({
    free: z
      .number()
      .meta({ volatile: true, examples: [20] })
      .describe('connections still to be had by ordinary accounts'),
  }),
});
