import { oneLine, type Statement } from './statement.ts';

const milliseconds = (since: string) => `(extract(epoch FROM max(${since})) * 1000)::int8`;
const others = 'datid IS NOT NULL AND usesysid IS NOT NULL AND pid <> pg_backend_pid()';
const idle = `state LIKE 'idle in transaction%'`;

/** Numbers up to which a cluster can count (manual, 24.1.5). */
const wrapsAt = 2_147_483_648;

/**
 * Open transactions of the database (pg_stat_activity, pg_prepared_xacts), and how near the cluster is to the end of its
 * transaction numbers, which open ones hold back. Rows of others that the account may not see have no state; some
 * products leave such rows out, so their number is held against that of connections.
 */
export const transactionsStatement = {
  gives: ['transactions', 'preparedTransactions', 'wraparound'],
  text: oneLine(
    'SELECT * FROM (',
    `SELECT count(*) AS rows, sum(CASE WHEN ${others} AND state IS NULL AND query = '<insufficient privilege>' THEN 1 ELSE 0 END) AS hidden,`,
    `count(CASE WHEN ${others} THEN xact_start END) AS open, ${milliseconds(`CASE WHEN ${others} THEN clock_timestamp() - xact_start END`)} AS oldest,`,
    `count(CASE WHEN ${others} AND ${idle} THEN 1 END) AS idle, ${milliseconds(`CASE WHEN ${others} AND ${idle} THEN clock_timestamp() - state_change END`)} AS "idleOldest"`,
    'FROM pg_catalog.pg_stat_activity WHERE datname = current_database()) AS activity,',
    '(SELECT sum(numbackends) AS backends FROM pg_catalog.pg_stat_database WHERE datname = current_database()) AS connected,',
    `(SELECT count(*) AS prepared, ${milliseconds('clock_timestamp() - prepared')} AS "preparedOldest" FROM pg_catalog.pg_prepared_xacts WHERE database = current_database()) AS waiting,`,
    `(SELECT datname AS database, age(datfrozenxid) AS age, round(age(datfrozenxid) * 100.0 / ${String(wrapsAt)}, 2) AS used,`,
    `round(age(datfrozenxid) * 100.0 / current_setting('autovacuum_freeze_max_age')::int8, 2) AS frozen FROM pg_catalog.pg_database ORDER BY age(datfrozenxid) DESC LIMIT 1) AS numbers`,
  ),
} as const satisfies Statement;
