import type { Query } from './settings.ts';
import type { Protocol } from './token.ts';

/** What stands around the queries of the author. */
export interface Around {
  /** Before the first and after the last one. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Before and after each: a transaction that only reads. */
  readonly begin: string;
  readonly end: string;
}

/** PostgreSQL manual, BEGIN; MySQL manual, “START TRANSACTION” and “sql_select_limit”. */
export function aroundQueries(protocol: Protocol, queries: readonly Query[]): Around {
  if (protocol === 'postgres') return { before: [], after: [], begin: 'BEGIN TRANSACTION READ ONLY', end: 'ROLLBACK' };
  const most = Math.max(...queries.map(({ maxRows }) => maxRows)) + 1;
  return {
    before: [`SET SESSION sql_select_limit = ${String(most)}`],
    after: ['SET SESSION sql_select_limit = DEFAULT'],
    begin: 'START TRANSACTION READ ONLY',
    end: 'ROLLBACK',
  };
}

/** Every statement that is sent for the queries, in its order; none where there are none. */
export function queryStatements(protocol: Protocol, queries: readonly Query[]): readonly string[] {
  if (queries.length === 0) return [];
  const { before, after, begin, end } = aroundQueries(protocol, queries);
  return [...before, ...queries.flatMap(({ sql }) => [begin, sql, end]), ...after];
}
