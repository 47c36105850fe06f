import { beforeAll, describe, expect, it } from 'vitest';
import { compareSchemas } from '../../src/kit/schema/compare-schemas.ts';
import type { SchemaSnapshot } from '../../src/kit/schema/snapshot.ts';
import { columnChanges } from '../fixtures/schema-mysql/columns.ts';
import { programChanges } from '../fixtures/schema-mysql/programs.ts';
import { tableChanges } from '../fixtures/schema-mysql/tables.ts';
import { contract } from '../support/contract.ts';
import { mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import {
  loadInto,
  namedFor,
  readMysqlSchema,
  schemaReaderStatements,
  shortly,
  statementsOf,
  type ReadSchema,
} from '../support/mysql-schema.ts';

const changes = [...columnChanges, ...tableChanges, ...programChanges];
const create = (database: string) => `CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`;

contract('required', 'mysql: schemas of MariaDB', mariaDbMissing(), () => {
  const shared = sharedMariaDb();
  const read = new Map<string, ReadSchema>();
  const snapshot = (name: string): SchemaSnapshot => {
    const found = read.get(name);
    if (found === undefined) throw new Error(`${name} was not read`);
    return found.snapshot;
  };

  beforeAll(async () => {
    await shared().prepare([...schemaReaderStatements, ...['orders_test', 'orders_prod', 'changed'].map(create)]);
    await loadInto(shared(), 'orders_test', statementsOf(changes, 'before'));
    await loadInto(shared(), 'orders_prod', statementsOf(changes, 'before'));
    await loadInto(shared(), 'changed', statementsOf(changes, 'after'));
    for (const name of ['orders_test', 'orders_prod', 'changed']) read.set(name, await readMysqlSchema(shared(), name));
  });

  it('finds no difference between two databases with the same definitions', () => {
    expect(compareSchemas(snapshot('orders_test'), snapshot('orders_prod')).map(shortly)).toEqual([]);
    expect(snapshot('orders_test').digest).toBe(snapshot('orders_prod').digest);
    expect(snapshot('orders_test').counts).toMatchObject({ schema: 1, sequence: 1 });
    expect(snapshot('orders_test').counts['table']).toBeGreaterThan(80);
  });

  it('knows at least 120 changes', () => {
    expect(changes.length).toBeGreaterThanOrEqual(120);
    expect(new Set(changes.map(({ name, change }) => name + change.join(';'))).size).toBe(changes.length);
  });

  describe('a change of one thing is that difference and no other', () => {
    const differences = () => compareSchemas(snapshot('orders_test'), snapshot('changed')).map(shortly);
    it.each(changes.map(({ name, change, gives }, index) => ({ name, change: change.join('; '), gives, index })))(
      '$name: $change',
      ({ gives, index }) => {
        const own = new RegExp(`[ (]c${String(index)}(?:_|\\b)`);
        expect(
          differences()
            .filter((each) => own.test(each))
            .sort(),
        ).toEqual(gives.map((each) => namedFor(index, each)).sort());
      },
    );

    it('nothing besides', () => {
      const expected = changes.flatMap(({ gives }, index) => gives.map((each) => namedFor(index, each)));
      expect([...differences()].sort()).toEqual(expected.sort());
    });
  });

  it('sends what the touch list has, twenty statements at most', () => {
    const statements = (read.get('orders_test')?.touched ?? []).filter((line) => line.startsWith('sql '));
    const ofSchema = statements.filter((line) => /\b(?:DATABASE\(\) *(?:$|AND)|sql_mode = '')/.test(line));
    expect(ofSchema.length).toBeGreaterThan(10);
    expect(ofSchema.length).toBeLessThanOrEqual(20);
  });

  it('says that it cannot see how sequences count', () => {
    const gaps = read.get('orders_test')?.gaps ?? [];
    expect(gaps.map(({ path, reason, note }) => [path, reason, note])).toEqual([
      ['schema.inFull.sequences', 'not-supported', 'mysql.gap.sequence-hidden'],
    ]);
  });
});
