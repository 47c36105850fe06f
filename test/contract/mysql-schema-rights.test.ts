import { beforeAll, expect, it } from 'vitest';
import { compareSchemas } from '../../src/kit/schema/compare-schemas.ts';
import { contract } from '../support/contract.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import { loadInto, readMysqlSchema, schemaReaderStatements, shortly } from '../support/mysql-schema.ts';

const from = '127.0.0.1';
const password = 'p4rtial-pa55word';

contract('required', 'mysql: a schema that the account sees in part', mariaDbMissing(), () => {
  const shared = sharedMariaDb();
  const account = (user: string) => ({ account: { user, password } });

  beforeAll(async () => {
    const users = ['bare', 'one_table', 'names', 'columns', 'texts', 'all_of_it'];
    await shared().prepare([
      ...schemaReaderStatements,
      'CREATE DATABASE shop COLLATE utf8mb4_general_ci',
      'CREATE DATABASE shop_archive COLLATE utf8mb4_general_ci',
      ...users.map((user) => `CREATE USER ${user}@'${from}' IDENTIFIED BY '${password}'`),
    ]);
    await loadInto(shared(), 'shop', [
      'CREATE TABLE p (id INT PRIMARY KEY)',
      'CREATE TABLE c (id INT PRIMARY KEY, p INT, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id))',
      'CREATE VIEW v AS SELECT id FROM p',
      'CREATE FUNCTION half(x INT) RETURNS INT RETURN x / 2',
      'CREATE TRIGGER t BEFORE INSERT ON c FOR EACH ROW SET NEW.p = 1',
      'CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM c',
    ]);
    await loadInto(shared(), 'shop_archive', ['CREATE TABLE tmp_1 (id INT)', 'CREATE TABLE kept (id INT)']);
    await shared().prepare([
      `GRANT SELECT ON shop.p TO one_table@'${from}'`,
      `GRANT SHOW VIEW ON shop.* TO names@'${from}'`,
      `GRANT REFERENCES ON \`sh%\`.* TO columns@'${from}'`,
      `GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE ON shop.* TO texts@'${from}'`,
      `GRANT ALL PRIVILEGES ON shop.* TO all_of_it@'${from}'`,
      `GRANT SELECT ON mysql.proc TO all_of_it@'${from}'`,
    ]);
  });

  const missing = async (user: string) => {
    const read = await readMysqlSchema(shared(), 'shop', account(user));
    return read.gaps.map(({ path, reason }) => [path.replace('schema.inFull.', ''), reason].join(': '));
  };

  it('names what it may not see, by what the account may do', async () => {
    expect(await missing('one_table')).toEqual(
      ['tables', 'columns', 'triggers', 'routines', 'events'].map((part) => `${part}: not-permitted`),
    );
    expect(await missing('names')).toEqual(
      ['columns', 'triggers', 'routines', 'events', 'definitions'].map((part) => `${part}: not-permitted`),
    );
    expect(await missing('columns')).toEqual(
      ['triggers', 'routines', 'events', 'definitions'].map((part) => `${part}: not-permitted`),
    );
    expect(await missing('texts')).toEqual(['bodies: not-permitted']);
    expect(await missing('all_of_it')).toEqual([]);
  });

  it('takes nothing that is hidden for a difference', async () => {
    const all = await readMysqlSchema(shared(), 'shop');
    expect(all.gaps).toEqual([]);
    for (const user of ['one_table', 'names', 'columns', 'texts', 'all_of_it']) {
      const part = await readMysqlSchema(shared(), 'shop', account(user));
      expect([user, compareSchemas(all.snapshot, part.snapshot).map(shortly)]).toEqual([user, []]);
      expect([user, compareSchemas(part.snapshot, all.snapshot).map(shortly)]).toEqual([user, []]);
    }
  });

  it('sees what differs all the same', async () => {
    const before = await readMysqlSchema(shared(), 'shop', account('columns'));
    await loadInto(shared(), 'shop', ['ALTER TABLE c ADD COLUMN n INT']);
    const all = await readMysqlSchema(shared(), 'shop');
    expect(compareSchemas(before.snapshot, all.snapshot).map(shortly)).toEqual(['table c columns.n: missing-left']);
    await loadInto(shared(), 'shop', ['ALTER TABLE c DROP COLUMN n']);
  });

  it('reads the schemas that are named, without what is excluded, and the whole server without a database', async () => {
    const named = await readMysqlSchema(shared(), 'shop', {
      schema: { schemas: ['shop', 'shop_archive'], exclude: ['shop_archive.tmp_*', '*.v'] },
    });
    expect(Object.keys(named.snapshot.objects['table'] ?? {})).toEqual(['shop.c', 'shop.p', 'shop_archive.kept']);
    expect(named.snapshot.objects['view']).toBeUndefined();
    const whole = await readMysqlSchema(shared(), null);
    expect(Object.keys(whole.snapshot.objects['schema'] ?? {})).toEqual(['shop', 'shop_archive']);
    expect(whole.gaps).toEqual([]);
    const part = await readMysqlSchema(shared(), null, account('all_of_it'));
    expect(part.gaps.map(({ path }) => path)).toContain('schema.inFull.tables');
    const none = await readMysqlSchema(shared(), null, {
      ...account('bare'),
      schema: { schemas: ["it's\\not there"] },
    });
    expect(none.snapshot.counts).toEqual({});
    expect(none.gaps.map(({ path }) => path)).toContain('schema.inFull.tables');
  });
});
