import * as z from 'zod';
import { configurationShape } from '../../src/kit/database/configuration.ts';
import { amount, flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { migrationFactShapes } from '../../src/kit/database/migrations/fact-shapes.ts';
import { migrationSettings } from '../../src/kit/database/migrations/settings.ts';
import { productFactShapes } from '../../src/kit/database/product-fact-shapes.ts';
import { queryFactShapes } from '../../src/kit/database/queries/fact-shapes.ts';
import { querySettings } from '../../src/kit/database/queries/settings.ts';
import { routeFactShapes } from '../../src/kit/database/route-fact-shapes.ts';
import { tlsFactShapes } from '../../src/kit/database/tls-fact-shapes.ts';
import { mysqlLogin } from '../../src/kit/mysql/login.ts';
import { schemaSettings } from '../../src/kit/schema/schema-settings.ts';
import { snapshotShape } from '../../src/kit/schema/snapshot-shape.ts';
import { normalisers } from './catalogue/normalisers.ts';
import { accountDerivedShapes, accountFactShapes } from './facts/account-shapes.ts';
import { tableFactShapes } from './facts/table-shapes.ts';
import { KnownSettings } from './known-settings.ts';

export const Settings = z.strictObject({
  ...mysqlLogin,
  ...querySettings('mysql'),
  ...migrationSettings,
  schema: schemaSettings(normalisers),
  /** Milliseconds after which the server ends one of our statements by itself. */
  statementTimeout: z.number().int().min(1000).max(300_000).default(10_000).meta({ tuning: true }),
});
export type Settings = z.infer<typeof Settings>;

const replicaRight = 'REPLICATION CLIENT; MariaDB from 10.5 on: REPLICA MONITOR';

const Channel = z.strictObject({
  channel: text('', 'group1').describe('name of the replication channel; empty for the default one'),
  source: text('db-1.example').describe('host it replicates from'),
  sourcePort: amount(3306).nullable().describe('port it replicates from'),
  receiving: flag(true).describe('the receiver thread is connected'),
  applying: flag(true).describe('the applier thread runs'),
  behind: z
    .number()
    .nullable()
    .meta({ unit: 'seconds', volatile: true, examples: [0] })
    .describe('how far it is behind; null: it does not replicate, or does not know'),
  errorNumber: z
    .number()
    .nullable()
    .meta({ volatile: true, examples: [1062] })
    .describe('number of the last error of either thread; null: none'),
});

export const Facts = z.strictObject({
  schema: snapshotShape.exactOptional().describe('the schema, object by object'),
  ...migrationFactShapes,
  ...queryFactShapes,
  handshakeVersion: text('8.4.5', '5.5.5-10.11.18-MariaDB')
    .exactOptional()
    .describe('version in the greeting, before the login; a proxy may say another one than the server behind it'),
  versionText: text('8.4.5', '10.11.18-MariaDB-0+deb12u1').exactOptional().describe('what VERSION() says'),
  versionComment: text('MySQL Community Server - GPL').exactOptional().describe('setting version_comment'),
  serverUuid: z
    .string()
    .exactOptional()
    .meta({ role: 'identity', examples: ['8ba55a2d-5d1c-11f1-9d3b-0242ac120002'] })
    .describe('server_uuid, on MariaDB server_uid; a copied data directory carries the same'),
  hostname: text('db-1').exactOptional().describe('name of the machine the server runs on'),
  port: amount(3306).exactOptional().describe('port the server listens on; behind a proxy not the one we dialled'),
  startedAt: z
    .string()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true, examples: ['2026-11-01T02:00:00.000Z'] })
    .describe('server start'),
  clock: z
    .strictObject({
      time: z
        .string()
        .meta({ unit: 'instant', volatile: true, examples: ['2026-11-22T08:00:00.123Z'] })
        .describe('time of the server when it was asked'),
      ahead: z
        .number()
        .meta({ unit: 'milliseconds', volatile: true, examples: [12] })
        .describe('server time less the time of the machine that looked; accurate to half of the way there and back'),
    })
    .exactOptional(),
  database: text('orders').nullable().exactOptional().describe('database the check logged in to; null: none'),
  characterSet: z
    .strictObject({
      server: text('utf8mb4', 'utf8mb3', 'latin1')
        .exactOptional()
        .describe('default of new databases; utf8 is shown as utf8mb3'),
      database: text('utf8mb4').exactOptional().describe('default of new tables in the database of the check'),
    })
    .exactOptional(),
  collation: z
    .strictObject({
      server: text('utf8mb4_0900_ai_ci', 'utf8mb4_general_ci').exactOptional().describe('default of new databases'),
      database: text('utf8mb4_general_ci').exactOptional().describe('default in the database of the check'),
    })
    .exactOptional(),
  timeZone: z
    .strictObject({
      global: text('SYSTEM', '+08:00', 'Asia/Shanghai').exactOptional().describe('time_zone of new sessions'),
      session: text('SYSTEM', '+08:00').exactOptional().describe('time_zone of our session'),
      system: text('CST', 'UTC').exactOptional().describe('system_time_zone: what SYSTEM stands for'),
      named: flag(true).exactOptional().describe('names such as Asia/Shanghai can be used (time zone tables loaded)'),
    })
    .exactOptional(),
  sqlMode: names(['ONLY_FULL_GROUP_BY', 'STRICT_TRANS_TABLES'])
    .exactOptional()
    .describe('global sql_mode, which new sessions start with; sorted'),
  sessionSqlMode: names(['STRICT_TRANS_TABLES']).exactOptional().describe('sql_mode of our session; sorted'),
  lowerCaseTableNames: amount(0, 1)
    .exactOptional()
    .describe('0: table names are case-sensitive; 1: stored in lower case; 2: compared in lower case'),
  isolation: text('REPEATABLE-READ', 'READ-COMMITTED').exactOptional().describe('isolation of new transactions'),
  connections: z
    .strictObject({
      used: z
        .number()
        .meta({ volatile: true, examples: [37] })
        .describe('open connections, ours among them'),
      most: z
        .number()
        .exactOptional()
        .meta({ volatile: true, examples: [112] })
        .describe('most at once since the server start'),
    })
    .exactOptional(),
  maxConnections: amount(151, 500)
    .exactOptional()
    .describe('connections at most (max_connections); TiDB may have no limit'),
  readOnly: flag().exactOptional().describe('ordinary accounts cannot write (read_only)'),
  superReadOnly: flag().exactOptional().describe('nobody can write (super_read_only); not on MariaDB'),
  isReplica: z
    .boolean()
    .exactOptional()
    .meta({ privilege: replicaRight, examples: [false] })
    .describe('it replicates from another server'),
  replication: z
    .array(Channel)
    .exactOptional()
    .meta({ key: 'channel', privilege: replicaRight, examples: [[]] })
    .describe('state of replication for each channel; empty: it replicates from nobody'),
  ...routeFactShapes,
  ...tlsFactShapes,
  storageEngine: text('InnoDB').exactOptional().describe('engine of new tables (default_storage_engine)'),
  binaryLog: z
    .strictObject({
      enabled: flag(true).exactOptional().describe('log_bin'),
      format: text('ROW', 'MIXED').exactOptional().describe('binlog_format'),
      rowImage: text('FULL').exactOptional().describe('binlog_row_image'),
      retention: z
        .number()
        .nullable()
        .exactOptional()
        .meta({ unit: 'seconds', examples: [2_592_000] })
        .describe('how long logs are kept before they are deleted; null: for ever'),
    })
    .exactOptional(),
  bufferPool: z
    .number()
    .exactOptional()
    .meta({ unit: 'bytes', examples: [134_217_728] })
    .describe('innodb_buffer_pool_size'),
  maxAllowedPacket: z
    .number()
    .exactOptional()
    .meta({ unit: 'bytes', examples: [67_108_864] })
    .describe('largest statement or row (max_allowed_packet)'),
  waitTimeout: z
    .number()
    .exactOptional()
    .meta({ unit: 'seconds', examples: [28_800] })
    .describe('idle connections are closed after this (wait_timeout)'),
  gtidMode: text('ON', 'OFF').exactOptional().describe('gtid_mode; MariaDB always has identifiers of its own'),
  explicitTimestampDefaults: flag(true)
    .exactOptional()
    .describe('TIMESTAMP columns get no default of their own (explicit_defaults_for_timestamp)'),
  tlsRequired: flag().exactOptional().describe('nobody logs in without TLS or a socket (require_secure_transport)'),
  authenticationPolicy: text('*,,', 'mysql_native_password')
    .exactOptional()
    .describe('authentication_policy, before MySQL 8.0.27 default_authentication_plugin; not on MariaDB'),
  performanceSchema: flag(true).exactOptional().describe('performance_schema collects; off unless set on MariaDB'),
  authentication: text('caching_sha2_password', 'mysql_native_password')
    .exactOptional()
    .describe('method of authentication that the greeting proposes: the one of new accounts, or that of a proxy'),
  settings: KnownSettings.exactOptional().describe(
    'global variables: ON/OFF as true/false, numbers as numbers, in the unit of the manual; names as the server has them',
  ),
  configuration: configurationShape()
    .meta({ repeats: true })
    .exactOptional()
    .describe(
      'global variables with their origin, for comparisons: what somebody set and what decides the meaning of statements counts; names, paths and addresses of the server are left out',
    ),
  databases: z
    .array(
      z.strictObject({
        name: text('orders').describe('name of the database'),
        characterSet: text('utf8mb4').describe('default character set of the database; utf8 is shown as utf8mb3'),
        collation: text('utf8mb4_general_ci').describe('default collation of the database'),
      }),
    )
    .exactOptional()
    .meta({ key: 'name', privilege: 'any privilege on the database' })
    .describe('databases the account may see, system databases aside'),
  databaseSizes: z
    .record(z.string(), z.number().meta({ unit: 'bytes', volatile: true, examples: [73_400_320] }))
    .exactOptional()
    .meta({
      privilege: 'any privilege on the tables (SHOW VIEW is enough)',
      volatile: true,
      examples: [{ orders: 73_400_320 }],
    })
    .describe('data and indexes of the tables the account may see, by database; an estimate of the server'),
  ...tableFactShapes,
  ...accountFactShapes,
});
export type Facts = z.infer<typeof Facts>;

export const DerivedFacts = z.strictObject({
  ...productFactShapes('mysql', {
    products: ['MySQL', 'MariaDB', 'TiDB'],
    versions: ['8.4.5', '10.11.18'],
    evidence: 'version: 10.11.18-MariaDB',
  }),
  ...accountDerivedShapes,
  connections: z.strictObject({
    free: z
      .number()
      .meta({ volatile: true, examples: [114] })
      .describe('connections still to be had by ordinary accounts'),
  }),
});
