import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { reads } from '../../../probes/postgres/reads.ts';
import { readLicence } from '../../../probes/postgres/reads/server.ts';
import { hasLicence } from '../../../probes/postgres/statements/licence.ts';
import { textFor, textsOf } from '../../../probes/postgres/statements/statement.ts';

const transactions = {
  rows: '3',
  hidden: '0',
  backends: '3',
  open: '0',
  oldest: null,
  idle: '0',
  idleOldest: null,
  prepared: '0',
  preparedOldest: null,
  database: 'orders',
  age: '2100000000',
  used: '97.79',
  frozen: '1050.00',
};

describe('open transactions', () => {
  it('are none where every session was seen to have none', () => {
    const { facts, gaps } = reads.transactions([transactions], 170_000);
    expect(facts['transactions']).toEqual({ open: 0, oldest: 0, idle: 0, idleOldest: 0 });
    expect(facts['wraparound']).toEqual({ database: 'orders', age: 2_100_000_000, used: 97.79, ofFreezeMaxAge: 1050 });
    expect(gaps).toEqual([]);
  });

  it.each([
    ['whose state is hidden', { hidden: '2' }, 2],
    ['that the product leaves out of its list', { rows: '1' }, 2],
  ])('are not said to be none beside sessions %s', (_what, change, hidden) => {
    const { facts, gaps } = reads.transactions([{ ...transactions, ...change }], 170_000);
    expect(facts).not.toHaveProperty('transactions');
    expect(facts).toHaveProperty('preparedTransactions');
    expect(gaps).toMatchObject([{ path: 'transactions', reason: 'not-permitted', noteParams: { hidden } }]);
  });

  it('are no younger than now where the clock was put back', () => {
    const { facts } = reads.transactions([{ ...transactions, open: '1', oldest: '-5000' }], 170_000);
    expect(facts['transactions']).toMatchObject({ open: 1, oldest: 0 });
  });
});

const replication = {
  recovery: 'f',
  standbys: '[]',
  slots: '[]',
  receiver: null,
  backlog: null,
  replayed: null,
  archived: '0',
  lastArchived: null,
  failed: '0',
  lastFailed: null,
};

describe('replication', () => {
  it('does not take a standby whose state is hidden for none', () => {
    const standbys = '[{"name":"s1","address":null,"state":null,"sync":null,"lag":null}]';
    const { facts, gaps } = reads.replication([{ ...replication, standbys }], 170_000);
    expect(facts['replication']).toEqual({ slots: [], standby: null });
    expect(gaps).toMatchObject([{ path: 'replication.standbys', reason: 'not-permitted' }]);
  });

  it('says of a standby whether its receiver runs, unless that is hidden', () => {
    const standby = { ...replication, recovery: 't', backlog: '0', replayed: '2026-11-22T10:00:00Z' };
    const lastReplayed = '2026-11-22T10:00:00Z';
    const seen = (receiver: string | null) => reads.replication([{ ...standby, receiver }], 170_000);
    expect(seen('{"status":"streaming"}').facts['replication']).toMatchObject({
      standby: { receiver: 'streaming', backlog: 0, lastReplayed },
    });
    expect(seen(null).facts['replication']).toMatchObject({ standby: { receiver: null } });
    const hidden = seen('{"status":null}');
    expect(hidden.facts['replication']).toMatchObject({ standby: { backlog: 0, lastReplayed } });
    expect(hidden.gaps).toMatchObject([{ path: 'replication.standby.receiver', reason: 'not-permitted' }]);
  });

  it('has of a slot what the release tells', () => {
    const slots =
      '[{"name":"a b","type":"physical","active":false,"walStatus":"lost","invalidation":"wal_removed","retained":16777216}]';
    const seen = (number: number) => reads.replication([{ ...replication, slots }], number);
    const plain = { name: 'a b', type: 'physical', active: false, retained: 16_777_216 };
    expect(seen(100_000).facts['replication']).toMatchObject({ slots: [plain] });
    expect(seen(100_000).gaps?.map(({ path }) => path)).toEqual([
      'replication.slots[name="a b"].walStatus',
      'replication.slots[name="a b"].invalidation',
    ]);
    expect(seen(150_000).gaps?.map(({ path }) => path)).toEqual(['replication.slots[name="a b"].invalidation']);
    expect(seen(170_000)).toMatchObject({
      facts: { replication: { slots: [{ ...plain, walStatus: 'lost', invalidation: 'wal_removed' }] } },
      gaps: [],
    });
  });
});

describe('a list that was cut off', () => {
  it('is marked so, with its whole number', () => {
    const rows = ['a', 'b'].map((name) => ({ kind: 'table', name: `public.${name}`, total: '2000' }));
    const { facts, gaps } = reads.objects(rows, 170_000);
    expect(facts['tablesWithoutPrimaryKey']).toEqual({ count: 2000, names: ['public.a', 'public.b'] });
    expect(facts['invalidIndexes']).toEqual({ count: 0, names: [] });
    expect(gaps).toMatchObject([
      { path: 'tablesWithoutPrimaryKey.names', reason: 'truncated', noteParams: { shown: 2, total: 2000 } },
    ]);
  });
});

describe('collations', () => {
  it('of a database that differs are told, with the indexes', () => {
    const { facts, gaps } = reads.collations(
      [
        { kind: 'database', name: null, recorded: '2.28', actual: '2.36', total: '1' },
        { kind: 'index', name: 'public.i', recorded: null, actual: null, total: '70' },
      ],
      170_000,
    );
    expect(facts['collationVersions']).toEqual({
      recorded: '2.28',
      actual: '2.36',
      differs: true,
      changed: [],
      indexes: ['public.i'],
    });
    expect(gaps).toMatchObject([{ path: 'collationVersions.indexes', reason: 'truncated' }]);
  });

  it('that older releases do not record are gaps', () => {
    const { facts, gaps } = reads.collations([], 130_000);
    expect(facts['collationVersions']).toEqual({ changed: [], indexes: [] });
    expect(gaps?.map(({ path, reason }) => [path, reason])).toEqual([
      ['collationVersions.recorded', 'not-supported'],
      ['collationVersions.actual', 'not-supported'],
      ['collationVersions.differs', 'not-supported'],
      ['collationVersions.indexes', 'truncated'],
    ]);
  });
});

describe('the licence', () => {
  it.each([
    ['90', 90],
    ['0', 0],
    ['-2', null],
  ])('of %s days is %s', (days, expected) => {
    expect(readLicence([{ days }])).toEqual({ facts: { licenceDays: expected } });
  });

  it('is asked of KingbaseES alone', () => {
    expect(hasLicence('KingbaseES V008R006C008B0020 on x86_64-pc-linux-gnu')).toBe(true);
    expect(hasLicence('PostgreSQL 17.4 on x86_64-pc-linux-gnu')).toBe(false);
    expect(hasLicence(undefined)).toBe(false);
  });
});

describe('answers in another form', () => {
  const wrong: readonly (readonly unknown[])[] = [[], [{}], [null], [{ kind: 1 }], [{}, {}], ['x'], [{ name: {} }]];

  it.each(Object.keys(reads).filter((name): name is keyof typeof reads => Object.hasOwn(reads, name)))(
    'of %s are told as such and never believed',
    (name) => {
      for (const rows of wrong) {
        try {
          expect(reads[name](rows, 170_000)).toHaveProperty('facts');
        } catch (error) {
          expect(error).toBeInstanceOf(z.ZodError);
        }
      }
      expect(() => reads[name]([{}], 170_000)).toThrow(z.ZodError);
    },
  );

  it('with broken JSON are among them', () => {
    for (const standbys of ['', '[', '{}', 'null', '[1]']) {
      expect(() => reads.replication([{ ...replication, standbys }], 170_000)).toThrow(z.ZodError);
    }
  });
});

describe('the text for a server', () => {
  const statement = {
    gives: [],
    text: 'new',
    older: [
      { below: 100, text: 'oldest' },
      { below: 200, text: 'old' },
    ],
  };

  it.each([
    [99, 'oldest'],
    [100, 'old'],
    [199, 'old'],
    [200, 'new'],
    [null, 'oldest'],
  ])('with number %s is the %s one', (number, text) => {
    expect(textFor(statement, number)).toBe(text);
    expect(textsOf(statement)).toContain(text);
  });
});
