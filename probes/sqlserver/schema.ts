import * as z from 'zod';
import { amount, flag, text } from '../../src/kit/database/fact-shapes.ts';
import { endOfLifeShape } from '../../src/kit/database/product-fact-shapes.ts';
import { routeFactShapes } from '../../src/kit/database/route-fact-shapes.ts';
import { tlsFactShapes } from '../../src/kit/database/tls-fact-shapes.ts';
import { tlsModes } from '../../src/kit/database/tls-modes.ts';
import { proxySettings } from '../../src/kit/ladder/proxy/settings.ts';
import { filePath, host, port, secret } from '../../src/kit/settings.ts';

export const Settings = z.strictObject({
  host: host(),
  port: port().default(1433),
  database: z.string().min(1),
  user: z.string().min(1),
  password: secret(),
  tls: z.enum(tlsModes).default('prefer'),
  /** PEM file with the authorities that `verify` trusts besides the well-known ones. */
  ca: filePath().exactOptional(),
  ...proxySettings(),
});
export type Settings = z.infer<typeof Settings>;

const serverState = 'VIEW SERVER STATE; from SQL Server 2022 on: VIEW SERVER PERFORMANCE STATE';

export const Facts = z.strictObject({
  versionText: text('Microsoft SQL Server 2022 (RTM-CU14) (KB5038325) - 16.0.4135.4 (X64)')
    .exactOptional()
    .describe('first line of @@VERSION'),
  serverVersion: text('16.0.4135.4').exactOptional().describe('SERVERPROPERTY ProductVersion'),
  level: text('RTM', 'SP3').exactOptional().describe('service pack (ProductLevel)'),
  update: text('CU14').nullable().exactOptional().describe('cumulative update (ProductUpdateLevel); null: none'),
  edition: text('Standard Edition (64-bit)', 'Developer Edition (64-bit)').exactOptional().describe('edition'),
  evaluationDaysLeft: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ unit: 'days', volatile: true, examples: [120] })
    .describe('days until an evaluation edition stops; null: the edition is no evaluation'),
  serverName: text('SQL01\\ERP').exactOptional().describe('machine and instance (SERVERPROPERTY ServerName)'),
  clustered: flag().exactOptional().describe('a failover cluster instance'),
  alwaysOn: flag().exactOptional().describe('availability groups are switched on (IsHadrEnabled)'),
  serverCollation: text('Chinese_PRC_CI_AS')
    .exactOptional()
    .describe('collation of the server, fixed when it was installed; that of tempdb too'),
  startedAt: z
    .string()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true, examples: ['2026-11-01T02:00:00.000Z'] })
    .describe('server start (tempdb is made anew)'),
  clockOffset: z
    .number()
    .exactOptional()
    .meta({ examples: [480] })
    .describe('minutes by which the local time of the server is ahead of UTC'),
  database: text('erp').exactOptional().describe('database the check logged in to'),
  databaseIdentity: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ role: 'identity', examples: ['8ba55a2d-5d1c-11f1-9d3b-0242ac120002'] })
    .describe('service broker identifier; a restored copy carries the same until it is renewed'),
  collation: text('Chinese_PRC_CI_AS').nullable().exactOptional().describe('collation of the database'),
  codePage: amount(936, 65_001).nullable().exactOptional().describe('code page of varchar columns; 65001 is UTF-8'),
  caseSensitive: flag(false)
    .nullable()
    .exactOptional()
    .describe('names and texts differ by case (collation _CS or _BIN)'),
  compatibilityLevel: amount(160, 150).exactOptional().describe('compatibility level of the database'),
  state: text('ONLINE').exactOptional().describe('state of the database'),
  readOnly: flag(false).exactOptional().describe('the database cannot be written to'),
  userAccess: text('MULTI_USER').exactOptional().describe('who may use the database'),
  recoveryModel: text('FULL', 'SIMPLE').exactOptional().describe('SIMPLE keeps no log to restore to a point in time'),
  readCommittedSnapshot: flag(true).exactOptional().describe('readers do not wait for writers (RCSI)'),
  snapshotIsolation: text('OFF', 'ON').exactOptional().describe('state of snapshot isolation'),
  encrypted: flag(false).exactOptional().describe('transparent data encryption'),
  size: z
    .number()
    .exactOptional()
    .meta({ unit: 'bytes', volatile: true, examples: [73_400_320] })
    .describe('size of the data and log files of the database'),
  account: z
    .strictObject({
      name: text('ready').describe('login'),
      user: text('ready').describe('user in the database'),
      sysadmin: flag(false).nullable().describe('may do everything at the server'),
      owner: flag(false).nullable().describe('may do everything in the database (db_owner)'),
      expiresInDays: z
        .number()
        .nullable()
        .meta({ unit: 'days', volatile: true, examples: [30] })
        .describe('days until the password expires; null: it does not, or the server does not say'),
    })
    .exactOptional()
    .describe('rights of the account the check logs in with'),
  connections: z
    .strictObject({
      used: z
        .number()
        .exactOptional()
        .meta({ volatile: true, privilege: serverState, examples: [37] })
        .describe('sessions of users'),
      max: amount(32_767).describe('sessions at most (@@MAX_CONNECTIONS)'),
    })
    .exactOptional(),
  settings: z
    .record(z.string(), z.number().meta({ examples: [8] }))
    .exactOptional()
    .meta({ examples: [{ 'max degree of parallelism': 8 }] })
    .describe('sys.configurations: values in use, in the unit of the manual'),
  pendingSettings: z
    .array(z.string())
    .exactOptional()
    .meta({ examples: [[]] })
    .describe('settings that were changed and wait for RECONFIGURE or a restart'),
  checks: z
    .strictObject({
      tablesWithoutKey: amount(0).describe('tables without primary key'),
      disabledIndexes: amount(0).describe('indexes that are switched off'),
      untrustedConstraints: amount(0).describe('foreign keys and checks that are switched off or were never verified'),
    })
    .exactOptional(),
  lastFullBackup: z
    .string()
    .nullable()
    .exactOptional()
    .meta({
      unit: 'instant',
      volatile: true,
      privilege: 'SELECT ON msdb.dbo.backupset',
      examples: ['2026-11-21T18:00:00.000Z'],
    })
    .describe('end of the last full backup that this server knows of; null: none'),
  ...routeFactShapes,
  ...tlsFactShapes,
});
export type Facts = z.infer<typeof Facts>;

export const DerivedFacts = z.strictObject({
  product: text('Microsoft SQL Server').describe('product'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', examples: ['>=15'] })
    .describe('version of the product: 16.0.4135.4 is a build of SQL Server 2022'),
  release: text('2022', '2019').describe('name of the release'),
  connections: z.strictObject({
    free: z
      .number()
      .meta({ volatile: true, examples: [20] })
      .describe('connections still to be had'),
  }),
  endOfLife: endOfLifeShape,
});
