import * as z from 'zod';
import { amount, flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { endOfLifeShape } from '../../src/kit/database/product-fact-shapes.ts';
import { host, port, secret } from '../../src/kit/settings.ts';

export const Settings = z.strictObject({
  host: host(),
  port: port().default(1521),
  service: z.string().regex(/^[\w.$#-]{1,128}$/),
  user: z.string().min(1),
  password: secret(),
});
export type Settings = z.infer<typeof Settings>;

const views = 'SELECT_CATALOG_ROLE, or SELECT on the view';

export const Facts = z.strictObject({
  versionText: text('Oracle Database 19c Enterprise Edition')
    .exactOptional()
    .describe('product as the database names it'),
  serverVersion: text('19.0.0.0.0', '12.1.0.2.0').exactOptional().describe('version of the release'),
  fullVersion: text('19.22.0.0.0').exactOptional().describe('version with its release update; from 18c on'),
  database: text('ERP').exactOptional().describe('DB_NAME'),
  uniqueName: text('ERP_STBY').exactOptional().describe('DB_UNIQUE_NAME; differs between primary and standby'),
  container: text('ERPPDB1', 'CDB$ROOT').nullable().exactOptional().describe('pluggable database; null: none'),
  service: text('erp.example').exactOptional().describe('service of the session'),
  instance: text('ERP1').exactOptional().describe('instance that answered'),
  machine: text('db1').exactOptional().describe('machine the instance runs on'),
  role: text('PRIMARY', 'PHYSICAL STANDBY').exactOptional().describe('role of the database'),
  characterSet: text('AL32UTF8', 'ZHS16GBK').exactOptional().describe('character set, fixed when it was created'),
  nationalCharacterSet: text('AL16UTF16').exactOptional().describe('character set of NCHAR and NVARCHAR2'),
  lengthSemantics: text('BYTE', 'CHAR').exactOptional().describe('what VARCHAR2(n) counts where nothing is said'),
  comparison: text('BINARY', 'LINGUISTIC').exactOptional().describe('how texts are compared (NLS_COMP)'),
  sort: text('BINARY').exactOptional().describe('how texts are sorted (NLS_SORT)'),
  dateFormat: text('DD-MON-RR').exactOptional().describe('format of dates where nothing is said'),
  timeZone: z
    .strictObject({
      database: text('+00:00').describe('DBTIMEZONE'),
      machine: text('+08:00').describe('time zone of the machine of the instance'),
    })
    .exactOptional(),
  account: z
    .strictObject({
      name: text('READY').describe('session user'),
      status: text('OPEN', 'EXPIRED(GRACE)').describe('state of the account'),
      expires: z
        .string()
        .nullable()
        .meta({ unit: 'instant', examples: ['2027-01-31'] })
        .describe('day on which the password expires; null: it does not'),
    })
    .exactOptional()
    .describe('the account the check logs in with'),
  privileges: names(['CREATE SESSION']).exactOptional().describe('system privileges of the account, sorted'),
  startedAt: z
    .string()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true, privilege: views, examples: ['2026-11-01T02:00:00Z'] })
    .describe('instance start'),
  status: text('OPEN').exactOptional().meta({ privilege: views }).describe('state of the instance'),
  databaseId: z
    .string()
    .exactOptional()
    .meta({ role: 'identity', privilege: views, examples: ['1472583690'] })
    .describe('DBID; standbys and copies carry the same'),
  archiving: text('ARCHIVELOG', 'NOARCHIVELOG')
    .exactOptional()
    .meta({ privilege: views })
    .describe('whether redo logs are archived; NOARCHIVELOG: no restore to a point in time'),
  openMode: text('READ WRITE', 'READ ONLY WITH APPLY').exactOptional().meta({ privilege: views }).describe('open mode'),
  settings: z
    .record(z.string(), z.string().nullable())
    .exactOptional()
    .meta({ privilege: views, examples: [{ compatible: '19.0.0' }] })
    .describe('initialisation parameters that matter to an application, as the instance writes them'),
  connections: z
    .strictObject({
      used: z
        .number()
        .meta({ volatile: true, examples: [112] })
        .describe('processes in use'),
      most: z
        .number()
        .meta({ volatile: true, examples: [260] })
        .describe('processes in use at most since the start'),
      max: amount(500).nullable().describe('processes at most; null: unlimited'),
    })
    .exactOptional()
    .meta({ privilege: views }),
  checks: z
    .strictObject({
      invalidObjects: amount(0).describe('invalid objects of the account’s own schema'),
      unusableIndexes: amount(0).describe('unusable indexes of the account’s own schema'),
      unvalidatedConstraints: amount(0).describe('constraints of its schema that are off or were never verified'),
    })
    .exactOptional(),
  lastBackup: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true, privilege: views, examples: ['2026-11-21T18:00:00Z'] })
    .describe('end of the last backup set of RMAN; null: none'),
  encrypted: flag(false).exactOptional().describe('the connection uses TLS'),
});
export type Facts = z.infer<typeof Facts>;

export const DerivedFacts = z.strictObject({
  product: text('Oracle Database').describe('product'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', examples: ['>=19'] })
    .describe('version of the product, with its release update where the database says it'),
  edition: text('Enterprise Edition', 'Standard Edition 2').describe('edition'),
  connections: z.strictObject({
    free: z
      .number()
      .meta({ volatile: true, examples: [240] })
      .describe('processes still to be had'),
  }),
  endOfLife: endOfLifeShape,
});
