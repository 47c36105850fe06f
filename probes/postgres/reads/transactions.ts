import type { Found } from '../../../src/kit/database/look.ts';
import { noted } from '../../../src/kit/machine/missed.ts';
import { decimal, integer, one, text } from './cells.ts';

const answer = one({
  rows: integer,
  hidden: integer.nullable(),
  backends: integer.nullable(),
  open: integer,
  oldest: integer.nullable(),
  idle: integer,
  idleOldest: integer.nullable(),
  prepared: integer,
  preparedOldest: integer.nullable(),
  database: text,
  age: integer,
  used: decimal,
  frozen: decimal,
});

/**
 * Open and prepared transactions, and the age of transaction numbers. Where sessions of others are hidden from the
 * account nothing is said of open ones: a session whose state cannot be seen is not one without a transaction.
 */
export function readTransactions(rows: readonly unknown[]): Found {
  const row = answer.parse(rows);
  const missing = Math.max(0, (row.backends ?? 0) - row.rows);
  const hidden = (row.hidden ?? 0) + missing;
  const transactions = {
    open: row.open,
    oldest: duration(row.oldest),
    idle: row.idle,
    idleOldest: duration(row.idleOldest),
  };
  const missed = noted('not-permitted', 'postgres.gap.sessions', { hidden });
  return {
    facts: {
      ...(hidden > 0 ? {} : { transactions }),
      preparedTransactions: { count: row.prepared, oldest: duration(row.preparedOldest) },
      wraparound: { database: row.database, age: row.age, used: row.used, ofFreezeMaxAge: row.frozen },
    },
    gaps: hidden > 0 ? [{ path: 'transactions', ...missed }] : [],
  };
}

/** The clock of the server may have been put back. */
function duration(ms: number | null): number {
  return Math.max(0, ms ?? 0);
}
