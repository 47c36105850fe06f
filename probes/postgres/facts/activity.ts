import * as z from 'zod';
import { amount, text } from '../../../src/kit/database/fact-shapes.ts';

const count = () => z.number().meta({ volatile: true, examples: [0] });
const age = () => z.number().meta({ unit: 'milliseconds', volatile: true });
const percent = () => z.number().meta({ unit: 'percent', volatile: true });

/** What goes on in the server. */
export const activityFacts = {
  connections: z
    .strictObject({
      used: z.number().meta({ volatile: true }).describe('open connections to all databases, ours among them'),
      max: amount(100).describe('max_connections'),
      reserved: z.number().describe('kept for superusers'),
    })
    .exactOptional(),
  transactions: z
    .strictObject({
      open: count().describe('transactions of others that are open'),
      oldest: age().describe('how long the oldest one is open; 0: none is'),
      idle: count().describe('sessions that hold a transaction open and do nothing'),
      idleOldest: age().describe('how long the oldest one does nothing; 0: none'),
    })
    .exactOptional()
    .meta({ privilege: 'pg_read_all_stats' })
    .describe('open transactions in the database, but ours'),
  preparedTransactions: z
    .strictObject({
      count: count().describe('transactions that were prepared and neither committed nor rolled back'),
      oldest: age().describe('how long ago the oldest one was prepared; 0: none'),
    })
    .exactOptional()
    .describe('transactions of PREPARE TRANSACTION in the database: they hold their locks, also after a restart'),
  wraparound: z
    .strictObject({
      database: text('orders').describe('database of the server that is nearest to the end'),
      age: z.number().meta({ volatile: true }).describe('transactions since its oldest unfrozen one'),
      used: percent().describe('how much that is of the 2^31 after which the server takes no more writes'),
      ofFreezeMaxAge: percent().describe(
        'how much that is of autovacuum_freeze_max_age, at which vacuum is forced; far above 100: vacuum does not get through',
      ),
    })
    .exactOptional()
    .describe('how near the server is to the end of its transaction numbers'),
};
