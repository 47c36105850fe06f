import { beforeAll, expect, it } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { contract } from '../support/contract.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import { answersOf, queriesOf } from '../support/query-answers.ts';

contract('required', 'queries on MariaDB', mariaDbMissing(), () => {
  const shared = sharedMariaDb();
  const password = 'b4re-pa55word';
  beforeAll(() =>
    shared().prepare([
      'CREATE DATABASE shop CHARACTER SET utf8mb4',
      'CREATE TABLE shop.orders (id INT PRIMARY KEY, customer_id INT)',
      'INSERT INTO shop.orders SELECT seq, NULLIF(seq % 5, 0) FROM mysql.help_topic, (SELECT 1 AS x) y, (SELECT 1 AS seq) z LIMIT 0',
      ...Array.from(
        { length: 50 },
        (_none, index) => `INSERT INTO shop.orders VALUES (${String(index)}, NULLIF(${String(index % 5)}, 0))`,
      ),
      'CREATE FUNCTION shop.sly() RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO shop.orders VALUES (999, 1); RETURN 1; END',
      `CREATE USER reader@'127.0.0.1' IDENTIFIED BY '${password}'`,
      "GRANT SELECT, EXECUTE, INSERT ON shop.* TO reader@'127.0.0.1'",
      `CREATE USER bare@'127.0.0.1' IDENTIFIED BY '${password}'`,
    ]),
  );
  const target = (texts: Readonly<Record<string, string>>, maxRows?: number, user = 'reader') => ({
    host: shared().host,
    port: shared().port,
    user,
    password,
    ...(user === 'bare' ? {} : { database: 'shop' }),
    statementTimeout: 2000,
    queries: queriesOf(texts, maxRows),
  });

  it('gives rows with their types, a count and the first value', async () => {
    const { queries, gaps } = await answersOf(
      mysql,
      target({
        orphans: 'SELECT count(*) AS n FROM orders WHERE customer_id IS NULL;',
        types: `SELECT CAST(1 AS SIGNED) AS i, 9007199254740993 AS big, 1.50 AS d, 1e-3 AS f, b'101' AS bits, NULL AS none, 'täxt 文' AS t, DATE '2026-11-23' AS day, UNHEX('FF00') AS raw, 1 = 1 AS yes, 1 AS i`,
        nobody: 'SELECT id FROM orders WHERE id < 0',
        shown: 'SHOW TABLES',
      }),
    );
    expect(gaps).toEqual([]);
    expect(queries).toMatchObject({
      orphans: { count: 1, rows: [{ n: 10 }], value: 10 },
      types: {
        rows: [
          {
            i: 1,
            big: '9007199254740993',
            d: 1.5,
            f: 0.001,
            none: null,
            t: 'täxt 文',
            day: '2026-11-23',
            raw: '0xff00',
            yes: 1,
            i_2: 1,
          },
        ],
      },
      nobody: { count: 0, rows: [], value: null },
      shown: { count: 1, value: 'orders' },
    });
  });

  it('keeps no more rows than it may, and says so', async () => {
    const { queries, gaps } = await answersOf(
      mysql,
      target({ all: 'SELECT id FROM orders', more: 'SELECT id FROM orders LIMIT 40' }, 10),
    );
    expect(queries).toHaveProperty('all.rows.length', 10);
    expect(queries).toHaveProperty('more.rows.length', 10);
    expect(gaps.map(({ path }) => path)).toEqual([
      'queries.all.count',
      'queries.all.rows',
      'queries.more.count',
      'queries.more.rows',
    ]);
  });

  it('leaves a gap for each that fails, and asks the others', async () => {
    const { queries, gaps } = await answersOf(
      mysql,
      target(
        {
          secret: 'SELECT * FROM shop.orders',
          grammar: 'SELECT FROM WHERE',
          late: 'SELECT count(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b, information_schema.COLUMNS c, information_schema.COLUMNS d',
          fine: 'SELECT 1',
        },
        10,
        'bare',
      ),
    );
    expect(Object.keys(queries ?? {})).toEqual(['fine']);
    expect(gaps).toMatchObject([
      { path: 'queries.secret', reason: 'not-permitted' },
      { path: 'queries.grammar', reason: 'not-supported' },
      { path: 'queries.late', reason: 'not-reached', note: 'kit.gap.statement-timeout' },
    ]);
  });

  it('changes nothing where a function that nobody knows would', async () => {
    const { gaps } = await answersOf(mysql, target({ sly: 'SELECT sly()' }));
    expect(gaps).toMatchObject([{ path: 'queries.sly', reason: 'not-permitted' }]);
    const { queries } = await answersOf(mysql, target({ rows: 'SELECT count(*) FROM orders' }));
    expect(queries).toMatchObject({ rows: { value: 50 } });
  });
});
