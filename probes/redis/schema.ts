import * as z from 'zod';
import { amount, flag, instant, text } from '../../src/kit/database/fact-shapes.ts';
import { accountSettings } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';

export const Settings = z
  .strictObject({
    ...serviceSettings(6379),
    /** `user` is an account of the ACL, from Redis 6 on; a password alone is that of the account `default`. */
    ...accountSettings(),
  })
  .superRefine((settings, context) => {
    if (settings.user !== undefined && settings.password === undefined)
      context.addIssue({ code: 'custom', path: ['user'], message: 'redis.user-without-password' });
  });
export type Settings = z.infer<typeof Settings>;

const counter = () => z.number().meta({ volatile: true });

const Replica = z.strictObject({
  address: text('10.0.0.8:6379').meta({ role: 'address' }).describe('address and port of the replica'),
  state: text('online', 'wait_bgsave').describe('state of the replication'),
  lag: z
    .number()
    .exactOptional()
    .meta({ unit: 'seconds', volatile: true })
    .describe('since it acknowledged what it got'),
});

const Database = z.strictObject({
  name: text('db0').describe('db and the number of the database'),
  keys: counter().describe('keys in it'),
  expiring: counter().describe('keys that end by themselves'),
});

const Watched = z.strictObject({
  name: text('orders').describe('name of the group'),
  status: text('ok', 'sdown', 'odown').describe('what the sentinel thinks of its master'),
  address: text('10.0.0.7:6379').meta({ role: 'address' }).describe('address and port of the master'),
  replicas: amount(2).exactOptional().describe('replicas it knows of'),
  sentinels: amount(3).exactOptional().describe('sentinels that watch it, this one counted'),
});

export const Facts = z.strictObject({
  ...serviceFactShapes,
  loginRequired: flag(true).describe('commands are refused before a login'),
  product: text('Redis', 'Valkey', 'KeyDB', 'Dragonfly', 'Apache Kvrocks', 'Garnet', 'Pika')
    .exactOptional()
    .meta({ spelling: 'free' })
    .describe('product that answered'),
  version: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', dependsOn: ['product'], role: 'version', examples: ['7.0.15'] })
    .describe('version of the product, its own'),
  redisVersion: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', examples: ['7.0.15'] })
    .describe('version of Redis it is compatible with'),
  mode: text('standalone', 'cluster', 'sentinel').exactOptional().describe('standalone, cluster or sentinel'),
  role: text('master', 'slave').exactOptional().describe('role in the replication, in the words of the server'),
  replicas: z.array(Replica).exactOptional().meta({ key: 'address' }).describe('replicas connected to it'),
  replicaOf: z
    .strictObject({
      address: text('10.0.0.7:6379').meta({ role: 'address' }).describe('address and port of the master'),
      linkUp: flag(true).describe('connected to the master'),
      lastHeard: z
        .number()
        .exactOptional()
        .meta({ unit: 'seconds', volatile: true })
        .describe('since the master was last heard of; -1: not at all'),
      readOnly: flag(true).exactOptional().describe('takes no writes of clients'),
    })
    .nullable()
    .exactOptional()
    .describe('master it follows; null: none'),
  clients: z
    .strictObject({
      current: counter().exactOptional().describe('connections open now'),
      most: amount(10000).exactOptional().describe('connections admitted at once'),
      blocked: counter().exactOptional().describe('clients that wait in a blocking command'),
    })
    .exactOptional()
    .describe('clients'),
  memory: z
    .strictObject({
      used: z.number().meta({ unit: 'bytes', volatile: true }).describe('memory its data use now'),
      limit: z
        .number()
        .nullable()
        .exactOptional()
        .meta({ unit: 'bytes', examples: [2147483648] })
        .describe('maxmemory; null: no limit'),
      policy: text('noeviction', 'allkeys-lru').exactOptional().describe('what happens at the limit: maxmemory-policy'),
      machine: z.number().exactOptional().meta({ unit: 'bytes' }).describe('memory of the machine'),
      fragmentation: z
        .number()
        .exactOptional()
        .meta({ volatile: true, examples: [1.1] })
        .describe('memory taken from the system over memory used'),
    })
    .exactOptional()
    .describe('memory'),
  rdb: z
    .strictObject({
      lastSaveOk: flag(true).exactOptional().describe('the last save to disk went well'),
      lastSaveAt: instant('2026-11-01T02:00:00.000Z')
        .exactOptional()
        .meta({ unit: 'instant', volatile: true })
        .describe('last save to disk that went well; where there was none, the start'),
      unsavedChanges: counter().exactOptional().describe('changes since then'),
    })
    .exactOptional()
    .describe('snapshots on disk (RDB)'),
  aof: z
    .strictObject({
      enabled: flag(true).exactOptional().describe('changes are written to a log on disk'),
      lastWriteOk: flag(true).exactOptional().describe('the last write went well'),
      lastRewriteOk: flag(true).exactOptional().describe('the last rewrite of the log went well'),
    })
    .exactOptional()
    .describe('log of changes on disk (AOF)'),
  databases: z.array(Database).exactOptional().meta({ key: 'name' }).describe('databases that hold keys'),
  evictions: counter().exactOptional().describe('keys thrown out for want of memory, since the start'),
  rejectedConnections: counter()
    .exactOptional()
    .describe('connections refused because there were too many, since the start'),
  modules: z
    .array(
      z.strictObject({
        name: text('ReJSON').describe('name of the module'),
        version: text('20609').describe('its version, as the server writes it'),
      }),
    )
    .exactOptional()
    .meta({ key: 'name' })
    .describe('modules loaded'),
  cluster: z
    .strictObject({
      state: text('ok', 'fail').exactOptional().describe('ok, or fail'),
      slotsAssigned: amount(16384).exactOptional().describe('slots that have a node'),
      slotsOk: amount(16384).exactOptional().describe('slots whose node answers'),
      slotsFailed: amount(0).exactOptional().describe('slots whose node failed'),
      nodes: amount(6).exactOptional().describe('nodes known'),
      masters: amount(3).exactOptional().describe('masters that have slots'),
    })
    .nullable()
    .exactOptional()
    .describe('cluster; null: not in one'),
  sentinel: z
    .strictObject({
      tilt: flag(false).describe('it does not act, because its clock or machine misbehaves'),
      masters: z.array(Watched).meta({ key: 'name' }).describe('masters it watches'),
    })
    .nullable()
    .exactOptional()
    .describe('what a sentinel watches; null: it is none'),
  configuration: z
    .strictObject({
      save: text('3600 1 300 100 60 10000').exactOptional().describe('when a snapshot is saved; empty: never'),
      appendfsync: text('everysec').exactOptional().describe('when the log of changes is forced to disk'),
      databases: amount(16).exactOptional().describe('databases there are'),
      timeout: z
        .number()
        .exactOptional()
        .meta({ unit: 'seconds', examples: [0] })
        .describe('after which an idle client is disconnected; 0: never'),
      'tcp-keepalive': z
        .number()
        .exactOptional()
        .meta({ unit: 'seconds', examples: [300] })
        .describe('between two signs of life on an idle connection; 0: none'),
      maxclients: amount(10000).exactOptional().describe('connections admitted at once'),
    })
    .exactOptional()
    .meta({ privilege: 'ACL +config|get' })
    .describe('parameters of the configuration'),
  os: text('Linux 5.10.0 x86_64').exactOptional().describe('operating system, as the server says'),
  uptime: z.number().exactOptional().meta({ unit: 'seconds', volatile: true }).describe('how long it has been running'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
