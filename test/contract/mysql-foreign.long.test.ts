import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { sharedMariaDb, type MariaDb } from '../support/mariadb.ts';
import { mysqlMissing } from '../support/mysql-programs.ts';

const password = 'b4re-pa55word';
const users = ['bare', 'planner', 'almighty'];

const target = (server: MariaDb, user: string, more: object = {}) => ({
  host: server.host,
  port: server.port,
  user,
  password,
  ...more,
});

async function furnish(server: MariaDb): Promise<void> {
  await server.prepare([
    'CREATE DATABASE orders',
    'CREATE TABLE orders.lines (id TINYINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, note TEXT) AUTO_INCREMENT = 205',
    'CREATE TABLE orders.log (note TEXT)',
    'CREATE TABLE orders.old (id INT PRIMARY KEY) ENGINE=MyISAM',
    ...users.map((user) => `CREATE USER ${user}@'127.0.0.1' IDENTIFIED BY '${password}'`),
    "GRANT SHOW VIEW, REFERENCES ON orders.* TO planner@'127.0.0.1'",
    "GRANT PROCESS ON *.* TO planner@'127.0.0.1'",
    "GRANT ALL PRIVILEGES ON *.* TO almighty@'127.0.0.1' WITH GRANT OPTION",
    "ALTER USER bare@'127.0.0.1' PASSWORD EXPIRE NEVER",
    "ALTER USER planner@'127.0.0.1' PASSWORD EXPIRE INTERVAL 90 DAY",
    "ALTER USER almighty@'127.0.0.1' PASSWORD EXPIRE INTERVAL 90 DAY",
  ]);
}

const gapsOf = async (server: MariaDb, user: string, more: object = {}) => {
  const { answer } = await look(mysql, target(server, user, more));
  return answer?.gaps?.map(({ path, reason }) => `${path} ${reason}`) ?? [];
};

/** Days from now on, to the half day. */
const daysUntil = (moment: string | null | undefined) =>
  Math.round((Date.parse(moment ?? '') - Date.now()) / 43_200_000) / 2;

for (const name of ['mariadb-11.8', 'mysql-9.7'] as const)
  contract('optional', `mysql: facts of ${name}`, mysqlMissing(name), () => {
    const shared = sharedMariaDb({ server: name, settings: ['max-connections=44'] });
    beforeAll(async () => {
      await furnish(shared());
    });

    it('are all there for who may see them', async () => {
      const { answer } = await look(mysql, target(shared(), 'planner', { database: 'orders' }));
      expect(answer?.facts).toMatchObject({
        tables: {
          withoutPrimaryKey: { count: 1, names: ['orders.log'] },
          otherEngine: { count: 1, names: ['orders.old (MyISAM)'] },
        },
        autoIncrementUsed: 80,
        transactions: { running: 0, oldest: null },
        account: { beyondReading: [], passwordLifetime: 90 },
        maxConnections: 44,
        configuration: {
          max_connections: { value: 44 },
          sql_mode: { origin: expect.stringMatching(/^COMPILE/) as unknown },
        },
      });
      expect(answer?.facts.databaseSizes?.['orders']).toBeGreaterThan(0);
      expect(mysql.facts.parse(answer?.facts)).toEqual(answer?.facts);
    });

    it('are gaps for who may not', async () => {
      const gaps = await gapsOf(shared(), 'bare');
      expect(gaps).toEqual(
        expect.arrayContaining([
          'databases truncated',
          'tables.otherEngine not-permitted',
          'transactions not-permitted',
        ]),
      );
      expect(gaps.filter((gap) => gap.startsWith('settings.'))).toEqual([]);
      expect(gaps.filter((gap) => gap.startsWith('account.'))).toEqual([]);
    });

    it('tell when the password expires, where the product says it', async () => {
      const { answer } = await look(mysql, target(shared(), 'almighty'));
      expect(daysUntil(answer?.facts.account?.passwordExpires)).toBe(90);
      const planner = await gapsOf(shared(), 'planner');
      const expiry = planner.filter((gap) => gap.startsWith('account.passwordExpires'));
      expect(expiry).toEqual(name === 'mysql-9.7' ? ['account.passwordExpires not-permitted'] : []);
    });

    it('keep no hash', async () => {
      const { answer } = await look(mysql, target(shared(), 'almighty'));
      expect(JSON.stringify(answer)).not.toMatch(/\$A\$|IDENTIFIED|\*[0-9A-F]{40}/);
    });

    it('cost what the touch list says and nothing else', async () => {
      const all = [target(shared(), 'almighty', { database: 'orders' }), target(shared(), 'bare')];
      const declared = all.flatMap((settings) =>
        mysql
          .touches(mysql.settings.parse(settings))
          .flatMap(({ touch }) => (touch.kind === 'sql' ? [touch.text] : [])),
      );
      for (const settings of all) {
        const { touched } = await look(mysql, settings);
        expect(touched.filter((line) => line.startsWith('sql ')).length).toBeLessThanOrEqual(20);
      }
      const log = (await readFile(shared().generalLog, 'utf8')).split('\n');
      const ids = log.flatMap((line) => /\s(\d+) Connect\t(?:almighty|planner|bare)@/.exec(line)?.[1] ?? []);
      const sent = log.flatMap((line) => {
        const [, id = '', text = ''] = /\s(\d+) Query\t(.*)$/.exec(line) ?? [];
        return ids.includes(id) ? [text] : [];
      });
      expect(sent.length).toBeGreaterThan(30);
      expect(sent.filter((text) => !declared.includes(text))).toEqual([]);
      expect(sent.filter((text) => !/^(?:SELECT|SHOW|SET SESSION) /.test(text))).toEqual([]);
    });
  });

contract('optional', 'mysql: without performance_schema', mysqlMissing('mysql-9.7'), () => {
  const shared = sharedMariaDb({ server: 'mysql-9.7', settings: ['performance-schema=OFF'] });
  it('tells no NULL for a fact', async () => {
    await furnish(shared());
    const { answer } = await look(mysql, target(shared(), 'bare'));
    expect(answer?.facts).toMatchObject({ performanceSchema: false, maxConnections: 151 });
    expect(answer?.facts.configuration?.['sql_mode']?.value).toContain('STRICT_TRANS_TABLES');
    expect(answer?.facts.connections?.used).toBeGreaterThan(0);
    expect(Date.parse(answer?.facts.startedAt ?? '')).toBeLessThan(Date.now());
  });
});

contract(
  'optional',
  'mysql: settings of several releases',
  mysqlMissing('mariadb-11.8') ?? mysqlMissing('mysql-9.7'),
  () => {
    const old = sharedMariaDb({ settings: ['innodb-lock-wait-timeout=7'] });
    const next = sharedMariaDb({ server: 'mariadb-11.8', settings: ['innodb-lock-wait-timeout=7'] });
    const other = sharedMariaDb({ server: 'mysql-9.7' });
    beforeAll(async () => {
      for (const server of [old(), next(), other()]) await furnish(server);
    });

    const drift = async (left: MariaDb, right: MariaDb) => {
      const sides = await Promise.all(
        [left, right].map(
          async (server) => (await look(mysql, target(server, 'bare'))).answer?.facts.configuration ?? null,
        ),
      );
      return mysql.compare?.('configuration', sides[0] ?? null, sides[1] ?? null) ?? [];
    };
    const deciding = async (left: MariaDb, right: MariaDb) =>
      (await drift(left, right)).filter(({ informs }) => informs !== true).map(({ path }) => path);

    describe('of one product', () => {
      it('differ in what decides the meaning of statements', async () => {
        // All of them are other defaults of 11.8.
        expect(await deciding(old(), next())).toEqual([
          'character_set_server',
          'collation_server',
          'innodb_snapshot_isolation',
        ]);
      });

      it('and in what somebody set besides', async () => {
        const before = await deciding(old(), next());
        await next().prepare(['SET GLOBAL innodb_lock_wait_timeout = 9']);
        const after = await deciding(old(), next());
        expect(after.filter((path) => !before.includes(path))).toEqual(['innodb_lock_wait_timeout']);
      });
    });

    it('of two products: the products, and what decides the meaning of statements', async () => {
      const found = await deciding(other(), next());
      expect(found[0]).toBe('version');
      expect(found).toEqual(expect.arrayContaining(['sql_mode', 'collation_server', 'log_bin']));
      expect(found.filter((path) => /buffer|cache|timeout/.test(path))).toEqual([]);
    });
  },
);
