import { describe, expect, it } from 'vitest';
import { autoIncrementFacts } from '../../../probes/mysql/auto-increment.ts';
import { seesAll } from '../../../probes/mysql/coverage.ts';
import { databaseFacts } from '../../../probes/mysql/database-facts.ts';
import { deriveAccount } from '../../../probes/mysql/derive-account.ts';
import { grantFacts } from '../../../probes/mysql/grant-facts.ts';
import { readGrants } from '../../../probes/mysql/grants.ts';
import { loginFacts } from '../../../probes/mysql/login-facts.ts';
import { withOrigins } from '../../../probes/mysql/origins.ts';
import { passwordFacts } from '../../../probes/mysql/password-facts.ts';
import { settingsFacts } from '../../../probes/mysql/settings-facts.ts';
import { tableFacts } from '../../../probes/mysql/table-facts.ts';
import { variableFacts } from '../../../probes/mysql/variable-facts.ts';

describe('what the grants show', () => {
  it.each<[string, readonly string[], string | null, boolean, boolean]>([
    ['nothing', ['GRANT USAGE ON *.* TO `x`@`%`'], null, false, false],
    ['views of all', ['GRANT SHOW VIEW ON *.* TO `x`@`%`'], null, true, false],
    ['one database', ['GRANT SELECT ON `orders`.* TO `x`@`%`'], 'orders', true, true],
    ['another database', ['GRANT SELECT ON `stock`.* TO `x`@`%`'], 'orders', false, false],
    ['one of many databases', ['GRANT SELECT ON `orders`.* TO `x`@`%`'], null, false, false],
    [
      'a database with a pattern',
      ['GRANT SHOW VIEW, REFERENCES ON `my\\_orders`.* TO `x`@`%`'],
      'my_orders',
      true,
      true,
    ],
    ['a database in double quotes', ['GRANT INSERT ON "orders".* TO "x"@"%"'], 'orders', true, true],
    ['a database without quotes', ["GRANT UPDATE ON orders.* TO 'x'@'%'"], 'orders', true, true],
    ['one table', ['GRANT SELECT ON `orders`.`lines` TO `x`@`%`'], 'orders', false, false],
    ['some columns', ['GRANT SELECT (`a`, `b`) ON `orders`.* TO `x`@`%`'], 'orders', false, false],
    ['all but one database', ['GRANT SELECT ON *.* TO `x`', 'REVOKE SELECT ON `hr`.* FROM `x`'], null, false, false],
    ['the database kept', ['GRANT SELECT ON *.* TO `x`', 'REVOKE SELECT ON `hr`.* FROM `x`'], 'orders', true, true],
    ['the database taken away', ['GRANT SELECT ON *.* TO `x`', 'REVOKE SELECT ON `hr`.* FROM `x`'], 'hr', false, false],
    ['programs only', ['GRANT EXECUTE, EVENT ON `orders`.* TO `x`@`%`'], 'orders', false, false],
    ['a role', ['GRANT `reader`@`%` TO `x`@`%`'], 'orders', false, false],
  ])('%s', (_what, grants, database, tables, columns) => {
    expect([seesAll(grants, database, 'tables'), seesAll(grants, database, 'columns')]).toEqual([tables, columns]);
  });

  it.each([
    [['GRANT USAGE, SELECT ON *.* TO `x`@`%`', 'GRANT SHOW VIEW ON `orders`.* TO `x`@`%`'], []],
    [['GRANT SELECT, FILE, SUPER ON *.* TO `x`@`%`'], ['FILE', 'SUPER']],
    [['GRANT ALL PRIVILEGES ON `orders`.* TO `x`@`%` WITH GRANT OPTION'], ['ALL PRIVILEGES', 'GRANT OPTION']],
    [['GRANT SELECT (`a`, `b`), UPDATE (`a`) ON `orders`.`lines` TO `x`@`%`'], ['UPDATE ()']],
    [['GRANT `writer`@`%` TO `x`@`%`'], []],
  ])('beyond reading: %j', (grants, beyond) => {
    expect(readGrants(grants).beyondReading).toEqual(beyond);
  });
});

describe('roles', () => {
  it.each([
    ['GRANT `writer`@`%` TO `x`@`%`', true],
    ["GRANT writer TO 'x'@'%' WITH ADMIN OPTION", true],
    ['GRANT SELECT ON `orders`.* TO `x`@`%`', false],
  ])('%s: %s', (grant, hasRoles) => {
    expect(readGrants([grant]).hasRoles).toBe(hasRoles);
  });

  it('may do more than what is seen', () => {
    const { facts, gaps } = grantFacts(readGrants(['GRANT USAGE ON *.* TO `x`', 'GRANT `writer` TO `x`']));
    expect(facts).not.toHaveProperty('account.allPrivileges');
    expect(gaps?.map(({ path, reason }) => [path, reason])).toEqual([
      ['account.globalPrivileges', 'truncated'],
      ['account.beyondReading', 'truncated'],
      ['account.allPrivileges', 'not-reached'],
    ]);
    const all = grantFacts(readGrants(['GRANT ALL PRIVILEGES ON *.* TO `x`', 'GRANT `writer` TO `x`']));
    expect(all.facts).toMatchObject({ account: { allPrivileges: true } });
  });
});

describe('how the account logs in', () => {
  const user = 'CREATE USER `x`@`%`';
  it.each<[string, number | null, object]>([
    [
      `${user} IDENTIFIED WITH 'caching_sha2_password' AS '$A$005$h\\'ash' REQUIRE NONE PASSWORD EXPIRE DEFAULT ACCOUNT UNLOCK`,
      90,
      { authentication: ['caching_sha2_password'], passwordLifetime: 90 },
    ],
    [
      `${user} IDENTIFIED WITH 'caching_sha2_password' AS 0x24412430303524 REQUIRE SSL PASSWORD EXPIRE INTERVAL 30 DAY`,
      0,
      { authentication: ['caching_sha2_password'], passwordLifetime: 30 },
    ],
    [
      `${user} IDENTIFIED VIA ed25519 USING 'ZIgUREUg5' OR unix_socket PASSWORD EXPIRE NEVER`,
      90,
      { authentication: ['ed25519', 'unix_socket'], passwordLifetime: null, passwordExpires: null },
    ],
    [
      `${user} IDENTIFIED BY PASSWORD '*19D830186F09E297B3B0D1BA91C2420A21772F70'`,
      0,
      { authentication: ['mysql_native_password'], passwordLifetime: null, passwordExpires: null },
    ],
    [
      "CREATE USER `IDENTIFIED WITH x PASSWORD EXPIRE NEVER`@`%` IDENTIFIED WITH 'sha256_password' AS 'NEVER PASSWORD EXPIRE' PASSWORD EXPIRE",
      0,
      { authentication: ['sha256_password'], passwordLifetime: 0 },
    ],
  ])('%s', (row, lifetime, expected) => {
    const { facts, gaps } = loginFacts(row, lifetime);
    expect(facts).toEqual({ account: expected });
    expect(gaps).toEqual([]);
    expect(JSON.stringify(facts)).not.toMatch(/19D830|\$A\$|ZIgU|0x24/);
  });

  it('does not know how long a password lasts where nobody says', () => {
    const { facts, gaps } = loginFacts(`${user} IDENTIFIED WITH 'x' AS '' PASSWORD EXPIRE DEFAULT`, null);
    expect(facts).toEqual({ account: { authentication: ['x'] } });
    expect(gaps).toMatchObject([{ path: 'account.passwordLifetime', reason: 'not-supported' }]);
  });

  it('tells when the password expires', () => {
    const known = { account: { passwordLifetime: 90 } };
    const expires = (row: Parameters<typeof passwordFacts>[0][number]) => passwordFacts([row], known).facts;
    expect(expires({ expires: 1_803_177_662 })).toEqual({ account: { passwordExpires: '2027-02-21T02:41:02.000Z' } });
    expect(expires({ changed: 1_795_401_662 })).toEqual({ account: { passwordExpires: '2027-02-21T02:41:02.000Z' } });
    expect(expires({ expires: 0 })).toEqual({ account: { passwordExpires: null } });
    expect(passwordFacts([], known).gaps).toMatchObject([{ path: 'account.passwordExpires', reason: 'not-supported' }]);
    expect(passwordFacts([{ changed: 1 }], {}).gaps).toHaveLength(1);
  });
});

describe('tables', () => {
  const row = (name: string, engine: string | null, keyed: number) => ({ place: 'orders', name, engine, keyed });

  it('without primary key and of other engines', () => {
    expect(tableFacts([row('a', 'InnoDB', 0), row('b', 'MyISAM', 1), row('c', 'Aria', 0)])).toEqual({
      facts: {
        tables: {
          withoutPrimaryKey: { count: 2, names: ['orders.a', 'orders.c'] },
          otherEngine: { count: 2, names: ['orders.b (MyISAM)', 'orders.c (Aria)'] },
        },
      },
      gaps: [],
    });
  });

  it('are counted though not all are named', () => {
    const { facts, gaps } = tableFacts(Array.from({ length: 101 }, (_each, index) => row(String(index), 'InnoDB', 0)));
    expect(facts).toMatchObject({
      tables: { withoutPrimaryKey: { count: 101 }, otherEngine: { count: 0, names: [] } },
    });
    expect(gaps).toMatchObject([{ path: 'tables.withoutPrimaryKey.names', reason: 'truncated' }]);
  });

  it('are not counted where there are too many', () => {
    const { facts, gaps } = tableFacts(Array.from({ length: 5001 }, (_each, index) => row(String(index), 'InnoDB', 0)));
    expect(facts).not.toHaveProperty('tables.withoutPrimaryKey.count');
    expect(gaps.map(({ path, reason }) => [path, reason])).toEqual(
      ['withoutPrimaryKey', 'otherEngine'].flatMap((kind) => [
        [`tables.${kind}.count`, 'truncated'],
        [`tables.${kind}.names`, 'truncated'],
      ]),
    );
  });

  it.each([
    ['int(11)', '2147483648', 100],
    ['int unsigned', '2147483648', 49.99],
    ['tinyint unsigned', '1', 0],
    ['bigint(20) unsigned', '18446744073709551615', 99.99],
    ['float', '8388609', 50],
  ])('%s at %s has used up %d %%', (type, next, used) => {
    expect(autoIncrementFacts([{ place: 'o', name: 't', col: 'id', type, next }])).toEqual({
      autoIncrement: [{ column: 'o.t.id', type, used }],
      autoIncrementUsed: used,
    });
  });

  it('without columns that count', () => {
    expect(autoIncrementFacts([])).toEqual({ autoIncrement: [], autoIncrementUsed: null });
    const odd = { place: 'o', name: 't', col: 'id', type: 'varchar(3)', next: 'x' };
    expect(autoIncrementFacts([odd])).toEqual({ autoIncrement: [], autoIncrementUsed: null });
  });

  it('whose size nobody tells are no empty ones', () => {
    const all = { account: { grants: ['GRANT SELECT ON *.* TO x'] } };
    const base = { charset: 'utf8', collation: 'utf8_bin' };
    const rows = [
      { ...base, name: 'tenant', tables: 3, size: 0 },
      { ...base, name: 'empty', tables: 0, size: 0 },
    ];
    const { facts, gaps } = databaseFacts(rows, all);
    expect(facts['databaseSizes']).toEqual({ empty: 0 });
    expect(gaps).toMatchObject([{ path: 'databaseSizes.tenant', reason: 'not-supported' }]);
    expect(databaseFacts([], {}).gaps).toMatchObject([
      { path: 'databases', reason: 'truncated' },
      { path: 'databaseSizes', reason: 'truncated' },
    ]);
  });
});

describe('variables', () => {
  const read = (variables: Record<string, string>) => variableFacts(new Map(Object.entries(variables)));

  it.each<[Record<string, string>, number | null]>([
    [{ binlog_expire_logs_seconds: '2592000', expire_logs_days: '0' }, 2_592_000],
    [{ binlog_expire_logs_seconds: '0', expire_logs_days: '7.000000' }, 604_800],
    [{ expire_logs_days: '0' }, null],
    [{ binlog_expire_logs_seconds: '2592000', binlog_expire_logs_auto_purge: 'OFF' }, null],
  ])('%j: logs are kept %d seconds', (variables, retention) => {
    expect(read(variables).facts).toEqual({ binaryLog: { retention } });
  });

  it('without a limit of connections say none', () => {
    expect(read({ max_connections: '0' }).facts).toEqual({});
    expect(read({ max_connections: '0' }).gaps.map(({ path }) => path)).toContain('maxConnections');
  });

  it('that were cut off are gaps', () => {
    const { settings, configuration, gaps } = settingsFacts(new Map([['optimizer_switch', 'x'.repeat(1024)]]));
    expect([settings, configuration]).toEqual([{}, {}]);
    expect(gaps.map(({ path, reason }) => [path, reason])).toEqual([
      ['settings.optimizer_switch', 'truncated'],
      ['configuration.optimizer_switch', 'truncated'],
    ]);
  });

  it('get their origins, but not that of what we set ourselves', () => {
    const { configuration } = settingsFacts(
      new Map([
        ['sql_mode', 'ANSI'],
        ['autocommit', 'ON'],
        ['max_connections', '5'],
        ['datadir', '/data'],
      ]),
    );
    const rows = [
      { name: 'sql_mode', origin: 'COMPILED' },
      { name: 'AUTOCOMMIT', origin: 'DYNAMIC' },
    ];
    expect(withOrigins({ configuration }, rows)).toEqual({
      sql_mode: { value: 'ANSI', origin: 'COMPILED' },
      autocommit: { value: true, origin: null },
      max_connections: { value: 5, origin: null },
    });
  });
});

it('derives how long the password holds', () => {
  const now = Date.UTC(2027, 0, 1);
  const days = (account: object) => deriveAccount({ account: { ...account } }, now);
  expect(days({ passwordExpires: '2027-02-21T02:41:02.000Z' }).facts).toEqual({ account: { passwordDaysLeft: 51 } });
  expect(days({ passwordExpires: null }).facts).toEqual({ account: { passwordDaysLeft: null } });
  for (const each of [days({}), days({ passwordExpires: 'soon' }), deriveAccount({}, now)]) {
    expect(each.facts).toEqual({});
    expect(each.gaps?.map(({ path }) => path)).toEqual(['account.passwordDaysLeft']);
  }
});
