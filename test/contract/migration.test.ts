import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { migration } from '../../probes/migration/index.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import {
  everything,
  grants,
  inMariaDb,
  inPostgres,
  logged,
  looked,
  mysqlAccounts,
  mysqlTables,
  orders,
  ownStatements,
  postgresAccounts,
  postgresTables,
  problems,
  reasons,
  rows,
} from '../support/migration.ts';
import { barePassword, prepare } from '../support/postgres-accounts.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';
import { sharedPostgres } from '../support/postgres.ts';

contract('required', 'migration: PostgreSQL and MariaDB', mariaDbMissing(), () => {
  const pg = sharedPostgres(17, { settings: { log_statement: 'all' } });
  const maria = sharedMariaDb();

  beforeAll(async () => {
    await prepare(pg(), [...postgresAccounts, 'CREATE DATABASE clean']);
    await prepare(pg(), [...postgresTables, ...rows(true), ...grants, 'ANALYZE'], 'clean');
    const created = ['CREATE DATABASE clean', "GRANT SELECT ON clean.* TO mover@'%'", 'USE clean'];
    await maria().prepare([...mysqlAccounts, ...created, ...mysqlTables, ...rows(false)]);
  });

  it.each(['PostgreSQL to MariaDB', 'MariaDB to PostgreSQL'])(
    'finds nothing wrong in a clean move from %s',
    async (way) => {
      const [source, target] = way.startsWith('P')
        ? [inPostgres(pg(), 'clean'), inMariaDb(maria(), 'clean')]
        : [inMariaDb(maria(), 'clean'), inPostgres(pg(), 'clean')];
      const { facts, gaps } = await looked({ source, target, ...everything });
      expect(problems(facts)).toEqual({});
      expect(facts.tableCount).toBe(2);
      expect(facts.counts).toEqual([
        { table: 'customers', exact: true, source: 10, target: 10, difference: 0 },
        { table: 'orders', exact: true, source: 1000, target: 1000, difference: 0 },
      ]);
      expect(facts.boundaries?.filter(({ agrees }) => agrees !== true)).toEqual([]);
      expect(facts.boundaries).toHaveLength(12);
      expect(facts.misfits).toEqual([]);
      expect(facts.rules?.map(({ rule, violations }) => [rule, violations])).toEqual([
        ['no negative amount', 0],
        ['code begins with C', 0],
        ['orphan orders.customer_id', 0],
        ['duplicate orders.code', 0],
      ]);
      const alike = { differing: 0, missing: 0, extra: 0, keys: [] };
      expect(facts.samples).toMatchObject([
        { table: 'customers', rows: 10, ...alike },
        { table: 'orders', ...alike },
      ]);
      expect(facts.samples?.[1]?.rows).toBeGreaterThanOrEqual(150);
      expect(
        facts.checksums?.map(({ rows: compared, complete, reached, differing }) => [
          compared,
          complete,
          reached,
          differing,
        ]),
      ).toEqual([
        [10, true, 100, 0],
        [1000, true, 100, 0],
      ]);
      expect(facts.rehearsals?.map(({ table, rows: read, badRows }) => [table, read, badRows])).toEqual([
        ['customers', 10, 0],
        ['orders', 200, 0],
      ]);
      expect(facts.rehearsals?.[1]).toMatchObject({ rowsToMove: 1000, columns: [] });
      expect(facts.source?.moving).toBe(false);
      expect(facts.target?.moving).toBe(false);
      const isMaria = (side: string) => (side === 'source') === way.startsWith('M');
      const unseen = ['source', 'target'].filter(isMaria);
      const unsure = way.startsWith('P') ? [] : [];
      expect(reasons(gaps)).toEqual([
        ...unsure,
        ...unseen.flatMap((side) => [
          [`${side}.lastArchivedAt`, 'not-supported'],
          [`${side}.archiveFailures`, 'not-supported'],
        ]),
      ]);
    },
  );
  it('goes through a whole run, with a password for each side', async () => {
    const probe = anyProbe(migration);
    const source = { ...inPostgres(pg(), 'clean'), password: { $secret: 'OLD' } };
    const target = { ...inMariaDb(maria(), 'clean'), password: { $secret: 'NEW' } };
    const task = makeTask(probe, { source, target, tables: [{ ...orders, references: [], unique: [] }] });
    expect(task.logins.map(({ port }) => port)).toEqual([pg().port, maria().port]);
    const secrets = secretsFromRecord({ OLD: barePassword, NEW: barePassword });
    const { observations } = await runTasks([task], [probe], { secrets });
    expect(observations[0]?.failure).toBeNull();
    expect(observations[0]?.facts).toMatchObject({ counts: [{ table: 'orders', difference: 0 }], misfits: [] });
    expect(JSON.stringify(observations)).not.toContain(barePassword);
  });

  it('compares only the catalogues where no tables are written', async () => {
    const { facts, gaps } = await looked({ source: inPostgres(pg(), 'clean'), target: inMariaDb(maria(), 'clean') });
    expect(facts.tables?.map(({ name, target, key, estimate }) => [name, target, key, estimate])).toEqual([
      ['customers', 'customers', ['id'], 10],
      ['orders', 'orders', ['id'], 1000],
    ]);
    for (const path of ['counts', 'boundaries', 'misfits']) {
      expect(gaps.find((gap) => gap.path === path)).toMatchObject({ reason: 'not-reached', note: 'kit.gap.unnamed' });
    }
  });

  it('says what a bare account may not see, and counts nothing for it', async () => {
    const { facts, gaps } = await looked({
      source: inPostgres(pg(), 'clean', 'bare'),
      target: inPostgres(pg(), 'clean', 'bare'),
      ...everything,
    });
    expect(facts.counts?.map(({ exact, source }) => [exact, source])).toEqual([
      [false, undefined],
      [false, undefined],
    ]);
    for (const path of ['counts[table="orders"].source', 'boundaries[at="orders.id"].agrees', 'misfits']) {
      expect(gaps.find((gap) => gap.path === path)?.path).toBe(path);
    }
    expect(reasons(gaps)).toContainEqual(['samples[table="orders"].differing', 'not-permitted']);
    expect(facts.rules?.every(({ violations }) => violations === undefined)).toBe(true);
  });

  it('sends only what it declared, once it is logged in', async () => {
    const target = inMariaDb(maria(), 'clean');
    const settings = { source: inPostgres(pg(), 'clean'), target, ...everything };
    const declared = new Set(
      migration
        .touches(migration.settings.parse(settings))
        .map(({ touch }) => touchLineText(touch).replace(/^sql \S+: /, '')),
    );
    const before = (await logged(pg(), 'mover')).length;
    const generalBefore = (await readFile(maria().generalLog, 'utf8')).length;
    const { touched } = await looked(settings);
    for (const line of touched) expect(declared).toContain(line.replace(/^sql \S+: /, ''));
    const log = (await logged(pg(), 'mover')).slice(before);
    expect(log.length).toBeGreaterThan(25);
    expect(log.filter((text) => !declared.has(text))).toEqual([]);
    const general = (await readFile(maria().generalLog, 'utf8')).slice(generalBefore).split('\n');
    for (const text of declared) expect(text).toMatch(/^(?:SELECT|SHOW|SET|tcp|account) /);
    const own = ownStatements(general);
    expect(own.length).toBeGreaterThan(15);
    expect(own.filter((text) => !declared.has(text))).toEqual([]);
  });

  it('leaves gaps where a statement or all of them take too long', async () => {
    const slow = {
      table: 'orders',
      name: 'slow',
      violates:
        'EXISTS (SELECT 1 FROM orders a, orders b, orders c WHERE a.amount + b.amount + c.amount = orders.id - 0.001)',
    };
    const { facts, gaps } = await looked({
      source: inPostgres(pg(), 'clean'),
      target: inPostgres(pg(), 'clean'),
      tables: [orders],
      rules: [slow, { table: 'orders', name: 'quick', violates: 'amount < 0' }],
      budget: { perTable: 300, total: 60_000 },
    });
    expect(facts.counts?.[0]).toMatchObject({ exact: true, difference: 0 });
    const late = gaps.find(({ path }) => path === 'rules[rule="slow"].violations');
    expect(late?.reason).toBe('not-reached');
    expect(late?.detail).toContain('statement timeout');
    const short = await looked({
      source: inPostgres(pg(), 'clean'),
      target: inPostgres(pg(), 'clean'),
      tables: [orders, 'customers'],
      levels: ['L1', 'L4'],
      rules: [slow],
      budget: { perTable: 200, total: 100 },
    });
    expect(short.gaps.find(({ path }) => path === 'checksums[table="orders"].differing')).toMatchObject({
      note: 'migration.gap.budget',
    });
  });

  it('says that a source moved, and in which way', async () => {
    let changed = false;
    const server = pg();
    const settings = {
      source: inPostgres(pg(), 'clean'),
      target: inMariaDb(maria(), 'clean'),
      tables: [orders],
      levels: ['L1'],
    };
    const once = async () => (await look(migration, settings, { progressed: () => (changed = true) })).answer?.facts;
    // The server writes now and then by itself, and a look may fall between two writes of ours: each is seen in time.
    while ((await once())?.source?.moving !== false);
    expect(changed).toBe(true);
    await prepare(server, ['CREATE TABLE busy (a int)']);
    const done = new AbortController();
    const writing = (async () => {
      while (!done.signal.aborted) await prepare(server, ['INSERT INTO busy VALUES (1)']);
    })();
    try {
      let moving = await once();
      while (moving?.source?.moving !== true) moving = await once();
      expect(moving.source.positionAfter).toMatch(/^[\dA-F]+\/[\dA-F]+$/);
      expect(moving.target?.moving).toBe(false);
    } finally {
      done.abort();
      await writing;
    }
  });

  it('ends with the cause of the side that could not be reached', async () => {
    const nobody = await look(migration, {
      source: inPostgres(pg(), 'clean'),
      target: { ...inMariaDb(maria(), 'clean'), port: 1 },
    });
    expect(nobody.failure).toMatchObject({ failureCause: 'connect-refused', params: { port: 1 } });
    expect(nobody.failure?.learnt.facts).toEqual({});
    const denied = await look(migration, {
      source: { ...inPostgres(pg(), 'clean'), password: 'wrong' },
      target: inMariaDb(maria(), 'clean'),
    });
    expect(denied.failure).toMatchObject({ failureCause: 'login-denied', params: { port: pg().port } });
    expect(denied.touched.filter((line) => line.startsWith('account'))).toHaveLength(1);
  });

  it('ends at once when it is stopped, and keeps what it learnt', async () => {
    const stop = new AbortController();
    const settings = {
      source: inPostgres(pg(), 'clean'),
      target: inMariaDb(maria(), 'clean'),
      tables: [orders],
      levels: ['L0', 'L1', 'L2', 'L3', 'L4'],
    };
    const { failure } = await look(migration, settings, { signal: stop.signal, progressed: () => stop.abort() });
    expect(failure).toMatchObject({ failureCause: 'cancelled', learnt: { facts: { tableCount: 1 } } });
  });
});
