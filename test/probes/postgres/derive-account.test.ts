import { describe, expect, it } from 'vitest';
import { deriveAccount } from '../../../probes/postgres/derive-account.ts';
import type { JsonObject } from '../../../src/model/json.ts';

const now = Date.parse('2026-11-22T10:00:00Z');

const bare: JsonObject = {
  name: 'ready',
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
};

function derived(change: JsonObject) {
  return deriveAccount({ account: { ...bare, ...change } }, now);
}

describe('the password of the account', () => {
  it.each([
    [null, null],
    ['2026-12-22T10:00:00Z', 30],
    ['2026-12-22T09:59:59Z', 29],
    ['2026-11-22T10:00:00Z', 0],
    ['2026-11-22T09:59:59Z', -1],
    ['2020-01-01T00:00:00Z', -2518],
  ])('that ends at %s has %s days left', (passwordExpires, days) => {
    const { facts, gaps } = derived({ passwordExpires });
    expect(facts['account']).toMatchObject({ passwordDaysLeft: days });
    expect(gaps).toEqual([]);
  });

  it.each([['soon'], [7], ['12026-01-01T00:00:00Z']])('is a gap where its end is %j', (passwordExpires) => {
    const { facts, gaps } = derived({ passwordExpires });
    expect(facts['account']).not.toHaveProperty('passwordDaysLeft');
    expect(gaps).toMatchObject([{ path: 'account.passwordDaysLeft', reason: 'not-supported' }]);
  });
});

describe('rights beyond reading', () => {
  it('has none for a bare role, which may make temporary tables and be in harmless roles', () => {
    const { facts } = derived({ memberOf: ['pg_monitor', 'pg_read_all_stats', 'clerks'] });
    expect(facts['account']).toMatchObject({ beyondReading: [] });
  });

  it('are named as the statements that give them do', () => {
    const flags = { superuser: true, createRole: true, createDatabase: true, replication: true };
    const { facts } = derived({
      ...flags,
      bypassRowSecurity: true,
      createInDatabase: true,
      memberOf: ['clerks', 'pg_execute_server_program', 'pg_write_all_data'],
    });
    expect(facts['account']).toMatchObject({
      beyondReading: [
        'SUPERUSER',
        'CREATEROLE',
        'CREATEDB',
        'REPLICATION',
        'BYPASSRLS',
        'CREATE ON DATABASE',
        'pg_execute_server_program',
        'pg_write_all_data',
      ],
    });
  });

  it('are not said to be none from evidence that did not look at all of them', () => {
    const { createInDatabase: _a, memberOf: _b, passwordExpires: _c, ...older } = bare;
    const { facts, gaps } = deriveAccount({ account: older }, now);
    expect(facts['account']).toEqual({});
    expect(gaps?.map(({ path }) => path)).toEqual(['account.passwordDaysLeft', 'account.beyondReading']);
  });
});

it.each([[{}], [{ account: null }], [{ account: 'root' }]])(
  'leaves gaps where the account was not seen: %j',
  (facts) => {
    const { facts: none, gaps } = deriveAccount(facts, now);
    expect(none).toEqual({});
    expect(gaps?.map(({ path, reason }) => [path, reason])).toEqual([
      ['account.passwordDaysLeft', 'not-reached'],
      ['account.beyondReading', 'not-reached'],
    ]);
  },
);
