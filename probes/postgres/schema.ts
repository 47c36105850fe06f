import * as z from 'zod';
import { migrationFactShapes } from '../../src/kit/database/migrations/fact-shapes.ts';
import { migrationSettings } from '../../src/kit/database/migrations/settings.ts';
import { productFactShapes } from '../../src/kit/database/product-fact-shapes.ts';
import { queryFactShapes } from '../../src/kit/database/queries/fact-shapes.ts';
import { querySettings } from '../../src/kit/database/queries/settings.ts';
import { routeFactShapes } from '../../src/kit/database/route-fact-shapes.ts';
import { tlsFactShapes } from '../../src/kit/database/tls-fact-shapes.ts';
import { postgresLogin } from '../../src/kit/postgres/login.ts';
import { schemaSettings } from '../../src/kit/schema/schema-settings.ts';
import { snapshotShape } from '../../src/kit/schema/snapshot-shape.ts';
import { accountDerived, accountFacts } from './facts/account.ts';
import { normalisers } from './catalogue/normalisers.ts';
import { activityFacts } from './facts/activity.ts';
import { extensionFacts, objectFacts } from './facts/objects.ts';
import { replicationFacts } from './facts/replication.ts';
import { serverFacts } from './facts/server.ts';
import { settingFacts } from './facts/settings.ts';

export const Settings = z.strictObject({
  ...postgresLogin,
  ...querySettings('postgres'),
  ...migrationSettings,
  schema: schemaSettings(normalisers),
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
  ...migrationFactShapes,
  ...queryFactShapes,
  schema: snapshotShape.exactOptional().describe('the schema, object by object'),
  ...routeFactShapes,
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
