import { describe, expect, it } from 'vitest';
import { compareSettings } from '../../../probes/mysql/compare-settings.ts';
import { classOf, isCompared } from '../../../probes/mysql/setting-classes.ts';
import type { JsonObject } from '../../../src/model/json.ts';

const fact = (settings: Readonly<Record<string, readonly [string | number | boolean, string | null]>>): JsonObject =>
  Object.fromEntries(Object.entries(settings).map(([name, [value, origin]]) => [name, { value, origin }]));

const differ = (left: Parameters<typeof fact>[0], right: Parameters<typeof fact>[0]) =>
  (compareSettings(fact(left), fact(right)) ?? []).map(({ path, informs }) => [path, informs ?? false]);

describe('configurations of MySQL and MariaDB', () => {
  it.each([
    ['sql_mode', 'semantic'],
    ['lower_case_table_names', 'semantic'],
    ['log_bin', 'semantic'],
    ['innodb_buffer_pool_size', 'capacity'],
    ['max_connections', 'capacity'],
    ['server_id', 'identity'],
    ['ssl_cert', 'identity'],
    ['log_bin_basename', 'identity'],
    ['slow_query_log_file', 'identity'],
    ['gtid_executed', 'identity'],
    ['innodb_file_per_table', 'other'],
    ['optimizer_switch', 'other'],
  ])('%s: %s', (name, group) => {
    expect(classOf(name)).toBe(group);
  });

  it('hold the version, and no names and paths', () => {
    expect(['version', 'sql_mode', 'datadir', 'hostname'].filter(isCompared)).toEqual(['version', 'sql_mode']);
  });

  it('mean the same in other words', () => {
    const left = { sql_mode: ['ANSI,STRICT_ALL_TABLES', 'CONFIG'], character_set_server: ['utf8', 'CONFIG'] } as const;
    const right = {
      sql_mode: ['STRICT_ALL_TABLES,ANSI', 'SQL'],
      character_set_server: ['utf8mb3', 'CONFIG'],
    } as const;
    expect(differ(left, right)).toEqual([]);
    expect(
      differ({ tx_isolation: ['SERIALIZABLE', 'CONFIG'] }, { transaction_isolation: ['SERIALIZABLE', null] }),
    ).toEqual([]);
    expect(differ({ slave_net_timeout: [60, 'CONFIG'] }, { replica_net_timeout: [60, 'COMPILED'] })).toEqual([]);
    const both = { slave_net_timeout: [60, 'CONFIG'], replica_net_timeout: [60, 'CONFIG'] } as const;
    expect(differ(both, { replica_net_timeout: [60, 'COMPILED'] })).toEqual([]);
  });

  it('differ in the time zone of the machine where somebody follows it', () => {
    const side = (zone: string, system: string) =>
      ({ time_zone: [zone, 'CONFIG'], system_time_zone: [system, 'AUTO'] }) as const;
    expect(differ(side('SYSTEM', 'CST'), side('SYSTEM', 'UTC'))).toEqual([['system_time_zone', false]]);
    expect(differ(side('+08:00', 'CST'), side('+08:00', 'UTC'))).toEqual([]);
  });

  it('of two releases: defaults are told', () => {
    const left = { version: ['10.11.6-MariaDB', null], innodb_change_buffering: ['none', 'COMPILE-TIME'] } as const;
    const right = { version: ['11.8.6-MariaDB', null], innodb_change_buffering: ['all', 'COMPILE-TIME'] } as const;
    expect(differ(left, right)).toEqual([['innodb_change_buffering', true]]);
  });

  it('of two products: the products, and what decides the meaning of statements', () => {
    const left = {
      version: ['9.7.4', null],
      sql_mode: ['ANSI', null],
      innodb_io_capacity: [200, 'PERSISTED'],
    } as const;
    const right = {
      version: ['11.8.6-MariaDB', null],
      sql_mode: ['', null],
      innodb_io_capacity: [900, 'SQL'],
    } as const;
    expect(differ(left, right)).toEqual([
      ['version', false],
      ['sql_mode', false],
    ]);
  });

  it('that are none hand back to the judge', () => {
    expect(compareSettings(null, {})).toBeNull();
    expect(compareSettings({ a: 1 }, {})).toBeNull();
  });
});
