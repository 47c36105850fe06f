import { describe, expect, it, beforeAll } from 'vitest';
import { derive } from '../../probes/postgres/derive.ts';
import { postgres } from '../../probes/postgres/index.ts';
import type { Facts } from '../../probes/postgres/schema.ts';
import { inOrder } from '../../probes/postgres/statements.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { look } from '../support/http-task.ts';
import { asSuperuser, prepare, superuserTarget, targetFor, barePassword } from '../support/postgres-accounts.ts';
import { contract } from '../support/contract.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';

const settings = {
  shared_buffers: '24MB',
  work_mem: '3MB',
  statement_timeout: '45s',
  TimeZone: 'Asia/Shanghai',
  superuser_reserved_connections: 4,
};

async function factsOf(
  target: unknown,
): Promise<{ facts: Facts; gaps: readonly (readonly string[])[]; subject: string | null }> {
  const { answer, failure } = await look(postgres, target);
  if (answer === null) throw failure ?? new Error('no answer');
  // Schema, queries and migrations are asked for apart, and have tests of their own.
  const own = (answer.gaps ?? []).filter(({ path }) => !/^(?:schema|queries|migration)/.test(path));
  const gaps = own.map(({ path, reason }) => [path, reason]);
  expect(postgres.facts.parse(answer.facts)).toEqual(answer.facts);
  return { facts: answer.facts, gaps, subject: answer.subject ?? null };
}

/** The latest release of each major, and of its pg_trgm. */
const majors = [
  [10, '1.3'],
  [13, '1.5'],
  [15, '1.6'],
  [17, '1.6'],
  [18, '1.6'],
] as const;

const missing = new Map(
  await Promise.all(majors.map(async ([major]) => [major, await postgresMissing(major)] as const)),
);

/** The day on which the community ends support. */
const ends: Readonly<Record<number, string>> = {
  10: '2022-11-10',
  13: '2025-11-13',
  15: '2027-11-11',
  17: '2029-11-08',
  18: '2030-11-14',
};

describe.each(majors)('PostgreSQL %i', (major, trigrams) => {
  contract('required', `postgres: facts of ${String(major)}`, missing.get(major) ?? null, () => {
    const shared = sharedPostgres(major, { settings });
    beforeAll(async () => {
      const server = shared();
      await prepare(server, [
        `CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`,
        `CREATE ROLE poor LOGIN PASSWORD '${barePassword}'`,
        `CREATE ROLE maker LOGIN CREATEDB CREATEROLE REPLICATION BYPASSRLS PASSWORD '${barePassword}' CONNECTION LIMIT 5 VALID UNTIL '2031-02-03 12:05:06+08'`,
        'CREATE ROLE clerks',
        'GRANT pg_signal_backend TO clerks',
        'GRANT clerks TO maker',
        "ALTER ROLE bare SET lock_timeout = '7s'",
        'CREATE DATABASE orders',
        'ALTER SYSTEM SET max_connections = 77',
        'SELECT pg_reload_conf()',
      ]);
      await prepare(server, ['CREATE EXTENSION pg_trgm'], 'orders');
    });

    it('reads everything as superuser', async () => {
      const server = shared();
      const { facts, gaps } = await factsOf({ ...superuserTarget(server), database: 'orders' });
      expect(facts).toMatchObject({
        address: '127.0.0.1',
        port: server.port,
        inRecovery: false,
        database: 'orders',
        encoding: 'UTF8',
        collation: 'C',
        characterType: 'C',
        localeProvider: 'libc',
        locale: null,
        connectionLimit: null,
        account: {
          name: 'postgres',
          superuser: true,
          createRole: true,
          createDatabase: true,
          replication: true,
          createInDatabase: true,
          temporary: true,
          connectionLimit: null,
          passwordExpires: null,
          memberOf: [],
        },
        collationVersions: { recorded: null, actual: null, differs: false, changed: [], indexes: [] },
        invalidIndexes: { count: 0, names: [] },
        unvalidatedConstraints: { count: 0, names: [] },
        tablesWithoutPrimaryKey: { count: 0, names: [] },
        sequences: { count: 0, highestUsed: 0, fullest: [] },
        transactions: { open: 0, oldest: 0, idle: 0, idleOldest: 0 },
        preparedTransactions: { count: 0, oldest: 0 },
        wraparound: { used: 0, ofFreezeMaxAge: 0 },
        replication: { standbys: [], slots: [], standby: null },
        archiver: { archived: 0, lastArchived: null, failed: 0, lastFailed: null },
        pendingRestart: [{ name: 'max_connections' }],
        sessionTls: { used: false, version: null, cipher: null },
      });
      expect(facts.versionText).toMatch(new RegExp(`^PostgreSQL ${String(major)}\\.\\d+ on `));
      expect(facts.serverVersion).toMatch(new RegExp(`^${String(major)}\\.\\d+`));
      expect(facts.systemIdentifier).toMatch(/^\d{15,20}$/);
      expect(facts.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect(facts.serverVersionNumber).toBeGreaterThan(major * 10_000);
      expect(facts.size).toBeGreaterThan(1_000_000);
      expect(facts.extensions).toEqual([
        { name: 'pg_trgm', version: trigrams },
        { name: 'plpgsql', version: '1.0' },
      ]);
      // The package of 10 brings files of extensions that this release cannot read.
      expect(facts.availableExtensions?.length ?? 0).toBeGreaterThan(major === 10 ? -1 : 5);
      expect(facts.outdatedExtensions).toEqual(major === 10 ? undefined : []);
      expect(facts.connections).toEqual({ used: 1, max: 100, reserved: 4 });
      expect(facts.settings).toMatchObject({ shared_preload_libraries: '' });
      expect(facts.settings?.['data_directory']).toMatch(/data$/);
      expect(gaps).toEqual([
        ['settings.application_name', 'not-reached'],
        ['settingOrigins.application_name', 'not-reached'],
        ['settings.client_encoding', 'not-reached'],
        ['settingOrigins.client_encoding', 'not-reached'],
        ...(major === 10
          ? [
              ['availableExtensions', 'not-supported'],
              ['outdatedExtensions', 'not-supported'],
            ]
          : []),
        ...(major < 13
          ? [
              ['collationVersions.changed', 'truncated'],
              ['collationVersions.indexes', 'truncated'],
            ]
          : []),
        ['licenceDays', 'not-supported'],
      ]);
    });

    it('reads settings in base units and says where they come from', async () => {
      const { facts } = await factsOf(targetFor(shared(), 'bare', 'orders'));
      expect(facts.settings).toMatchObject({
        shared_buffers: 24 * 1024 ** 2,
        work_mem: 3 * 1024 ** 2,
        max_wal_size: 64 * 1024 ** 2,
        statement_timeout: 45_000,
        lock_timeout: 7000,
        default_transaction_read_only: false,
        checkpoint_timeout: 300_000,
        log_min_duration_statement: -1,
        max_connections: 100,
        autovacuum: true,
        fsync: false,
        TimeZone: 'Asia/Shanghai',
        wal_level: 'replica',
      });
      expect(facts.settingOrigins).toMatchObject({
        shared_buffers: { source: 'configuration file', pendingRestart: false },
        statement_timeout: { source: 'configuration file', pendingRestart: false },
        lock_timeout: { source: 'user', pendingRestart: false },
        max_connections: { source: 'configuration file', pendingRestart: true },
      });
      expect(facts.settingOrigins).not.toHaveProperty('checkpoint_timeout');
    });

    it('reads as a bare login role what it may, and says what it may not', async () => {
      const server = shared();
      const full = await factsOf({ ...superuserTarget(server), database: 'orders' });
      const bare = await factsOf(targetFor(server, 'bare', 'orders'));
      expect(Object.keys(bare.facts).sort()).toEqual(Object.keys(full.facts).sort());
      expect(bare.facts.account).toEqual({
        name: 'bare',
        superuser: false,
        createRole: false,
        createDatabase: false,
        replication: false,
        bypassRowSecurity: false,
        createInDatabase: false,
        temporary: true,
        connectionLimit: null,
        passwordExpires: null,
        memberOf: [],
      });
      const hidden = Object.keys(full.facts.settings ?? {}).filter((name) => !(name in (bare.facts.settings ?? {})));
      expect(hidden).toContain('shared_preload_libraries');
      const gaps = new Set(bare.gaps.map(([path, reason]) => `${String(path)} ${String(reason)}`));
      for (const name of hidden) {
        expect(gaps).toContain(`settings.${name} not-permitted`);
        expect(gaps).toContain(`settingOrigins.${name} not-permitted`);
      }
      expect(bare.facts.connections?.used).toBe(1);
    });

    it('reads the rights of an account', async () => {
      const { facts } = await factsOf(targetFor(shared(), 'maker'));
      expect(facts.account).toEqual({
        name: 'maker',
        superuser: false,
        createRole: true,
        createDatabase: true,
        replication: true,
        bypassRowSecurity: true,
        createInDatabase: false,
        temporary: true,
        connectionLimit: 5,
        passwordExpires: '2031-02-03T04:05:06Z',
        memberOf: ['clerks', 'pg_signal_backend'],
      });
      const derived = derive(facts, { now: Date.UTC(2031, 0, 4), timeZone: 'UTC', reference: referenceData });
      expect(derived.facts['account']).toEqual({
        passwordDaysLeft: 30,
        beyondReading: ['CREATEROLE', 'CREATEDB', 'REPLICATION', 'BYPASSRLS', 'pg_signal_backend'],
      });
    });

    it('counts connections of others without any right to see them', async () => {
      await asSuperuser(shared(), async () => {
        const { facts } = await factsOf(targetFor(shared(), 'bare'));
        expect(facts.connections?.used).toBe(2);
        const context = { now: Date.now(), timeZone: 'UTC', reference: referenceData };
        const derived = derive(facts, context);
        expect(derived.facts).toMatchObject({ product: 'PostgreSQL', connections: { free: 100 - 4 - 2 } });
        expect(derived.facts['version']).toMatch(new RegExp(`^${String(major)}\\.\\d+$`));
        expect(derived.facts['endOfLife']).toMatchObject({ date: ends[major] });
      });
    });

    it('turns every single refusal into gaps of that statement alone', async () => {
      const server = shared();
      const revoked = [
        'EXECUTE ON FUNCTION pg_control_system(), pg_is_in_recovery(), version()',
        'SELECT ON pg_settings, pg_database, pg_roles, pg_proc, pg_extension, pg_available_extensions, pg_stat_database, pg_index, pg_sequence, pg_stat_activity, pg_stat_archiver',
      ];
      const database = 'locked';
      await prepare(server, [`CREATE DATABASE ${database}`]);
      await prepare(
        server,
        revoked.map((right) => `REVOKE ${right} FROM PUBLIC`),
        database,
      );
      const { facts, gaps, subject } = await factsOf(targetFor(server, 'poor', database));
      // Tables of migration tools are looked for in other catalogues.
      const seen = Object.keys(facts).filter((name) => !name.startsWith('migration'));
      expect(seen.sort()).toEqual(['certificate', 'route', 'sessionTls', 'size']);
      expect(subject).toBeNull();
      const given = inOrder
        .flatMap(({ gives }) => [...gives])
        .filter((path) => !['size', 'licenceDays'].includes(path));
      expect(gaps).toEqual([...given.map((path) => [path, 'not-permitted']), ['licenceDays', 'not-supported']]);
      const derived = derive(facts, { now: Date.now(), timeZone: 'UTC', reference: referenceData });
      expect(derived.facts).toEqual({});
    });
  });
});
