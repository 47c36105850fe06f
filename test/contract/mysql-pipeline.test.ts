import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { put, savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli } from '../support/cli-run.ts';
import { contract } from '../support/contract.ts';
import { mariaDbMissing, sharedMariaDb, type MariaDb } from '../support/mariadb.ts';

const password = 'b4re-pa55word';
const folder = sharedFolder();

const profile = `plumbline: 1
name: orders-on-mariadb
parameters:
  db: { type: host }
  port: { type: port }
checks:
  orders-db:
    probe: mysql
    target:
      host: '\${db}'
      port: '\${port}'
      user: ready
      password: '\${secret:ORDERS_DB_PASSWORD}'
    expect:
      product: MariaDB
      version: '>=10.6'
      settings.max_allowed_packet: { atLeast: 1 MiB }
      isolation: REPEATABLE-READ
    across:
      product: same
      version: same-minor
      sqlMode: same
      characterSet.server: same
`;

/** What an account without rights cannot see, asked so that an empty list or a zero would pass. */
const unseen = `plumbline: 1
name: orders-unseen
parameters:
  db: { type: host }
  port: { type: port }
checks:
  orders-db:
    probe: mysql
    target:
      host: '\${db}'
      port: '\${port}'
      user: bare
      password: '\${secret:ORDERS_DB_PASSWORD}'
    expect:
      tables.withoutPrimaryKey.count: 0
      tables.otherEngine.names: { count: 0 }
      autoIncrementUsed: { atMost: 80 }
      autoIncrement: { each: { used: { atMost: 80 } } }
      transactions.oldest: { atMost: 60 s }
      isReplica: false
      replication: { count: 0 }
      databases: { each: { characterSet: utf8mb4 } }
      databaseSizes: { count: 0 }
    across:
      configuration: same
`;

const site = (test: MariaDb, prod: MariaDb) => `environments:
  test: { with: { db: ${test.host}, port: ${String(test.port)} } }
  prod: { with: { db: ${prod.host}, port: ${String(prod.port)} } }
`;

contract('required', 'mysql: from the profile to the verdict', mariaDbMissing(), () => {
  const first = sharedMariaDb({ settings: ['character-set-server=utf8mb4'] });
  const second = sharedMariaDb({ settings: ['character-set-server=utf8mb4'] });
  const env = { ORDERS_DB_PASSWORD: password };

  it('compares two servers, and fails on what was changed', async () => {
    const servers = [first(), second()] as const;
    for (const server of servers) await server.prepare([`CREATE USER ready@'127.0.0.1' IDENTIFIED BY '${password}'`]);
    const cwd = mkdtempSync(join(folder, 'run-'));
    put(cwd, 'orders.yaml', profile);
    put(cwd, 'site.yaml', site(...servers));
    const valid = await runCli(['validate', 'orders.yaml', 'site.yaml'], { cwd });
    expect(valid).toMatchObject({ code: 0 });
    const check = async (out: string) => {
      const ran = await runCli(['check', 'orders.yaml', 'site.yaml', '--format', 'json', '--out', out], { cwd, env });
      return { ran, result: savedResult(join(cwd, out)) };
    };
    const good = await check('good');
    expect(good.ran).toMatchObject({ code: 0 });
    expect(good.result.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    await second().prepare(["SET GLOBAL sql_mode = 'ANSI'"]);
    const bad = await check('bad');
    expect(bad.ran).toMatchObject({ code: 1 });
    const failed = bad.result.findings.filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ id }) => id.rule)).toEqual(['across:sqlMode']);
    expect(JSON.stringify(bad.result)).not.toContain(password);
  });

  it('passes nothing that it could not see, and names the one setting that somebody changed', async () => {
    const servers = [first(), second()] as const;
    for (const server of servers) await server.prepare([`CREATE USER bare@'127.0.0.1' IDENTIFIED BY '${password}'`]);
    await second().prepare(['SET GLOBAL sql_mode = DEFAULT', 'SET GLOBAL innodb_lock_wait_timeout = 7']);
    const cwd = mkdtempSync(join(folder, 'unseen-'));
    put(cwd, 'orders.yaml', unseen);
    put(cwd, 'site.yaml', site(...servers));
    const ran = await runCli(['check', 'orders.yaml', 'site.yaml', '--format', 'json', '--out', 'out'], { cwd, env });
    expect(ran).toMatchObject({ code: 1 });
    const result = savedResult(join(cwd, 'out'));
    const expectations = result.findings.filter(({ kind }) => kind === 'expectation');
    expect(expectations).toHaveLength(18);
    expect(expectations.filter(({ outcome }) => outcome !== 'unknown').map(({ id }) => id.rule)).toEqual([]);
    const across = result.findings.find(({ kind }) => kind === 'across');
    expect(across?.outcome).toBe('fail');
    const decisive = across?.differences.filter(({ informs }) => informs !== true) ?? [];
    expect(decisive).toMatchObject([{ path: 'innodb_lock_wait_timeout', left: 50, right: 7 }]);
    await second().prepare(['SET GLOBAL innodb_lock_wait_timeout = DEFAULT']);
    await runCli(['check', 'orders.yaml', 'site.yaml', '--format', 'json', '--out', 'same'], { cwd, env });
    const again = savedResult(join(cwd, 'same')).findings.find(({ kind }) => kind === 'across');
    expect(again?.outcome).toBe('pass');
  });
});
