import * as z from 'zod';
import type { Column, TableShape } from './column-form.ts';
import { mysqlForm } from './mysql-form.ts';
import { postgresForm } from './postgres-form.ts';

const text = z.string();
const list = z
  .string()
  .transform((written): unknown => JSON.parse(written))
  .pipe(z.array(z.string()));
const isTrue = z.string().transform((word) => word.startsWith('t'));
const amount = z
  .string()
  .regex(/^-?\d{1,18}$/)
  .transform(Number);

const postgresTables = z.array(z.object({ name: text, estimate: amount, bytes: amount, key: list.nullable() }));
const postgresColumns = z.array(
  z.object({
    place: text,
    name: text,
    type: text,
    required: isTrue,
    initial: text.nullable(),
    identity: isTrue,
    labels: list.nullable(),
  }),
);

/** Tables and columns of PostgreSQL as it answered. `charset`: encoding of the database. Throws ZodError. */
export function readPostgres(tables: readonly unknown[], columns: readonly unknown[], charset: string | null) {
  const byTable = new Map<string, Map<string, Column>>();
  for (const row of postgresColumns.parse(columns)) {
    const automatic = row.identity || (row.initial?.startsWith('nextval(') ?? false);
    columnsOf(byTable, row.place).set(row.name, {
      name: row.name,
      type: row.type,
      form: postgresForm(row.type, row.labels, charset),
      nullable: !row.required,
      fillsItself: automatic || row.initial !== null,
      automatic,
      zeroDate: false,
    });
  }
  return postgresTables.parse(tables).map((row): TableShape => ({
    name: row.name,
    key: row.key ?? [],
    // -1 from 14 on, 0 before: never looked at.
    estimate: row.estimate > 0 ? row.estimate : null,
    bytes: row.bytes,
    columns: byTable.get(row.name) ?? new Map(),
  }));
}

const mysqlTables = z.array(z.object({ name: text, estimate: amount.nullable(), bytes: amount.nullable() }));
const mysqlColumns = z.array(
  z.object({
    place: text,
    name: text,
    type: text,
    optional: text,
    initial: text.nullable(),
    extra: text,
    part: text,
    charset: text.nullable(),
  }),
);

/** Tables and columns of MySQL and MariaDB as they answered. Throws ZodError. */
export function readMysql(tables: readonly unknown[], columns: readonly unknown[]) {
  const byTable = new Map<string, Map<string, Column>>();
  const keys = new Map<string, string[]>();
  for (const row of mysqlColumns.parse(columns)) {
    const automatic = /auto_increment/i.test(row.extra);
    columnsOf(byTable, row.place).set(row.name, {
      name: row.name,
      type: row.type,
      form: mysqlForm(row.type, row.charset),
      nullable: row.optional === 'YES',
      // MariaDB writes the word for a default that is none.
      fillsItself: automatic || (row.initial !== null && row.initial !== 'NULL') || /generated/i.test(row.extra),
      automatic,
      zeroDate: /^'?0000-00-00/.test(row.initial ?? ''),
    });
    if (row.part === 'PRI') keys.set(row.place, [...(keys.get(row.place) ?? []), row.name]);
  }
  return mysqlTables.parse(tables).map((row): TableShape => ({
    name: row.name,
    key: keys.get(row.name) ?? [],
    estimate: row.estimate !== null && row.estimate > 0 ? row.estimate : null,
    bytes: row.bytes,
    columns: byTable.get(row.name) ?? new Map(),
  }));
}

function columnsOf(byTable: Map<string, Map<string, Column>>, table: string): Map<string, Column> {
  const known = byTable.get(table) ?? new Map<string, Column>();
  byTable.set(table, known);
  return known;
}
