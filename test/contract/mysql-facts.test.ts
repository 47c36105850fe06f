import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import { faulty, proxyTo } from '../support/postgres-faults.ts';

const password = 'b4re-pa55word';

/** A statement as it goes over the wire. */
const statement = /^.{4}\x03(?:SELECT|SHOW|SET)/s;

contract('required', 'mysql: tables, passwords and what disturbs a look', mariaDbMissing(), () => {
  const shared = sharedMariaDb({ settings: ['max-connections=44'] });
  const target = (user: string, more: object = {}) => ({
    host: shared().host,
    port: shared().port,
    user,
    password,
    ...more,
  });

  beforeAll(async () => {
    const users = ['bare', 'viewer', 'planner', 'almighty'];
    await shared().prepare([
      'CREATE DATABASE orders',
      'CREATE TABLE orders.lines (id TINYINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, note TEXT) AUTO_INCREMENT = 205',
      'CREATE TABLE orders.log (note TEXT)',
      'CREATE TABLE orders.old (id INT PRIMARY KEY) ENGINE=MyISAM',
      'CREATE TABLE orders.kept (id INT PRIMARY KEY) WITH SYSTEM VERSIONING',
      'CREATE VIEW orders.view AS SELECT 1 AS one',
      'CREATE DATABASE stock',
      'CREATE TABLE stock.log (note TEXT)',
      ...users.map((user) => `CREATE USER ${user}@'127.0.0.1' IDENTIFIED BY '${password}'`),
      "GRANT SHOW VIEW ON orders.* TO viewer@'127.0.0.1'",
      "GRANT SHOW VIEW, REFERENCES ON orders.* TO planner@'127.0.0.1'",
      "GRANT PROCESS ON *.* TO planner@'127.0.0.1'",
      "ALTER USER planner@'127.0.0.1' PASSWORD EXPIRE NEVER",
      "ALTER USER bare@'127.0.0.1', almighty@'127.0.0.1' PASSWORD EXPIRE INTERVAL 90 DAY",
      "GRANT ALL PRIVILEGES ON *.* TO almighty@'127.0.0.1' WITH GRANT OPTION",
    ]);
  });

  it('counts tables of the database of the check', async () => {
    const { answer } = await look(mysql, target('planner', { database: 'orders' }));
    expect(answer?.facts).toMatchObject({
      tables: {
        withoutPrimaryKey: { count: 1, names: ['orders.log'] },
        otherEngine: { count: 1, names: ['orders.old (MyISAM)'] },
      },
      autoIncrement: [{ column: 'orders.lines.id', type: 'tinyint(3) unsigned', used: 80 }],
      autoIncrementUsed: 80,
      transactions: { running: 0, oldest: null },
      account: { beyondReading: [], passwordLifetime: null, passwordExpires: null },
    });
    expect(mysql.facts.parse(answer?.facts)).toEqual(answer?.facts);
  });

  it('counts tables of all databases where the check names none', async () => {
    const { answer } = await look(mysql, target('almighty'));
    expect(answer?.facts).toMatchObject({
      tables: { withoutPrimaryKey: { count: 2, names: ['orders.log', 'stock.log'] } },
      account: { beyondReading: ['ALL PRIVILEGES', 'GRANT OPTION'], passwordLifetime: 90 },
    });
  });

  it('takes what rights may hide for unseen', async () => {
    const gapsOf = async (user: string, more: object = {}) => {
      const { answer } = await look(mysql, target(user, more));
      return answer?.gaps?.map(({ path, reason }) => `${path} ${reason}`) ?? [];
    };
    expect(await gapsOf('bare')).toEqual(
      expect.arrayContaining([
        'databases truncated',
        'tables.withoutPrimaryKey not-permitted',
        'autoIncrement not-permitted',
        'transactions not-permitted',
        'account.passwordExpires not-supported',
      ]),
    );
    const viewer = await gapsOf('viewer', { database: 'orders' });
    expect(viewer).toContain('autoIncrementUsed not-permitted');
    expect(viewer.filter((gap) => gap.startsWith('tables'))).toEqual([]);
    // One database of several: tables of all are asked for.
    expect(await gapsOf('planner')).toContain('tables.otherEngine not-permitted');
  });

  it('tells an open transaction from the rights to see none', async () => {
    await shared().admin(async (connection) => {
      await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
      await connection.query('SELECT COUNT(*) FROM orders.log');
      // InnoDB gives the list it made for whoever asked in the last tenth of a second.
      await expect
        .poll(async () => (await look(mysql, target('planner'))).answer?.facts.transactions, { interval: 300 })
        .toEqual({ running: 1, oldest: expect.any(Number) as unknown });
      await connection.query('ROLLBACK');
    });
  });

  it('knows what somebody set', async () => {
    const { answer } = await look(mysql, target('bare'));
    expect(answer?.facts.configuration).toMatchObject({
      max_connections: { value: 44, origin: 'COMMAND-LINE' },
      lock_wait_timeout: { value: 86_400, origin: 'COMPILE-TIME' },
      sql_mode: { origin: 'COMPILE-TIME' },
    });
    expect(answer?.facts.configuration).not.toHaveProperty('datadir');
  });

  it('fails clearly wherever the server goes away', async () => {
    const { touched } = await look(mysql, target('planner', { database: 'orders' }));
    const count = touched.filter((line) => line.startsWith('sql ')).length;
    expect(count).toBeGreaterThan(15);
    for (let k = 1; k <= count; k += 1) {
      let seen = 0;
      const server = await faulty(
        proxyTo(shared().port, (text) => {
          if (!statement.test(text)) return null;
          seen += 1;
          return seen === k ? 'cut' : null;
        }),
      );
      const { answer, failure } = await look(mysql, target('planner', { database: 'orders', port: server.port }));
      expect(answer).toBeNull();
      expect([k, failure?.failureCause, failure?.phase]).toEqual([k, 'connection-lost', 'query']);
      expect(failure?.learnt.timings?.map(({ phase }) => phase)).toContain('login');
    }
  });

  it('fails clearly whenever an administrator ends its connection', async () => {
    const kill = async () => {
      await shared().admin(async (connection) => {
        await connection.query("KILL USER planner@'127.0.0.1'");
      });
    };
    for (const k of [1, 5, 9, 14]) {
      let seen = 0;
      const server = await faulty(
        proxyTo(shared().port, (text) => {
          if (!statement.test(text)) return null;
          seen += 1;
          if (seen !== k) return null;
          void kill();
          return 'swallow';
        }),
      );
      const { failure } = await look(mysql, target('planner', { port: server.port }));
      expect([k, failure?.failureCause]).toEqual([k, 'connection-lost']);
    }
  });

  it('sends nothing that is not on the touch list, and nothing that writes', async () => {
    const plans = [target('almighty'), target('planner', { database: 'orders' }), target('bare')];
    for (const settings of plans) await look(mysql, settings);
    const declared = plans.flatMap((settings) =>
      mysql.touches(mysql.settings.parse(settings)).flatMap(({ touch }) => (touch.kind === 'sql' ? [touch.text] : [])),
    );
    const log = (await readFile(shared().generalLog, 'utf8')).split('\n');
    const ids = log.flatMap((line) => /\s(\d+) Connect\t(?:almighty|planner|bare)@/.exec(line)?.[1] ?? []);
    expect(ids.length).toBeGreaterThan(10);
    const sent = log.flatMap((line) => {
      const [, id = '', text = ''] = /\s(\d+) Query\t(.*)$/.exec(line) ?? [];
      return ids.includes(id) ? [text] : [];
    });
    expect(sent.filter((text) => !declared.includes(text))).toEqual([]);
    expect([...new Set(sent)].filter((text) => !/^(?:SELECT|SHOW|SET SESSION) /.test(text))).toEqual([]);
  });
});
