import { readFile } from 'node:fs/promises';
import { createConnection } from 'mysql2/promise';
import { beforeAll, expect, it, vi } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { mariaDbMissing, rowsOf, sharedMariaDb } from '../support/mariadb.ts';

const password = 'b4re-pa55word';
const context = { now: Date.UTC(2026, 10, 22), timeZone: 'UTC', reference: referenceData };

contract('required', 'mysql: facts of MariaDB', mariaDbMissing(), () => {
  const shared = sharedMariaDb({ settings: ['max-connections=40', 'log-bin=binlog', 'server-id=7'] });
  const target = (user: string, more: object = {}) => ({
    host: shared().host,
    port: shared().port,
    user,
    password,
    ...more,
  });

  beforeAll(async () => {
    const from = '127.0.0.1';
    await shared().prepare([
      'CREATE DATABASE orders CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci',
      'CREATE TABLE orders.lines (id INT PRIMARY KEY, note TEXT) ENGINE=InnoDB',
      "INSERT INTO orders.lines VALUES (1, REPEAT('x', 5000))",
      'ANALYZE TABLE orders.lines',
      ...['bare', 'reader', 'watcher', 'almighty'].map(
        (user) => `CREATE USER ${user}@'${from}' IDENTIFIED BY '${password}'`,
      ),
      `GRANT SELECT ON orders.* TO reader@'${from}'`,
      `GRANT REPLICA MONITOR ON *.* TO watcher@'${from}'`,
      `GRANT ALL PRIVILEGES ON *.* TO almighty@'${from}' WITH GRANT OPTION`,
    ]);
  });

  it('says what an account without rights may see, and gaps for the rest', async () => {
    const { answer, failure } = await look(mysql, target('bare'));
    expect(failure).toBeNull();
    const [row] = await rowsOf(shared(), 'SELECT VERSION() AS version, @@hostname AS host, @@server_uid AS uid');
    expect(answer?.facts).toMatchObject({
      versionText: textIn(row, 'version'),
      hostname: textIn(row, 'host'),
      serverUuid: textIn(row, 'uid'),
      port: shared().port,
      database: null,
      maxConnections: 40,
      isolation: 'REPEATABLE-READ',
      lowerCaseTableNames: 0,
      readOnly: false,
      storageEngine: 'InnoDB',
      authentication: 'mysql_native_password',
      binaryLog: { enabled: true, format: 'MIXED', rowImage: 'FULL' },
      timeZone: { global: 'SYSTEM', session: 'SYSTEM', system: 'UTC', named: false },
      databases: [],
      databaseSizes: {},
      account: {
        name: 'bare@127.0.0.1',
        globalPrivileges: ['USAGE'],
        allPrivileges: false,
        beyondReading: [],
        authentication: ['mysql_native_password'],
        passwordLifetime: null,
        passwordExpires: null,
      },
      plugins: [],
      components: null,
      newCollation: null,
      performanceSchema: false,
    });
    expect(answer?.facts.settings).toMatchObject({ server_id: 7, log_bin: true, innodb_buffer_pool_size: 16_777_216 });
    expect(answer?.facts.sqlMode).toContain('STRICT_TRANS_TABLES');
    expect(answer?.facts.sessionSqlMode).toEqual(answer?.facts.sqlMode);
    const own = answer?.gaps?.filter(({ path }) => !/^(?:migration|quer|schema)/.test(path)) ?? [];
    expect(own.map(({ path, reason }) => [path, reason])).toEqual([
      ['superReadOnly', 'not-supported'],
      ['gtidMode', 'not-supported'],
      ['authenticationPolicy', 'not-supported'],
      ['databases', 'truncated'],
      ['databaseSizes', 'truncated'],
      ...['tables.withoutPrimaryKey', 'tables.otherEngine', 'autoIncrement', 'autoIncrementUsed', 'transactions'].map(
        (path) => [path, 'not-permitted'],
      ),
      ['replication', 'not-permitted'],
      ['isReplica', 'not-permitted'],
    ]);
    expect(mysql.facts.parse(answer?.facts)).toEqual(answer?.facts);
  });

  it('derives product, version, head-room and end of life', async () => {
    const { answer } = await look(mysql, target('bare'));
    const derived = mysql.derive?.(answer?.facts ?? {}, context);
    expect(derived?.facts).toMatchObject({
      product: 'MariaDB',
      connections: { free: 39 },
      account: { passwordDaysLeft: null },
    });
    expect(derived?.facts['version']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(answer?.facts.versionText?.startsWith(`${JSON.stringify(derived?.facts['version']).slice(1, -1)}-`)).toBe(
      true,
    );
    expect(derived?.facts['endOfLife']).toMatchObject({ dataDate: referenceData.endOfLife.date });
    expect(derived?.gaps).toEqual([]);
  });

  it('says more to accounts that may see more', async () => {
    const reader = await look(mysql, target('reader', { database: 'orders' }));
    expect(reader.answer?.facts).toMatchObject({
      database: 'orders',
      characterSet: { server: 'latin1', database: 'utf8mb4' },
      collation: { database: 'utf8mb4_general_ci' },
      databases: [{ name: 'orders', characterSet: 'utf8mb4', collation: 'utf8mb4_general_ci' }],
    });
    expect(reader.answer?.facts.databaseSizes?.['orders']).toBeGreaterThan(0);
    const watcher = await look(mysql, target('watcher'));
    expect(watcher.answer?.facts).toMatchObject({ isReplica: false, replication: [] });
    expect(watcher.answer?.facts.account?.globalPrivileges).toEqual(['SLAVE MONITOR']);
    const almighty = await look(mysql, target('almighty'));
    expect(almighty.answer?.facts.account).toMatchObject({ allPrivileges: true, globalPrivileges: ['ALL PRIVILEGES'] });
  });

  it('sees what it was granted by the script of its own, and no row', async () => {
    const settings = mysql.settings.parse(target('scripted', { database: 'orders' }));
    const script = mysql.account?.(settings, ['databaseSizes.orders', 'isReplica']);
    expect(script?.statements).toHaveLength(3);
    await shared().prepare((script?.statements ?? []).map((text) => text.replace('<password>', password)));
    await shared().prepare(['GRANT REPLICA MONITOR ON *.* TO `scripted`@`%`']);
    const { answer } = await look(mysql, settings);
    expect(answer?.facts).toMatchObject({ database: 'orders', isReplica: false });
    expect(answer?.facts.databaseSizes?.['orders']).toBeGreaterThan(0);
    const { host, port } = shared();
    const connection = await createConnection({ host, port, user: 'scripted', password });
    await expect(connection.query('SELECT * FROM orders.lines')).rejects.toThrow(/denied/);
    await connection.end();
    for (const note of script?.notes ?? []) {
      expect(mysql.texts.en[note]).toBeDefined();
      expect(mysql.texts['zh-CN'][note]).toBeDefined();
    }
  });

  it('shows no hash of a password', async () => {
    const { answer } = await look(mysql, target('almighty'));
    const [row] = await rowsOf(shared(), `SELECT PASSWORD('${password}') AS hash`);
    expect(textIn(row, 'hash')).toMatch(/^\*[0-9A-F]{40}$/);
    const told = JSON.stringify(answer);
    expect(told).not.toContain(textIn(row, 'hash').slice(1, 20));
    expect(told).not.toContain('IDENTIFIED');
    expect(told).not.toContain(password);
  });

  it('takes two looks for one server, and its start to the second', async () => {
    const first = await look(mysql, target('bare'));
    const second = await look(mysql, target('almighty', { host: 'localhost' }));
    expect(second.answer?.subject).toBe(first.answer?.subject);
    expect(second.answer?.facts.startedAt).toBe(first.answer?.facts.startedAt);
    expect(first.answer?.subject).toContain(String(first.answer?.facts.startedAt));
  });

  it('knows how far the clock is ahead', async () => {
    const wrong = 3_600_000;
    const { answer } = await look(mysql, target('bare'), { now: Date.now() - wrong });
    expect(Math.abs((answer?.facts.clock?.ahead ?? 0) - wrong)).toBeLessThan(60_000);
  });

  it('sends what it declared and nothing else, on one connection', async () => {
    await shared().prepare([`CREATE USER logged@'127.0.0.1' IDENTIFIED BY '${password}'`]);
    const { touched } = await look(mysql, target('logged'));
    const read = async (): Promise<readonly string[]> => (await readFile(shared().generalLog, 'utf8')).split('\n');
    const isLogin = (line: string): boolean => line.includes('\tlogged@');
    const idOf = (line: string | undefined): string => /\s(\d+) Connect\t/.exec(line ?? '')?.[1] ?? '';
    // the server writes down the goodbye after the client has gone
    await vi.waitFor(async () => {
      const lines = await read();
      const left = new RegExp(`\\s${idOf(lines.find(isLogin))} Quit\\t`);
      expect(lines.some((line) => left.test(line))).toBe(true);
    }, 10_000);
    const log = await read();
    const logins = log.filter(isLogin);
    expect(logins).toHaveLength(1);
    const id = idOf(logins[0]);
    const queries = log.flatMap((line) => new RegExp(`\\s${id} Query\\t(.*)$`).exec(line)?.[1] ?? []);
    const said = touched.filter((line) => line.startsWith('sql ')).map((line) => line.replace(/^sql \S+: /, ''));
    expect(queries).toEqual(said);
    // The password of this account never expires: nobody asks when.
    expect(queries).toHaveLength(16);
    expect(log.some((line) => new RegExp(`\\s${id} (?:Prepare|Execute)\\t`).test(line))).toBe(false);
  });

  it('cannot write and does not wait', async () => {
    const { answer } = await look(mysql, target('almighty', { statementTimeout: 4000 }));
    expect(answer).not.toBeNull();
    const log = await readFile(shared().generalLog, 'utf8');
    expect(log).toContain('max_statement_time = 4.000');
    expect(log).toContain('SET SESSION TRANSACTION READ ONLY');
  });
});

function textIn(row: Readonly<Record<string, unknown>> | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === 'string' ? value : '';
}
