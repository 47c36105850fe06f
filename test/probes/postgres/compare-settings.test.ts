import { describe, expect, it } from 'vitest';
import { compareSettings } from '../../../probes/postgres/compare-settings.ts';
import { settingClass } from '../../../probes/postgres/setting-classes.ts';
import type { JsonObject } from '../../../src/model/json.ts';

type Settings = Readonly<Record<string, readonly [string | number | boolean, string]>>;

const fact = (settings: Settings): JsonObject =>
  Object.fromEntries(Object.entries(settings).map(([name, [value, origin]]) => [name, { value, origin }]));

const differ = (left: Settings, right: Settings) =>
  (compareSettings(fact(left), fact(right)) ?? []).map(({ path, informs }) => [path, informs ?? false]);

const file = 'configuration file';

describe('settings of PostgreSQL', () => {
  it.each([
    ['TimeZone', 'semantic'],
    ['default_transaction_isolation', 'semantic'],
    ['lc_numeric', 'semantic'],
    ['wal_level', 'semantic'],
    ['synchronous_commit', 'semantic'],
    ['sql_compatibility', 'semantic'],
    ['enable_ci', 'semantic'],
    ['shared_buffers', 'capacity'],
    ['max_connections', 'capacity'],
    ['work_mem', 'capacity'],
    ['max_wal_size', 'capacity'],
    ['autovacuum_max_workers', 'capacity'],
    ['data_directory', 'identity'],
    ['hba_file', 'identity'],
    ['port', 'identity'],
    ['listen_addresses', 'identity'],
    ['archive_command', 'identity'],
    ['primary_conninfo', 'identity'],
    ['cluster_name', 'identity'],
    ['server_version', 'identity'],
    ['transaction_read_only', 'identity'],
    ['data_checksums', 'other'],
    ['password_encryption', 'other'],
    ['jit', 'other'],
    ['shared_preload_libraries', 'other'],
    ['pg_stat_statements.track', 'other'],
    ['constructor', 'other'],
  ])('%s: %s', (name, group) => {
    expect(settingClass(name)).toBe(group);
  });

  it('decide where they mean something, whoever set them', () => {
    expect(differ({ TimeZone: ['UTC', 'default'] }, { TimeZone: ['Asia/Shanghai', 'default'] })).toEqual([
      ['TimeZone', false],
    ]);
  });

  it('decide where somebody set them, and are told where nobody did', () => {
    expect(differ({ jit: [false, 'default'] }, { jit: [true, file] })).toEqual([['jit', false]]);
    expect(differ({ jit: [false, 'default'] }, { jit: [true, 'default'] })).toEqual([['jit', true]]);
    const stack = { max_stack_depth: [2_097_152, 'environment variable'] } as const;
    expect(differ(stack, { max_stack_depth: [7_340_032, 'default'] })).toEqual([['max_stack_depth', true]]);
    expect(differ({ data_checksums: [false, 'override'] }, { data_checksums: [true, 'override'] })).toEqual([
      ['data_checksums', true],
    ]);
  });

  it('that are sizes decide from the double on, the greater factor first', () => {
    const left = {
      work_mem: [4_194_304, file],
      shared_buffers: [134_217_728, file],
      max_wal_size: [100, file],
    } as const;
    const right = {
      work_mem: [33_554_432, file],
      shared_buffers: [402_653_184, file],
      max_wal_size: [150, file],
    } as const;
    const found = compareSettings(fact(left), fact(right)) ?? [];
    const sorted = [...found].sort((a, b) => a.rank - b.rank).map(({ path, informs }) => [path, informs ?? false]);
    expect(sorted).toEqual([
      ['work_mem', false],
      ['shared_buffers', false],
      ['max_wal_size', true],
    ]);
    expect(found.find(({ path }) => path === 'work_mem')?.words?.left).toMatchObject({
      code: 'kit.drift.set',
      params: { value: { value: 4_194_304, unit: 'bytes' } },
    });
  });

  it('that name a server, its files and addresses are not told', () => {
    const left = { port: [5432, file], data_directory: ['/a', file], listen_addresses: ['10.0.0.1', file] } as const;
    expect(differ(left, { port: [5433, file], data_directory: ['/b', file], listen_addresses: ['*', file] })).toEqual(
      [],
    );
  });

  it('that became words mean what the switch meant', () => {
    expect(differ({ log_connections: [true, file] }, { log_connections: ['on', file] })).toEqual([]);
    expect(differ({ log_connections: [false, file] }, { log_connections: ['', 'default'] })).toEqual([]);
    expect(differ({ log_connections: [false, file] }, { log_connections: ['receipt', file] })).toEqual([
      ['log_connections', false],
    ]);
  });

  it('that a newer release has, and initdb writes, are told only where both have them', () => {
    const slots = (amount: number) => ({ autovacuum_worker_slots: [amount, file] }) as const;
    expect(differ({}, slots(16))).toEqual([]);
    expect(differ(slots(16), {})).toEqual([]);
    expect(differ(slots(16), slots(64))).toEqual([['autovacuum_worker_slots', false]]);
    expect(differ({}, { io_method: ['io_uring', file] })).toEqual([['io_method', false]]);
  });

  it.each([[null], ['x'], [[]], [{ jit: true }], [{ jit: { value: [], origin: 'default' } }]])(
    'that are not what this probe writes are left to the judge: %j',
    (wrong) => {
      expect(compareSettings(wrong, {})).toBeNull();
    },
  );
});
