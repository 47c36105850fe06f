import { numberIn } from '../../src/kit/service/number-in.ts';
import { told, toldPart } from '../../src/kit/service/told.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Fields, Info } from './info.ts';
import { productFacts } from './product.ts';

/** What `INFO` tells, as facts; what it does not tell is left out. */
export function factsOfInfo(info: Info): JsonObject {
  return {
    ...productFacts(info),
    ...told({
      mode: info.text('redis_mode'),
      role: info.text('role'),
      os: info.text('os'),
      uptime: info.number('uptime_in_seconds'),
      evictions: info.number('evicted_keys'),
      rejectedConnections: info.number('rejected_connections'),
    }),
    ...toldPart('clients', {
      current: info.number('connected_clients'),
      most: info.number('maxclients'),
      blocked: info.number('blocked_clients'),
    }),
    ...memoryFacts(info),
    ...persistenceFacts(info),
    ...replicationFacts(info),
    modules: info.all(/^module$/).map(({ fields }) => ({
      name: fields.get('name') ?? '',
      version: fields.get('ver') ?? '',
    })),
    ...sentinelFacts(info),
    // The section is empty where there are no keys; a sentinel has none.
    ...(info.text('used_memory') === null ? {} : { databases: info.all(/^db\d+$/).map(databaseOf) }),
  };
}

function memoryFacts(info: Info): JsonObject {
  const limit = info.number('maxmemory');
  const used = info.number('used_memory');
  if (used === null) return {};
  return {
    memory: {
      used,
      ...told({
        policy: info.text('maxmemory_policy'),
        machine: info.number('total_system_memory'),
        fragmentation: info.number('mem_fragmentation_ratio'),
      }),
      // 0 means that there is none.
      ...(limit === null ? {} : { limit: limit === 0 ? null : limit }),
    },
  };
}

function persistenceFacts(info: Info): JsonObject {
  const saved = info.number('rdb_last_save_time');
  return {
    ...toldPart('rdb', {
      lastSaveOk: info.flag('rdb_last_bgsave_status'),
      lastSaveAt: saved === null ? null : new Date(saved * 1000).toISOString(),
      unsavedChanges: info.number('rdb_changes_since_last_save'),
    }),
    ...toldPart('aof', {
      enabled: info.flag('aof_enabled'),
      lastWriteOk: info.flag('aof_last_write_status'),
      lastRewriteOk: info.flag('aof_last_bgrewrite_status'),
    }),
  };
}

function replicationFacts(info: Info): JsonObject {
  const role = info.text('role');
  if (role === null) return {};
  const host = info.text('master_host');
  const link = info.text('master_link_status');
  const master = {
    address: `${host ?? ''}:${info.text('master_port') ?? ''}`,
    linkUp: link === 'up',
    ...told({ lastHeard: info.number('master_last_io_seconds_ago'), readOnly: info.flag('slave_read_only') }),
  };
  return {
    replicas: info.all(/^slave\d+$/).map(({ fields }) => ({
      address: `${fields.get('ip') ?? ''}:${fields.get('port') ?? ''}`,
      state: fields.get('state') ?? '',
      ...told({ lag: numberIn(fields.get('lag')) }),
    })),
    replicaOf: host === null || link === null ? null : master,
  };
}

function sentinelFacts(info: Info): JsonObject {
  if (info.text('redis_mode') !== 'sentinel') return { sentinel: null };
  return {
    sentinel: {
      tilt: info.flag('sentinel_tilt') ?? false,
      masters: info.all(/^master\d+$/).map(({ fields }) => ({
        name: fields.get('name') ?? '',
        status: fields.get('status') ?? '',
        address: fields.get('address') ?? '',
        ...told({ replicas: numberIn(fields.get('slaves')), sentinels: numberIn(fields.get('sentinels')) }),
      })),
    },
  };
}

function databaseOf({ name, fields }: { readonly name: string; readonly fields: Fields }): JsonObject {
  return { name, keys: numberIn(fields.get('keys')) ?? 0, expiring: numberIn(fields.get('expires')) ?? 0 };
}
