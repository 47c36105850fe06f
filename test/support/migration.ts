import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { migration } from '../../probes/migration/index.ts';
import type { Facts } from '../../probes/migration/facts.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';
import { expectReasons } from './gap-sentences.ts';
import { look } from './http-task.ts';
import type { MariaDb } from './mariadb.ts';
import { barePassword } from './postgres-accounts.ts';

/** One look with settings as a profile writes them; every gap has its reason in words. */
export async function looked(
  settings: unknown,
): Promise<{ facts: Facts; gaps: readonly Gap[]; touched: readonly string[] }> {
  const { answer, failure, touched } = await look(migration, settings);
  if (answer === null) throw failure ?? new Error('no answer');
  expect(migration.facts.parse(answer.facts)).toEqual(answer.facts);
  expectReasons(migration, answer.gaps ?? []);
  return { facts: answer.facts, gaps: answer.gaps ?? [], touched };
}

/** The gaps by path, without those of settings that were not asked for. */
export function reasons(gaps: readonly Gap[]): readonly (readonly string[])[] {
  return gaps.filter(({ note }) => note !== 'kit.gap.setting').map(({ path, reason }) => [path, reason]);
}

/** Every list of problems with where they are. */
export function problems({ metadata = {} }: Facts): Record<string, readonly string[]> {
  const found = Object.entries(metadata).map(([name, list]) => [name, list.map(({ at }) => at)] as const);
  return Object.fromEntries(found.filter(([, list]) => list.length > 0));
}

export const columns = {
  id: 'number',
  customer_id: 'number',
  amount: 'number',
  ratio: 'float',
  placed_at: 'timestamp',
  day: 'date',
  note: 'text',
  code: 'text',
  paid: 'boolean',
  token: 'bytes',
} as const;

export const orders = {
  source: 'orders',
  key: 'id',
  columns,
  unique: [['code']],
  references: [{ column: 'customer_id', table: 'customers', key: 'id' }],
} as const;

export const postgresTables = [
  'CREATE TABLE customers (id bigint PRIMARY KEY, name varchar(50) NOT NULL)',
  `CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, amount numeric(12,2) NOT NULL, ratio double precision,
    placed_at timestamp(6) NOT NULL, day date, note varchar(200), code char(8), paid boolean NOT NULL, token bytea)`,
];
export const mysqlTables = [
  'CREATE TABLE customers (id bigint PRIMARY KEY, name varchar(50) NOT NULL) CHARACTER SET utf8mb4',
  `CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, amount decimal(12,2) NOT NULL, ratio double,
    placed_at datetime(6) NOT NULL, day date, note varchar(200), code char(8), paid tinyint(1) NOT NULL, token longblob) CHARACTER SET utf8mb4`,
];

/** Rows that both products read alike; each row is a list of literals. */
export function rows(isPostgres: boolean): readonly string[] {
  const list: string[] = [];
  for (let id = 1; id <= 1000; id += 1) {
    const note = id % 7 === 0 ? 'NULL' : `'备注 ${String(id)} 😀 ''x'''`;
    const token = isPostgres
      ? `'\\x00ff${id.toString(16).padStart(4, '0')}'`
      : `x'00ff${id.toString(16).padStart(4, '0')}'`;
    const paid = id % 2 === 0;
    const values = [
      id * 3,
      (id % 10) + 1,
      (id * 1.25).toFixed(2),
      id / 7,
      `'2026-0${String((id % 9) + 1)}-1${String(id % 9)} 10:00:00.${String(id).padStart(6, '0')}'`,
      id % 5 === 0 ? 'NULL' : "'2026-02-28'",
      note,
      `'C${String(id)}'`,
      isPostgres ? String(paid) : String(Number(paid)),
      token,
    ];
    list.push(`(${values.join(', ')})`);
  }
  return [
    `INSERT INTO customers VALUES ${Array.from({ length: 10 }, (_, at) => `(${String(at + 1)}, 'K')`).join(', ')}`,
    `INSERT INTO orders VALUES ${list.join(', ')}`,
  ];
}

/** Statements an account sent, also those with values beside them. */
export async function logged(server: PostgresServer, user: string): Promise<readonly string[]> {
  const lines = (await readFile(server.logFile, 'utf8')).split('\n');
  const pattern = new RegExp(` ${user}@\\S+ \\S+ LOG:  (?:statement|execute <unnamed>): (.*)$`);
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
}

/** Statements of the sessions that the account of the checks opened, of MariaDB’s general log. */
export function ownStatements(lines: readonly string[]): readonly string[] {
  const own = new Set<string>();
  return lines.flatMap((line) => {
    const [, session = '', command, text = ''] = /(\d+) (Connect|Query|Prepare)\t(.*)$/.exec(line) ?? [];
    if (command === 'Connect' && text.startsWith('mover@')) own.add(session);
    return command !== undefined && command !== 'Connect' && own.has(session) ? [text] : [];
  });
}

/** Settings of a side in PostgreSQL. */
export function inPostgres({ host, port }: PostgresServer, database: string, user = 'mover') {
  return { product: 'postgres', host, port, database, user, password: barePassword };
}

/** Settings of a side in MariaDB. */
export function inMariaDb({ host, port }: MariaDb, database: string, user = 'mover') {
  return { product: 'mysql', host, port, database, user, password: barePassword };
}

/** Rights of the account of the checks, which the database must be told itself. */
export const grants = ['GRANT USAGE ON SCHEMA public TO mover', 'GRANT SELECT ON ALL TABLES IN SCHEMA public TO mover'];

/** The accounts of the checks in each product; `bare` may log in and no more. */
export const postgresAccounts = ['mover', 'bare'].map((name) => `CREATE ROLE ${name} LOGIN PASSWORD '${barePassword}'`);
export const mysqlAccounts = ['mover', 'bare'].map((name) => `CREATE USER ${name}@'%' IDENTIFIED BY '${barePassword}'`);

/** Every level on both tables. */
export const everything = {
  tables: [{ source: 'customers', key: 'id', columns: { id: 'number', name: 'text' } }, orders],
  levels: ['L0', 'L1', 'L2', 'L3', 'L4'],
  rules: [
    { table: 'orders', name: 'no negative amount', violates: 'amount < 0' },
    { table: 'orders', name: 'code begins with C', violates: "code NOT LIKE 'C%'" },
  ],
  rehearsal: { rows: 200 },
};
