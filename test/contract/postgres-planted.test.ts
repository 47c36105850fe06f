import { beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import type { Facts } from '../../probes/postgres/schema.ts';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { asSuperuser, barePassword, prepare, superuserTarget, targetFor } from '../support/postgres-accounts.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';

const majors = [10, 13, 15, 17, 18] as const;
const missing = new Map(await Promise.all(majors.map(async (major) => [major, await postgresMissing(major)] as const)));

/** What is wrong in the database `troubled`, one of each kind. */
const troubles = [
  'CREATE TABLE orders (id serial PRIMARY KEY, small smallserial, amount int, name text COLLATE "de-x-icu")',
  "SELECT setval('orders_id_seq', 2040109466)",
  "SELECT setval('orders_small_seq', 3275)",
  'CREATE SEQUENCE rounds CYCLE MAXVALUE 10',
  "SELECT setval('rounds', 10)",
  'CREATE SEQUENCE down INCREMENT -1 MINVALUE -1000 MAXVALUE -1',
  "SELECT setval('down', -250)",
  'CREATE SEQUENCE fresh',
  'INSERT INTO orders (id, amount) VALUES (1, -1), (2, -1)',
  'CREATE INDEX orders_name ON orders (name)',
  'ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID',
  'CREATE DOMAIN code AS text',
  "ALTER DOMAIN code ADD CONSTRAINT short CHECK (VALUE <> '') NOT VALID",
  'CREATE SCHEMA "Old Data"',
  'CREATE TABLE "Old Data"."Import" (line text)',
  'CREATE TABLE log (at date) PARTITION BY RANGE (at)',
  "CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
  `UPDATE pg_collation SET collversion = '1' WHERE collname = 'de-x-icu'`,
];

async function lookAt(
  target: unknown,
): Promise<{ readonly facts: Facts; readonly gaps: Readonly<Record<string, string>> }> {
  const { answer, failure } = await look(postgres, target);
  if (answer === null) throw failure ?? new Error('no answer');
  return {
    facts: answer.facts,
    gaps: Object.fromEntries((answer.gaps ?? []).map(({ path, reason }) => [path, reason])),
  };
}

describe.each(majors)('PostgreSQL %i', (major) => {
  contract('required', `postgres: troubles of ${String(major)} are seen`, missing.get(major) ?? null, () => {
    const shared = sharedPostgres(major, {
      settings: { max_prepared_transactions: 5, archive_mode: true, archive_command: 'true' },
    });
    const inTroubled = (server: PostgresServer) => ({ ...superuserTarget(server), database: 'troubled' });
    beforeAll(async () => {
      const server = shared();
      await prepare(server, [
        'CREATE DATABASE troubled',
        'CREATE DATABASE quiet',
        `CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`,
        `CREATE ROLE seeing LOGIN PASSWORD '${barePassword}' IN ROLE pg_read_all_stats`,
        "SELECT pg_create_physical_replication_slot('spare', true)",
        'SELECT pg_switch_wal()',
      ]);
      await prepare(server, troubles, 'troubled');
      const unique = 'CREATE UNIQUE INDEX CONCURRENTLY orders_amount ON orders (amount)';
      await expect(prepare(server, [unique], 'troubled')).rejects.toThrow(/duplicated|could not create unique index/);
      await prepare(server, ['BEGIN', 'CREATE TABLE later ()', "PREPARE TRANSACTION 'left'"], 'troubled');
      if (major > 10) await prepare(server, ["CREATE EXTENSION pg_trgm VERSION '1.3'"], 'troubled');
    });

    it('in objects of the database', async () => {
      const { facts, gaps } = await lookAt(inTroubled(shared()));
      expect(facts.invalidIndexes).toEqual({ count: 1, names: ['public.orders_amount'] });
      expect(facts.unvalidatedConstraints).toEqual({
        count: 2,
        names: ['public.code.short', 'public.orders.positive'],
      });
      expect(facts.tablesWithoutPrimaryKey).toEqual({ count: 2, names: ['"Old Data"."Import"', 'public.log'] });
      const outdated = facts.outdatedExtensions?.map(({ name, version }) => [name, version]);
      expect(outdated ?? gaps['outdatedExtensions']).toEqual(major === 10 ? 'not-supported' : [['pg_trgm', '1.3']]);
    });

    it('in sequences, by what is left in the column they fill', async () => {
      const { facts } = await lookAt(inTroubled(shared()));
      expect(facts.sequences).toEqual({
        count: 4,
        highestUsed: 95,
        fullest: [
          { name: 'public.orders_id_seq', used: 95, last: '2040109466', bound: '2147483647' },
          { name: 'public.down', used: 25, last: '-250', bound: '-1000' },
          { name: 'public.orders_small_seq', used: 10, last: '3277', bound: '32767' },
          { name: 'public.fresh', used: 0, last: null, bound: '9223372036854775807' },
        ],
      });
    });

    it('in sequences only to who may read them', async () => {
      const before = await lookAt(targetFor(shared(), 'bare', 'troubled'));
      expect(before.facts.sequences).toEqual({ count: 4 });
      expect(before.gaps).toMatchObject({
        'sequences.highestUsed': 'not-permitted',
        'sequences.fullest': 'not-permitted',
      });
      await prepare(shared(), ['GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO seeing'], 'troubled');
      const after = await lookAt(targetFor(shared(), 'seeing', 'troubled'));
      expect(after.facts.sequences).toMatchObject({ count: 4, highestUsed: 95 });
    });

    it('in collations, with the indexes that sort by them', async () => {
      const { facts, gaps } = await lookAt(inTroubled(shared()));
      expect(facts.collationVersions).toMatchObject({
        differs: false,
        changed: [{ name: 'pg_catalog."de-x-icu"', recorded: '1' }],
        indexes: ['public.orders_name'],
      });
      expect(facts.collationVersions?.changed[0]?.actual).toMatch(/^\d/);
      expect(gaps['collationVersions.changed']).toBe(major === 10 ? 'truncated' : undefined);
    });

    it('in transactions that were left open, and only to who may see those of others', async () => {
      const server = shared();
      await asSuperuser(
        server,
        async (client) => {
          await client.query('BEGIN');
          await client.query('SELECT count(*) FROM orders');
          const { facts } = await lookAt(inTroubled(server));
          expect(facts.transactions).toMatchObject({ open: 1, idle: 1 });
          expect(facts.transactions?.oldest).toBeGreaterThan(0);
          expect(facts.transactions?.idleOldest).toBeLessThanOrEqual(facts.transactions?.oldest ?? 0);
          expect(facts.preparedTransactions?.count).toBe(1);
          expect(facts.preparedTransactions?.oldest).toBeGreaterThan(0);
          const seeing = await lookAt(targetFor(server, 'seeing', 'troubled'));
          expect(seeing.facts.transactions).toMatchObject({ open: 1, idle: 1 });
          const bare = await lookAt(targetFor(server, 'bare', 'troubled'));
          expect(bare.facts).not.toHaveProperty('transactions');
          expect(bare.gaps).toMatchObject({ transactions: 'not-permitted' });
          expect(bare.facts.preparedTransactions).toMatchObject({ count: 1 });
          const elsewhere = await lookAt(targetFor(server, 'bare', 'quiet'));
          expect(elsewhere.facts.transactions).toMatchObject({ open: 0 });
        },
        'troubled',
      );
    });

    it('in slots and the archiver', async () => {
      const { facts, gaps } = await lookAt(targetFor(shared(), 'bare'));
      expect(facts.replication).toMatchObject({
        slots: [{ name: 'spare', type: 'physical', active: false }],
        standbys: [],
        standby: null,
      });
      expect(facts.replication?.slots[0]?.retained).toBeGreaterThanOrEqual(0);
      expect(gaps['replication.slots[name="spare"].walStatus']).toBe(major < 13 ? 'not-supported' : undefined);
      expect(gaps['replication.slots[name="spare"].invalidation']).toBe(major < 17 ? 'not-supported' : undefined);
      const archived = async () => (await lookAt(targetFor(shared(), 'bare'))).facts.archiver;
      await expect
        .poll(async () => (await archived())?.lastArchived, { timeout: 20_000 })
        .toMatch(/^\d{4}-.{5}T.{8}Z$/);
      expect(await archived()).toMatchObject({ failed: 0, lastFailed: null });
    });

    it.runIf(major >= 15)('in the collation of the database itself, where the release records it', async () => {
      const server = shared();
      const icu = major === 15 ? "LC_COLLATE 'C' LC_CTYPE 'C'" : '';
      await prepare(server, [`CREATE DATABASE german TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de' ${icu}`]);
      await prepare(server, ['CREATE TABLE names (name text PRIMARY KEY)'], 'german');
      await prepare(server, [`UPDATE pg_database SET datcollversion = '1' WHERE datname = 'german'`]);
      const { facts } = await lookAt(targetFor(server, 'bare', 'german'));
      expect(facts).toMatchObject({ localeProvider: 'icu', locale: 'de' });
      expect(facts.collationVersions).toMatchObject({
        recorded: '1',
        differs: true,
        changed: [],
        indexes: ['public.names_pkey'],
      });
    });
  });
});
