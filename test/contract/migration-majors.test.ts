import { beforeAll, expect, it } from 'vitest';
import { contract } from '../support/contract.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import {
  everything,
  grants,
  inMariaDb,
  inPostgres,
  looked,
  mysqlAccounts,
  postgresAccounts,
  postgresTables,
  problems,
  rows,
} from '../support/migration.ts';
import { prepare } from '../support/postgres-accounts.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';

const missing = (await postgresMissing(13)) ?? (await postgresMissing(18));

contract('required', 'migration: PostgreSQL 13 to 18', missing, () => {
  const old = sharedPostgres(13);
  const next = sharedPostgres(18);

  beforeAll(async () => {
    for (const server of [old(), next()]) {
      await prepare(server, [...postgresAccounts, 'CREATE DATABASE clean', 'CREATE DATABASE changed']);
      for (const database of ['clean', 'changed'])
        await prepare(server, [...postgresTables, ...rows(true), ...grants, 'ANALYZE'], database);
    }
    await prepare(
      next(),
      [
        'UPDATE orders SET amount = amount + 1 WHERE id = 300',
        "UPDATE orders SET note = note || ' ' WHERE id = 303",
        "UPDATE orders SET token = '\\x00' WHERE id = 306",
        'DELETE FROM orders WHERE id IN (600, 3000)',
        "INSERT INTO orders VALUES (-5, 1, 1, 1, now(), NULL, NULL, 'X', true, NULL), (601, 1, 1, 1, now(), NULL, NULL, 'Y', true, NULL)",
        'UPDATE orders SET placed_at = NULL WHERE false',
      ],
      'changed',
    );
  });

  it('finds nothing wrong where nothing is', async () => {
    const { facts } = await looked({
      source: inPostgres(old(), 'clean'),
      target: inPostgres(next(), 'clean'),
      ...everything,
    });
    expect(problems(facts)).toEqual({});
    expect(facts.misfits).toEqual([]);
    expect(facts.boundaries?.every(({ agrees }) => agrees === true)).toBe(true);
    expect(facts.checksums?.map(({ rows: compared, differing, complete }) => [compared, differing, complete])).toEqual([
      [10, 0, true],
      [1000, 0, true],
    ]);
    expect(facts.source?.versionText).toMatch(/^PostgreSQL 13\./);
    expect(facts.target?.versionText).toMatch(/^PostgreSQL 18\./);
    expect(facts.source).toMatchObject({ encoding: 'UTF8', lastArchivedAt: null, archiveFailures: 0, moving: false });
  });

  it('finds every row that is not alike, by its masked key', async () => {
    const { facts, gaps } = await looked({
      source: inPostgres(old(), 'changed'),
      target: inPostgres(next(), 'changed'),
      ...everything,
      sample: { rows: 10_000 },
    });
    const [, orders] = facts.checksums ?? [];
    expect(orders).toMatchObject({ rows: 1002, differing: 3, missing: 2, extra: 2, complete: true });
    expect([...(orders?.keys ?? [])].sort()).toEqual(['3•••0', '•••', '•••', '•••', '•••', '•••', '•••'].sort());
    // A sample begins at the least key of the source: what lies below is L4’s to find.
    expect(facts.samples?.[1]).toMatchObject({ rows: 1001, differing: 3, missing: 2, extra: 1 });
    expect(facts.counts?.[1]).toMatchObject({ source: 1000, target: 1000, difference: 0 });
    const wrong = facts.boundaries?.filter(({ agrees }) => agrees === false).map(({ at }) => at);
    expect(wrong).toEqual(expect.arrayContaining(['orders.id', 'orders.amount', 'orders.note']));
    expect(wrong).not.toContain('customers.name');
    expect(JSON.stringify([facts, gaps])).not.toMatch(/备注|00ff0/);
  });
});

contract('required', 'migration: PostgreSQL to a narrower MariaDB', mariaDbMissing(), () => {
  const pg = sharedPostgres(17);
  const maria = sharedMariaDb();

  beforeAll(async () => {
    await prepare(pg(), [...postgresAccounts, 'CREATE DATABASE odd']);
    await prepare(
      pg(),
      [
        `CREATE TABLE wide (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text, name varchar(100), at timestamp,
          seen timestamptz, "key" int, "Case" int, "case" int, photo bytea, free numeric, flag boolean, ref uuid, doc jsonb)`,
        `INSERT INTO wide (body, name, at, "key", photo, free, flag) VALUES
          (repeat('a', 70000), 'ab', '2026-01-01', 3000000000 - 2999999999, '\\x00', 1.5, true),
          ('😀', '中', '2050-01-01 00:00:00.123456', 1, NULL, 'NaN', false)`,
        'CREATE TABLE "Mixed" (id int PRIMARY KEY)',
        ...grants,
      ],
      'odd',
    );
    await maria().prepare([
      ...mysqlAccounts,
      'CREATE DATABASE odd',
      "GRANT SELECT ON odd.* TO mover@'%'",
      'USE odd',
      `CREATE TABLE wide (id bigint PRIMARY KEY, body text CHARACTER SET utf8mb4, name varchar(100) CHARACTER SET latin1,
        at datetime, seen timestamp(6), \`key\` int, \`case\` int, photo blob, free decimal(10,2), flag tinyint(1), ref char(36), doc json)`,
      'CREATE TABLE mixed (id int PRIMARY KEY)',
    ]);
  });

  it('finds each planted problem, and no other', async () => {
    const { facts } = await looked({
      source: inPostgres(pg(), 'odd'),
      target: inMariaDb(maria(), 'odd'),
      tables: [
        'Mixed',
        {
          source: 'wide',
          key: 'id',
          columns: { id: 'number', body: 'text', name: 'text', at: 'timestamp', free: 'number', flag: 'boolean' },
        },
      ],
      rehearsal: { rows: 10 },
    });
    expect(problems(facts)).toEqual({
      narrowedTypes: ['wide.body', 'wide.at', 'wide.seen', 'wide.photo', 'wide.free'],
      charsets: ['wide.name'],
      automaticKeys: ['wide.id'],
      reservedWords: ['wide.key', 'wide.Case', 'wide.case'],
      caseNames: ['Mixed', 'wide.Case', 'wide.case'],
    });
    expect(facts.misfits?.map(({ id }) => id)).toEqual(['wide.body too-long', 'wide.free out-of-range']);
    expect(facts.rehearsals?.[1]?.columns?.map(({ id, rows: bad }) => [id, bad])).toEqual([
      ['body too-long', 1],
      ['name charset', 1],
      ['free out-of-range', 1],
    ]);
  });
});
