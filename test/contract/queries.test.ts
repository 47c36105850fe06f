import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';
import { contract } from '../support/contract.ts';
import {
  asSuperuser,
  prepare,
  statementsIn,
  superuserTarget,
  targetFor,
  barePassword,
} from '../support/postgres-accounts.ts';
import { look } from '../support/http-task.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';
import { answersOf, holding, queriesOf } from '../support/query-answers.ts';

for (const major of [13, 17] as const) {
  contract('required', `queries on PostgreSQL ${String(major)}`, await postgresMissing(major), () => {
    const shared = sharedPostgres(major, { settings: { log_statement: 'all' } });
    beforeAll(() =>
      prepare(shared(), [
        `CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`,
        'CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total numeric(30, 4))',
        'INSERT INTO orders SELECT n, NULLIF(n % 5, 0), n * 1.5 FROM generate_series(1, 500) n',
        'CREATE SEQUENCE numbers',
        'CREATE FUNCTION sly() RETURNS int LANGUAGE sql AS $$ INSERT INTO orders VALUES (9999) RETURNING id $$',
      ]),
    );
    const target = (texts: Readonly<Record<string, string>>, maxRows?: number) => ({
      ...superuserTarget(shared()),
      queries: queriesOf(texts, maxRows),
    });

    it('gives rows with their types, a count and the first value', async () => {
      const { queries, gaps } = await answersOf(
        postgres,
        target({
          orphans: 'SELECT count(*) FROM orders WHERE customer_id IS NULL;',
          types: `SELECT 1::int2 AS i, 9007199254740993::int8 AS big, 1.50::numeric AS n, 12345678901234567890.5::numeric AS long, 0.1::float8 AS f, 'NaN'::float8 AS nan, true AS yes, false AS no, NULL::int AS none, 'x' AS t, date '2026-11-23' AS d, '{"a":1}'::jsonb AS j, 1 AS i`,
          nobody: 'SELECT id FROM orders WHERE id < 0',
          列表: 'VALUES (1, 订单$$一$$), (2, $$二$$)'.replace('订单', ''),
          version: 'SHOW server_version_num',
          planned: 'EXPLAIN (COSTS OFF) SELECT 1',
        }),
      );
      expect(gaps).toEqual([]);
      expect(queries).toMatchObject({
        orphans: { count: 1, rows: [{ count: 100 }], value: 100 },
        types: {
          rows: [
            {
              i: 1,
              big: '9007199254740993',
              n: 1.5,
              long: '12345678901234567890.5',
              f: 0.1,
              nan: 'NaN',
              yes: true,
              no: false,
              none: null,
              t: 'x',
              d: '2026-11-23',
              j: '{"a": 1}',
              i_2: 1,
            },
          ],
        },
        nobody: { count: 0, rows: [], value: null },
        列表: {
          count: 2,
          rows: [
            { column1: 1, column2: '一' },
            { column1: 2, column2: '二' },
          ],
          value: 1,
        },
        version: { count: 1, value: holding(String(major)) },
        planned: { count: 1, value: 'Result' },
      });
    });

    it('keeps no more rows than it may, and says so', async () => {
      const { queries, gaps } = await answersOf(postgres, target({ all: 'SELECT id FROM orders ORDER BY id' }, 120));
      expect(queries).toMatchObject({ all: { value: 1 } });
      expect(queries).not.toHaveProperty('all.count');
      expect(queries).toHaveProperty('all.rows.119', { id: 120 });
      expect(queries).not.toHaveProperty('all.rows.120');
      expect(gaps.map(({ path, reason }) => [path, reason])).toEqual([
        ['queries.all.count', 'truncated'],
        ['queries.all.rows', 'truncated'],
      ]);
      const exact = await answersOf(postgres, target({ all: 'SELECT id FROM orders ORDER BY id LIMIT 120' }, 120));
      expect(exact.gaps).toEqual([]);
      expect(exact.queries).toMatchObject({ all: { count: 120 } });
    });

    it('does not read on where the rows are many or long', async () => {
      const { queries, gaps } = await answersOf(
        postgres,
        target(
          {
            endless: 'SELECT generate_series(1, 2000000000) AS n',
            long: `SELECT repeat('x', 100000) AS text FROM generate_series(1, 100)`,
            one: `SELECT repeat('x', 300000) AS text`,
            after: 'SELECT 1',
          },
          10,
        ),
      );
      expect(queries).toMatchObject({ endless: { value: 1 }, one: { rows: [] }, after: { value: 1 } });
      expect(queries).toHaveProperty('long.rows.length', 2);
      expect(queries).not.toHaveProperty('one.value');
      expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(['truncated']));
      expect(gaps).toHaveLength(7);
    });

    it('leaves a gap for each that fails, and asks the others', async () => {
      const { queries, gaps } = await answersOf(postgres, {
        ...targetFor(shared(), 'bare'),
        queries: queriesOf({
          secret: 'SELECT * FROM orders',
          missing: 'SELECT * FROM nowhere',
          wrong: 'SELECT 1 / 0',
          grammar: 'SELECT FROM WHERE',
          late: 'SELECT count(*) FROM generate_series(1, 1000000000) a',
          fine: 'SELECT 1',
        }),
      });
      expect(Object.keys(queries ?? {})).toEqual(['fine']);
      expect(gaps).toMatchObject([
        { path: 'queries.secret', reason: 'not-permitted', detail: holding('permission denied') },
        { path: 'queries.missing', reason: 'not-supported', detail: holding('nowhere') },
        { path: 'queries.wrong', reason: 'not-reached', detail: holding('division by zero') },
        { path: 'queries.grammar', reason: 'not-supported', detail: holding('syntax') },
        { path: 'queries.late', reason: 'not-reached', note: 'kit.gap.statement-timeout' },
      ]);
    }, 60_000);

    it('changes nothing where a function that nobody knows would', async () => {
      const { gaps } = await answersOf(postgres, target({ sly: 'SELECT sly()' }));
      expect(gaps).toMatchObject([{ path: 'queries.sly', reason: 'not-permitted' }]);
      const { queries } = await answersOf(postgres, target({ rows: 'SELECT count(*) FROM orders' }));
      expect(queries).toMatchObject({ rows: { value: 500 } });
    });

    it('sends what the touch list has, word for word', async () => {
      await prepare(shared(), [`CREATE ROLE watched LOGIN PASSWORD '${barePassword}'`]);
      const asked = {
        ...targetFor(shared(), 'watched'),
        queries: queriesOf({ one: 'SELECT 1 -- one\n + 1;', two: 'SHOW port' }),
      };
      const { touched } = await answersOf(postgres, asked);
      const declared = postgres.touches(postgres.settings.parse(asked)).map(({ touch }) => touch);
      const texts = declared.flatMap((touch) => (touch.kind === 'sql' ? [touch.text] : []));
      const sent = await statementsIn(shared(), 'watched');
      expect(sent.slice(-6).map((text) => text.split('\n')[0])).toEqual([
        'BEGIN TRANSACTION READ ONLY',
        'SELECT 1 -- one',
        'ROLLBACK',
        'BEGIN TRANSACTION READ ONLY',
        'SHOW port',
        'ROLLBACK',
      ]);
      expect(sent.filter((text) => !texts.some((each) => each.startsWith(text)))).toEqual([]);
      const place = `${shared().host}:${String(shared().port)}/postgres`;
      expect(touched.filter((line) => line.startsWith(`sql ${place}: `))).toEqual(
        expect.arrayContaining([`sql ${place}: SELECT 1 -- one\n + 1;`]),
      );
    });

    it('keeps what it learnt where the connection is ended in the middle of a query', async () => {
      const slow = { ...target({ first: 'SELECT 1', slow: 'SELECT count(*) FROM generate_series(1, 1000000000) a' }) };
      const looking = look(postgres, slow);
      await ended(shared());
      const { failure } = await looking;
      expect(failure).toMatchObject({ failureCause: 'server-stopping', phase: 'query' });
      expect(failure?.learnt.facts).toMatchObject({ queries: { first: { value: 1 } }, database: 'postgres' });
    });

    it('ends at once where the run is stopped in the middle of a query', async () => {
      const stop = new AbortController();
      const slow = { ...target({ slow: 'SELECT count(*) FROM generate_series(1, 1000000000) a' }) };
      const looking = look(postgres, slow, { signal: stop.signal });
      await runs(shared());
      stop.abort();
      const { failure } = await looking;
      expect(failure?.learnt.facts).toMatchObject({ database: 'postgres' });
    });

    it('calls no function by the name of a member', async () => {
      // (argument).name is a call for some arguments: the deny-list has to see it.
      const refused = postgres.settings.safeParse(target({ dot: `SELECT ('x'::text).pg_sleep` }));
      expect(refused.success).toBe(false);
    });
  });
}

/** Waits until the slow query runs. */
async function runs(server: PostgresServer): Promise<void> {
  const text = `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT count(*) FROM generate_series%'`;
  for (;;) {
    const { rows } = await asSuperuser(server, (client) => client.query(text));
    if (rows.length > 0) return;
    await sleep(50);
  }
}

/** Ends the session of the slow query as an administrator does. */
async function ended(server: PostgresServer): Promise<void> {
  await runs(server);
  await prepare(server, [
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT count(*) FROM generate_series%'`,
  ]);
}
