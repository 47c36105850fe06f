import { beforeAll, expect, it } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { postgres } from '../../probes/postgres/index.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import { migrationsSeen, migrationTables } from '../support/migration-tables.ts';
import { barePassword, prepare, superuserTarget, targetFor } from '../support/postgres-accounts.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';

const tools = Object.keys(migrationsSeen);
const nameOf = (tool: string): string => tool.replace('-', '_');

/** Facts and gaps of migrations alone. */
async function bookkeepingOf(probe: typeof postgres | typeof mysql, target: object) {
  const { answer, failure } = await (probe.kind === 'postgres' ? look(postgres, target) : look(mysql, target));
  if (answer === null) throw failure ?? new Error('no answer');
  expect(probe.facts.parse(answer.facts)).toEqual(answer.facts);
  const { migrations, migrationState: state } = answer.facts;
  const gaps = (answer.gaps ?? []).filter(({ path }) => path.startsWith('migration'));
  return { migrations: migrations ?? null, state, gaps };
}

type Bookkeeping = Awaited<ReturnType<typeof bookkeepingOf>>;

function expectSeen(tool: string, { migrations, state, gaps }: Bookkeeping): void {
  const [ids, failed, locked] = migrationsSeen[tool] ?? [[], null, null];
  expect(migrations).toMatchObject([{ tool, failed, locked }]);
  expect(migrations?.[0]?.entries.map(({ id }) => id)).toEqual(ids);
  expect(state).toEqual({ failed, locked });
  expect(gaps.map(({ path, note }) => [path, note])).toEqual(
    ['pending', 'unexpected'].map((name) => [`migrationState.${name}`, 'kit.gap.migrations-expected']),
  );
}

for (const major of [13, 17] as const) {
  contract('required', `migrations on PostgreSQL ${String(major)}`, await postgresMissing(major), () => {
    const shared = sharedPostgres(major);
    beforeAll(async () => {
      await prepare(shared(), [`CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`, 'CREATE DATABASE empty']);
      for (const [tool, texts] of Object.entries(migrationTables('postgres'))) {
        await prepare(shared(), [`CREATE DATABASE ${nameOf(tool)}`]);
        await prepare(shared(), texts, nameOf(tool));
      }
    }, 120_000);
    const target = (database: string, migrations: object = {}) => ({
      ...superuserTarget(shared()),
      database,
      migrations,
    });

    it.each(tools)('reads the books of %s', async (tool) => {
      expectSeen(tool, await bookkeepingOf(postgres, target(nameOf(tool))));
    });

    it('says nothing where there are none', async () => {
      const { migrations, state, gaps } = await bookkeepingOf(postgres, target('empty'));
      expect(migrations).toEqual([]);
      expect(state).toEqual({ failed: null, locked: null, pending: null, unexpected: null });
      expect(gaps).toEqual([]);
      const expected = await bookkeepingOf(postgres, target('empty', { expected: ['1'] }));
      expect(expected.state).toMatchObject({ pending: ['1'], unexpected: [] });
    });

    it('holds what is applied against what is expected', async () => {
      const { migrations, state, gaps } = await bookkeepingOf(
        postgres,
        target('flyway', { expected: ['1', '2', '3', '4'] }),
      );
      expect(gaps).toEqual([]);
      expect(state).toEqual({ failed: ['3'], locked: null, pending: ['3', '4'], unexpected: ['R__views.sql'] });
      expect(migrations).toMatchObject([
        {
          schema: 'public',
          table: 'flyway_schema_history',
          count: 7,
          last: { id: '3', description: 'broken', at: '2026-11-04T08:00:00' },
          entries: [
            { id: '1', checksum: '-123', checksumVersion: null },
            { id: '2', checksum: '456' },
            { id: 'R__views.sql' },
          ],
        },
      ]);
    });

    it('says what the account may not read', async () => {
      const { migrations, state, gaps } = await bookkeepingOf(postgres, targetFor(shared(), 'bare', 'liquibase'));
      expect(migrations).toEqual([]);
      expect(state).toEqual({});
      expect(gaps.map(({ path, reason }) => [path, reason])).toEqual(
        expect.arrayContaining([
          ['migrations[tool="liquibase"]', 'not-permitted'],
          ['migrationState.failed', 'not-permitted'],
          ['migrationState.locked', 'not-permitted'],
        ]),
      );
    });

    it('reads the lock of Liquibase, and keeps the way of a digest apart', async () => {
      const { migrations } = await bookkeepingOf(postgres, target('liquibase'));
      expect(migrations).toMatchObject([
        {
          lockedBy: 'app1 (10.0.0.1)',
          lockedSince: '2026-11-03T08:00:00',
          entries: [{ checksum: 'd41d8cd9', checksumVersion: '8' }, {}],
        },
      ]);
    });

    it('reads another table and schema where they are named, and says where else books lie', async () => {
      await prepare(
        shared(),
        [
          'CREATE SCHEMA "Odd ""1"""',
          'ALTER TABLE knex_migrations SET SCHEMA "Odd ""1"""',
          'ALTER TABLE "Odd ""1""".knex_migrations RENAME TO "my books"',
          'ALTER TABLE knex_migrations_lock SET SCHEMA "Odd ""1"""',
          'ALTER TABLE "Odd ""1""".knex_migrations_lock RENAME TO "my books_lock"',
        ],
        'knex',
      );
      const named = await bookkeepingOf(postgres, target('knex', { table: 'my books', schema: 'Odd "1"' }));
      expect(named.migrations).toMatchObject([{ tool: 'knex', schema: 'Odd "1"', locked: false, count: 2 }]);
      const elsewhere = await bookkeepingOf(postgres, target('knex', { table: 'my books' }));
      expect(elsewhere.migrations).toEqual([]);
      expect(elsewhere.gaps[0]).toMatchObject({
        path: 'migrations[tool="knex"]',
        note: 'kit.gap.migrations-elsewhere',
      });
    });

    it('says that older rows were not read', async () => {
      await prepare(
        shared(),
        ["INSERT INTO schema_migrations SELECT lpad(n::text, 8, '0') FROM generate_series(10, 1200) n"],
        'dbmate',
      );
      const { migrations, state, gaps } = await bookkeepingOf(postgres, target('dbmate', { expected: ['1'] }));
      expect(migrations?.[0]).toMatchObject({ count: 1193 });
      expect(migrations?.[0]?.entries).toHaveLength(1000);
      expect(state).toEqual({ locked: null });
      expect(gaps.map(({ path, reason }) => [path, reason])).toEqual([
        ['migrations[tool="dbmate"].entries', 'truncated'],
        ['migrations[tool="dbmate"].failed', 'truncated'],
        ['migrationState.failed', 'truncated'],
        ['migrationState.pending', 'truncated'],
        ['migrationState.unexpected', 'truncated'],
      ]);
    });
  });
}

contract('required', 'migrations on MariaDB', mariaDbMissing(), () => {
  const shared = sharedMariaDb();
  const password = 'b4re-pa55word';
  beforeAll(async () => {
    await shared().prepare([
      'CREATE DATABASE empty',
      `CREATE USER reader@'127.0.0.1' IDENTIFIED BY '${password}'`,
      "GRANT SELECT ON *.* TO reader@'127.0.0.1'",
      `CREATE USER poor@'127.0.0.1' IDENTIFIED BY '${password}'`,
      "GRANT SHOW VIEW ON flyway.* TO poor@'127.0.0.1'",
      "GRANT SHOW VIEW ON empty.* TO poor@'127.0.0.1'",
    ]);
    for (const [tool, texts] of Object.entries(migrationTables('mysql'))) {
      await shared().prepare([`CREATE DATABASE ${nameOf(tool)}`, `USE ${nameOf(tool)}`, ...texts]);
    }
  }, 120_000);
  const target = (database: string, migrations: object = {}, user = 'reader') => ({
    host: shared().host,
    port: shared().port,
    user,
    password,
    database,
    migrations,
  });

  it.each(tools)('reads the books of %s', async (tool) => {
    expectSeen(tool, await bookkeepingOf(mysql, target(nameOf(tool))));
  });

  it('says nothing where there are none, unless some are expected', async () => {
    const { migrations, state, gaps } = await bookkeepingOf(mysql, target('empty'));
    expect(migrations).toEqual([]);
    expect(state).toEqual({ failed: null, locked: null, pending: null, unexpected: null });
    expect(gaps).toEqual([]);
    const hidden = await bookkeepingOf(mysql, target('empty', { expected: ['1'] }, 'poor'));
    expect(hidden.gaps.map(({ note }) => note)).toEqual(['kit.gap.migrations-hidden', 'kit.gap.migrations-hidden']);
  });

  it('reads another database where it is named', async () => {
    const { migrations, state } = await bookkeepingOf(mysql, target('empty', { schema: 'liquibase', expected: ['x'] }));
    expect(migrations).toMatchObject([{ tool: 'liquibase', table: 'DATABASECHANGELOG', lockedBy: 'app1 (10.0.0.1)' }]);
    expect(state).toMatchObject({ locked: true, pending: ['x'] });
  });

  it('says what the account may not read', async () => {
    const { migrations, state, gaps } = await bookkeepingOf(mysql, target('flyway', {}, 'poor'));
    expect(migrations).toEqual([]);
    expect(state).toEqual({});
    expect(gaps[0]).toMatchObject({ path: 'migrations[tool="flyway"]', reason: 'not-permitted' });
  });
});
