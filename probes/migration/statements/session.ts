import type { Product } from '../schema.ts';

/** Which of the statements that differ a server gets, by the version in its greeting. */
export type Family = 'postgres' | 'mysql' | 'mariadb';

/** What a server may turn out to be, by what the settings call it. */
export const familiesOf: Readonly<Record<Product, readonly Family[]>> = {
  postgres: ['postgres'],
  mysql: ['mysql', 'mariadb'],
};

/**
 * Nothing of ours can write, wait for a lock, or run long; each statement is a transaction of its own; and texts,
 * moments and floating-point numbers are written the same way by every server. `perTable`: milliseconds.
 */
export function sessionStatements(family: Family, perTable: number): readonly string[] {
  if (family === 'postgres') {
    return [
      'SET default_transaction_read_only = on',
      `SET statement_timeout = '${String(perTable)}ms'`,
      "SET lock_timeout = '1s'",
      "SET client_encoding = 'UTF8'",
      "SET TIME ZONE 'UTC'",
      "SET datestyle = 'ISO, YMD'",
      'SET extra_float_digits = 3',
    ];
  }
  return [
    'SET SESSION TRANSACTION READ ONLY',
    'SET SESSION autocommit = 1, lock_wait_timeout = 1',
    "SET SESSION time_zone = '+00:00'",
    family === 'mariadb'
      ? `SET SESSION max_statement_time = ${(perTable / 1000).toFixed(3)}`
      : `SET SESSION max_execution_time = ${String(perTable)}`,
  ];
}
