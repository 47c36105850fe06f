import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGrants } from '../../../probes/mysql/grants.ts';
import { readGreeting } from '../../../src/kit/mysql/greeting.ts';
import { mysql } from '../../../probes/mysql/index.ts';
import { packetGuard } from '../../../src/kit/mysql/packet-guard.ts';
import { channelOf } from '../../../probes/mysql/replication.ts';
import { settingValue } from '../../../probes/mysql/setting-value.ts';
import { settingsFacts } from '../../../probes/mysql/settings-facts.ts';
import { familyOf } from '../../../probes/mysql/statements.ts';
import { statusFacts } from '../../../probes/mysql/status-facts.ts';
import { sqlModes, variableFacts } from '../../../probes/mysql/variable-facts.ts';
import { notSupported } from '../../../src/kit/machine/missed.ts';
import { value as param } from '../../../src/model/message.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';
import { greeting, packet } from '../../support/mysql-fake.ts';

describe('grants', () => {
  it.each([
    [
      "GRANT USAGE ON *.* TO `x`@`%` IDENTIFIED BY PASSWORD '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19'",
      'GRANT USAGE ON *.* TO `x`@`%`',
    ],
    [
      "GRANT USAGE ON *.* TO `x`@`%` IDENTIFIED VIA ed25519 USING 'ZIgUREUg' OR unix_socket REQUIRE SSL WITH GRANT OPTION",
      'GRANT USAGE ON *.* TO `x`@`%` REQUIRE SSL WITH GRANT OPTION',
    ],
    [
      "GRANT USAGE ON *.* TO 'x'@'%' IDENTIFIED WITH 'mysql_native_password' AS '*94BD\\'CEF' REQUIRE NONE",
      "GRANT USAGE ON *.* TO 'x'@'%' REQUIRE NONE",
    ],
    ["GRANT USAGE ON *.* TO x IDENTIFIED BY <secret> '*94BD'", 'GRANT USAGE ON *.* TO x'],
  ])('lose the hash: %s', (row, shown) => {
    expect(readGrants([row]).grants).toEqual([shown]);
  });

  it('of an administrator, as MySQL 8 lists them', () => {
    const all =
      'SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, SHUTDOWN, PROCESS, ALTER, SUPER, CREATE USER, EVENT';
    expect(readGrants([`GRANT ${all} ON *.* TO \`root\`@\`localhost\` WITH GRANT OPTION`])).toMatchObject({
      allPrivileges: true,
    });
    expect(readGrants(['GRANT ALL PRIVILEGES ON `orders`.* TO `x`@`%`', 'GRANT PROCESS ON *.* TO x'])).toMatchObject({
      allPrivileges: false,
      globalPrivileges: ['PROCESS'],
    });
  });
});

describe('settings', () => {
  it.each([
    ['log_bin', 'ON', true],
    ['log_bin', 'OFF', false],
    ['max_connections', '151', 151],
    ['long_query_time', '10.000000', 10],
    ['max_binlog_cache_size', '18446744073709551615', '18446744073709551615'],
    ['innodb_version', '8.0', '8.0'],
    ['version', '10.11.18-MariaDB', '10.11.18-MariaDB'],
    ['x', '007', '007'],
    ['x', '-1', -1],
    ['x', '', ''],
  ])('%s %s is %s', (name, text, value) => {
    expect(settingValue(name, text)).toBe(value);
  });

  it('withhold what may be a secret', () => {
    const { settings, gaps } = settingsFacts(
      new Map([
        ['wsrep_sst_auth', 'sst:s3cret'],
        ['report_password', 'pa55'],
        ['hashicorp_key_management_token', 's.abc'],
        ['proxy_address', 'http://me:s3cret@proxy:8080'],
        ['default_password_lifetime', '90'],
        ['validate_password.policy', 'MEDIUM'],
        ['wsrep_cluster_address', 'gcomm://10.0.0.1,10.0.0.2'],
      ]),
    );
    expect(Object.keys(settings)).toEqual([
      'default_password_lifetime',
      'validate_password.policy',
      'wsrep_cluster_address',
    ]);
    expect(gaps.map(({ path, reason }) => [path, reason])).toEqual([
      ['settings.wsrep_sst_auth', 'not-permitted'],
      ['configuration.wsrep_sst_auth', 'not-permitted'],
      ['settings.report_password', 'not-permitted'],
      ['settings.hashicorp_key_management_token', 'not-permitted'],
      ['configuration.hashicorp_key_management_token', 'not-permitted'],
      ['settings.proxy_address', 'not-permitted'],
    ]);
    expect(JSON.stringify([settings, gaps])).not.toMatch(/s3cret|pa55|s\.abc/);
  });

  it('give the same fact under the names of each product', () => {
    const facts = (variables: Record<string, string>) => variableFacts(new Map(Object.entries(variables))).facts;
    expect(facts({ tx_isolation: 'READ-COMMITTED' })).toEqual({ isolation: 'READ-COMMITTED' });
    expect(facts({ transaction_isolation: 'SERIALIZABLE', tx_isolation: 'x' })).toEqual({ isolation: 'SERIALIZABLE' });
    expect(facts({ read_only: 'READ_ONLY_NO_LOCK' })).toEqual({ readOnly: true });
    expect(facts({ character_set_server: 'utf8', collation_server: 'utf8_bin' })).toEqual({
      characterSet: { server: 'utf8mb3' },
      collation: { server: 'utf8mb3_bin' },
    });
    expect(facts({ max_connections: 'many', server_uid: '' })).toEqual({});
    const names = { kind: 'list', items: [param('super_read_only')] } as const;
    expect(variableFacts(new Map()).gaps).toContainEqual(
      notSupported('superReadOnly', 'mysql.gap.no-variable', { names }),
    );
    expect(sqlModes('STRICT_TRANS_TABLES, ANSI,')).toEqual(['ANSI', 'STRICT_TRANS_TABLES']);
  });
});

it('reads the state of replication in the words of each product', () => {
  const row = (columns: Record<string, string | null>) => new Map(Object.entries(columns));
  const modern = row({
    source_host: 'db-1',
    source_port: '3306',
    replica_io_running: 'Yes',
    replica_sql_running: 'No',
    seconds_behind_source: null,
    last_io_errno: '0',
    last_sql_errno: '1062',
    last_sql_error: "Duplicate entry 'me@example'",
    channel_name: 'group',
  });
  const seen = { source: 'db-1', sourcePort: 3306, receiving: true };
  expect(channelOf(modern)).toEqual({ ...seen, channel: 'group', applying: false, behind: null, errorNumber: 1062 });
  const old = row({
    connection_name: '',
    master_host: 'db-1',
    master_port: '3306',
    slave_io_running: 'Yes',
    slave_sql_running: 'Yes',
    seconds_behind_master: '12',
  });
  expect(channelOf(old)).toEqual({ ...seen, channel: '', applying: true, behind: 12, errorNumber: null });
});

it.each([
  ['5.5.5-10.11.18-MariaDB', 'mariadb'],
  ['8.0.22', 'mysql'],
  ['8.4.0', 'mysql'],
  ['26.7.0', 'mysql'],
  ['8.0.21', 'mysql-5.7'],
  ['5.7.44-log', 'mysql-5.7'],
  ['5.6.25', 'other'],
  ['8.0.11-TiDB-v8.5.1', 'other'],
  ['nonsense', 'other'],
])('%s gets the statements of %s', (version, family) => {
  expect(familyOf(version)).toBe(family);
});

it('knows the start of the server only from one statement with time and uptime', () => {
  const row = (name: string, value: string, now: string | null) =>
    new Map([
      ['name', name],
      ['value', value],
      ['now', now],
    ]);
  const rows = (now: string | null) => [row('THREADS_CONNECTED', '3', now), row('UPTIME', '60', now)];
  expect(statusFacts(rows('1000000060')).facts).toEqual({
    connections: { used: 3 },
    startedAt: '2001-09-09T01:46:40.000Z',
  });
  expect(statusFacts(rows(null)).gaps).toEqual([notSupported('startedAt', 'mysql.gap.not-in-reply')]);
  expect(statusFacts(rows('999999999999999')).facts).toEqual({ connections: { used: 3 } });
});

describe('what comes in', () => {
  it('is a greeting only when it is whole', () => {
    const bytes = greeting('8.4.5', 'caching_sha2_password', true);
    for (let length = 0; length < bytes.length; length += 1) expect(readGreeting(bytes.subarray(0, length))).toBeNull();
    expect(readGreeting(bytes)).toMatchObject({ version: '8.4.5', offersTls: true, plugin: 'caching_sha2_password' });
    expect(readGreeting(Buffer.concat([bytes, Buffer.from([1])]))).toBe('other');
  });

  it('never crashes the reader of greetings', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, framed) => {
        const whole = framed ? packet(0, Buffer.from([10, ...bytes])) : Buffer.from(bytes);
        const greeted = readGreeting(whole);
        expect(greeted === null || greeted === 'other' || greeted.kind.length > 0).toBe(true);
      }),
    );
  });

  it('reaches the driver in whole packets, however it is cut', () => {
    const packets = [packet(1, Buffer.from('abc')), packet(2, Buffer.alloc(300, 1)), packet(3, Buffer.from('z'))];
    const all = Buffer.concat(packets);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1 }), (sizes) => {
        let count = 1;
        const guard = packetGuard({ host: 'h', port: 1 }, () => count);
        let at = 0;
        const out: Buffer[] = [];
        for (let index = 0; at < all.length; index += 1) {
          const size = sizes[index % sizes.length] ?? 1;
          const passed = guard(all.subarray(at, at + size));
          for (let place = 0; place < passed.length; place += 4 + passed.readUIntLE(place, 3)) count += 1;
          out.push(passed);
          at += size;
        }
        expect(Buffer.concat(out)).toEqual(all);
      }),
    );
  });
});

it('knows the end of life of both products, and of no other', () => {
  const context = { now: Date.UTC(2026, 10, 22), timeZone: 'UTC', reference: referenceData };
  const ends = (versionText: string, versionComment: string) =>
    mysql.derive?.({ versionText, versionComment }, context).facts['endOfLife'];
  expect(ends('8.0.42', '(Debian)')).toMatchObject({ date: '2026-04-30', daysLeft: -206 });
  expect(ends('8.4.5', '(Debian)')).toMatchObject({ date: '2032-04-30' });
  expect(ends('10.11.18-MariaDB', '')).toMatchObject({ date: '2028-02-16' });
  expect(ends('26.7.0', '(Debian)')).toBeUndefined();
  expect(ends('8.0.36-28', 'Percona Server (GPL), Release 28')).toBeUndefined();
});
