import { beforeAll, expect, it } from 'vitest';
import { contract } from '../support/contract.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import {
  grants,
  inMariaDb,
  inPostgres,
  looked,
  mysqlAccounts,
  postgresAccounts,
  problems,
  reasons,
} from '../support/migration.ts';
import { asSuperuser, prepare } from '../support/postgres-accounts.ts';
import { sharedPostgres } from '../support/postgres.ts';

contract('required', 'migration: planted problems', mariaDbMissing(), () => {
  const pg = sharedPostgres(17);
  const maria = sharedMariaDb();
  const long = 'n'.repeat(64);
  const weird = 'we"ird `t\'; DROP TABLE legacy; --';
  const inMaria = (name: string) => `\`${name.replaceAll('`', '``')}\``;
  const inPg = (name: string) => `"${name.replaceAll('"', '""')}"`;
  beforeAll(async () => {
    await prepare(pg(), [...postgresAccounts, 'CREATE DATABASE odd']);
    await maria().prepare([
      ...mysqlAccounts,
      'CREATE DATABASE odd',
      "GRANT SELECT ON odd.* TO mover@'%'",
      'USE odd',
      'CREATE TABLE gone (id int PRIMARY KEY)',
      'CREATE TABLE heap (single int)',
      'CREATE TABLE nothing (id int PRIMARY KEY)',
      `CREATE TABLE ${inMaria(weird)} (${inMaria(`k ${weird}`)} int PRIMARY KEY, ${inMaria(`v ${weird}`)} varchar(20)) CHARACTER SET utf8mb4`,
      `INSERT INTO ${inMaria(weird)} VALUES (1, 'a'), (2, 'b')`,
      `CREATE TABLE legacy (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, title varchar(100), born date NOT NULL
        DEFAULT '0000-00-00', grade enum('a','b','c'), dropped int, price decimal(12,4), maybe varchar(10), note text,
        user int, ${long} int, code varchar(10)) CHARACTER SET utf8mb4`,
      `INSERT INTO legacy (id, title, born, grade, price, maybe, note, user, code) VALUES
        (1, 'fine', '2020-02-29', 'a', 1.5, 'x', '1', 1, 'A'),
        (12345, REPEAT('长', 60), '0000-00-00', 'c', 1.2345, NULL, '2', 2, 'A'),
        (4000000000, 'fine', '2021-01-00', 'b', 2, 'y', '3', 99, 'A')`,
      'CREATE TABLE users (id int PRIMARY KEY)',
      'INSERT INTO users VALUES (1), (2)',
    ]);
    await prepare(
      pg(),
      [
        'CREATE TABLE heap (single int)',
        'CREATE TABLE nothing (id int PRIMARY KEY)',
        `CREATE TABLE ${inPg(weird)} (${inPg(`k ${weird}`)} int PRIMARY KEY, ${inPg(`v ${weird}`)} varchar(20))`,
        `INSERT INTO ${inPg(weird)} VALUES (1, 'a'), (2, 'x')`,
        "CREATE TYPE grade AS ENUM ('a', 'b')",
        `CREATE TABLE legacy (id integer PRIMARY KEY, title varchar(50), born date NOT NULL, grade grade, price numeric(12,2),
          maybe varchar(10) NOT NULL, note integer, "user" int, ${'n'.repeat(63)} int, code varchar(10), added int NOT NULL)`,
        'CREATE TABLE users (id int PRIMARY KEY)',
        ...grants,
      ],
      'odd',
    );
  });

  const legacy = {
    source: 'legacy',
    key: 'id',
    columns: {
      id: 'number',
      title: 'text',
      born: 'date',
      grade: 'text',
      price: 'number',
      maybe: 'text',
      user: 'number',
    },
    unique: [['code'], ['id', 'code']],
    references: [{ column: 'user', table: 'users', key: 'id' }],
  };

  it('finds each planted problem from MariaDB to PostgreSQL, and no other', async () => {
    const { facts, gaps } = await looked({
      source: inMariaDb(maria(), 'odd'),
      target: inPostgres(pg(), 'odd'),
      levels: ['L0', 'L2'],
      tables: [legacy, 'gone', 'heap', 'nothing'],
      rules: [
        { table: 'legacy', name: 'cheap', violates: 'price < 2 AND title IS NOT NULL' },
        { table: 'legacy', name: 'broken', violates: 'no_such_column = 1' },
      ],
      rehearsal: { rows: 10 },
    });
    expect(problems(facts)).toEqual({
      missingTables: ['gone'],
      missingColumns: ['legacy.dropped', `legacy.${long}`],
      requiredColumns: ['legacy.added'],
      changedTypes: ['legacy.note'],
      narrowedTypes: ['legacy.id', 'legacy.title', 'legacy.price'],
      nullability: ['legacy.maybe'],
      enumValues: ['legacy.grade'],
      withoutKey: ['heap'],
      automaticKeys: ['legacy.id'],
      zeroDates: ['legacy.born'],
      reservedWords: ['legacy.user'],
      longNames: [`legacy.${long}`],
    });
    expect(facts.misfits?.map(({ id, rows: bad, found }) => [id, bad, found])).toEqual([
      ['legacy.id out-of-range', null, '4000000000'],
      ['legacy.title too-long', null, '60'],
      ['legacy.born zero-date', 2, '2'],
      ['legacy.maybe null', 1, '1'],
    ]);
    expect(facts.rules?.map(({ rule, violations, keys }) => [rule, violations, keys])).toEqual([
      ['cheap', 2, ['•••', '1•••5']],
      ['broken', undefined, undefined],
      ['orphan legacy.user', 1, ['40•••00']],
      ['duplicate legacy.code', 2, undefined],
      ['duplicate legacy.id, code', 0, undefined],
    ]);
    const broken = gaps.find(({ path }) => path === 'rules[rule="broken"].violations');
    expect(broken?.reason).toBe('not-supported');
    expect(broken?.detail).toContain('no_such_column');
    const [rehearsal] = facts.rehearsals ?? [];
    expect(rehearsal).toMatchObject({ rows: 3, badRows: 2 });
    expect(rehearsal?.columns?.map(({ id, rows: bad }) => [id, bad])).toEqual([
      ['id out-of-range', 1],
      ['title too-long', 1],
      ['born date', 2],
      ['grade value', 1],
      ['price scale', 1],
      ['maybe null', 1],
    ]);
    const told = JSON.stringify([facts, gaps]);
    for (const value of ['长长', 'fine', '12345']) expect(told).not.toContain(value);
  });

  it('quotes names that need it, and compares their rows', async () => {
    const key = `k ${weird}`;
    const { facts, gaps, touched } = await looked({
      source: inMariaDb(maria(), 'odd'),
      target: inPostgres(pg(), 'odd'),
      tables: [
        { source: weird, key, columns: { [key]: 'number', [`v ${weird}`]: 'text' } },
        'nothing',
        'heap',
        'absent',
      ],
      levels: ['L1', 'L3', 'L4'],
    });
    expect(facts.counts?.map(({ exact, source, target }) => [exact, source, target])).toEqual([
      [true, 2, 2],
      [true, 0, 0],
      [true, 0, 0],
      [false, undefined, undefined],
    ]);
    const different = { table: weird, rows: 2, differing: 1, missing: 0, extra: 0, keys: ['•••'] };
    expect(facts.samples?.[0]).toEqual(different);
    expect(facts.checksums?.[0]).toEqual({ ...different, complete: true, reached: 100 });
    expect(reasons(gaps)).toContainEqual(['samples[table="heap"].differing', 'not-reached']);
    expect(reasons(gaps)).toContainEqual(['counts[table="absent"].difference', 'not-supported']);
    expect(touched.some((line) => line.includes(inPg(weird)))).toBe(true);
    const still = await asSuperuser(pg(), async (client) => (await client.query('SELECT FROM legacy')).rowCount, 'odd');
    expect(still).toBe(0);
  });
});
