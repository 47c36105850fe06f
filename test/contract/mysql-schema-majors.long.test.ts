import { beforeAll, expect, it } from 'vitest';
import { compareSchemas } from '../../src/kit/schema/compare-schemas.ts';
import { columnChanges } from '../fixtures/schema-mysql/columns.ts';
import { programChanges } from '../fixtures/schema-mysql/programs.ts';
import { tableChanges } from '../fixtures/schema-mysql/tables.ts';
import { contract } from '../support/contract.ts';
import { sharedMariaDb } from '../support/mariadb.ts';
import { mysqlMissing } from '../support/mysql-programs.ts';
import { loadInto, readMysqlSchema, schemaReaderStatements, shortly, statementsOf } from '../support/mysql-schema.ts';

const changes = [...columnChanges, ...tableChanges, ...programChanges];
const database = 'CREATE DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci';

contract(
  'optional',
  'mysql: schemas of MariaDB 10.11 and 11.8',
  mysqlMissing('mariadb') ?? mysqlMissing('mariadb-11.8'),
  () => {
    const servers = [sharedMariaDb(), sharedMariaDb({ server: 'mariadb-11.8' })];

    beforeAll(async () => {
      for (const server of servers) {
        await server().prepare([...schemaReaderStatements, database]);
        await loadInto(server(), 'shop', statementsOf(changes, 'after'));
      }
    });

    it('are alike, but for what the releases do differently', async () => {
      const [older, newer] = await Promise.all(servers.map((server) => readMysqlSchema(server(), 'shop')));
      if (older === undefined || newer === undefined) throw new Error('not read');
      expect(newer.gaps).toEqual([]);
      const found = compareSchemas(older.snapshot, newer.snapshot);
      // Where only the character set is said, 11.8 takes another collation: that is how text sorts and compares.
      expect(found.map((each) => [shortly(each).replace(/\d+/, '$'), each.left, each.right])).toEqual(
        [1, 2].map(() => ['table c$ columns.c: collation', 'utf8mb4_general_ci', 'utf8mb4_uca1400_ai_ci']),
      );
    });
  },
);

contract('optional', 'mysql: schemas of MySQL 9.7', mysqlMissing('mysql-9.7'), () => {
  const server = sharedMariaDb({ server: 'mysql-9.7' });

  it('are alike under two names, and show one change as that difference', async () => {
    await server().prepare([
      ...schemaReaderStatements,
      ...['shop_test', 'shop_prod'].map((name) => database.replace('shop', name)),
    ]);
    const statements = [
      "CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, a INT DEFAULT 0 CHECK (a > 0), b VARCHAR(20) DEFAULT (uuid()), g POINT NOT NULL SRID 4326, j JSON, KEY f ((lower(b)), a DESC), KEY i (a) INVISIBLE, e ENUM('x','Y') COLLATE utf8mb4_bin)",
      "CREATE VIEW v AS SELECT t.a, now() AS n FROM t WHERE t.b = 'x'",
      'CREATE TABLE h (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2',
      'CREATE PROCEDURE p(IN x INT) SELECT a FROM t WHERE id = x',
      'CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1',
      'CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t',
    ];
    for (const name of ['shop_test', 'shop_prod']) await loadInto(server(), name, statements);
    const [left, right] = [await readMysqlSchema(server(), 'shop_test'), await readMysqlSchema(server(), 'shop_prod')];
    expect(left.gaps).toEqual([]);
    expect(compareSchemas(left.snapshot, right.snapshot).map(shortly)).toEqual([]);
    expect(left.snapshot.counts).toEqual({ event: 1, routine: 1, schema: 1, table: 2, view: 1 });
    await loadInto(server(), 'shop_prod', [
      'ALTER TABLE t ALTER CHECK t_chk_1 NOT ENFORCED',
      'ALTER TABLE t ALTER INDEX i VISIBLE',
    ]);
    const changed = await readMysqlSchema(server(), 'shop_prod');
    expect(compareSchemas(left.snapshot, changed.snapshot).map(shortly).sort()).toEqual([
      'table t constraints.t_chk_1: enforced',
      'table t indexes.i: visible',
    ]);
  });
});

const both = mysqlMissing('mariadb') ?? mysqlMissing('mysql-9.7');
contract('optional', 'mysql: schemas of two products', both, () => {
  const servers = [sharedMariaDb(), sharedMariaDb({ server: 'mysql-9.7' })];

  it('are one difference', async () => {
    for (const server of servers) {
      await server().prepare([...schemaReaderStatements, database]);
      await loadInto(server(), 'shop', ['CREATE TABLE t (id INT PRIMARY KEY, j JSON)']);
    }
    const [mariadb, mysql] = await Promise.all(servers.map((server) => readMysqlSchema(server(), 'shop')));
    if (mariadb === undefined || mysql === undefined) throw new Error('not read');
    expect(compareSchemas(mariadb.snapshot, mysql.snapshot)).toMatchObject([
      { path: 'dialect', left: 'mariadb', right: 'mysql', rank: 0 },
    ]);
  });
});
