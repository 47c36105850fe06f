import * as z from 'zod';
import { amount, names, text } from '../fact-shapes.ts';

const moment = () => text('2026-11-23T08:00:00').nullable();

const Entry = z.strictObject({
  id: text('1.4').describe('what the tool calls it: version, name, or path::id::author'),
  checksum: text('-1234567').nullable().describe('digest of its text, as the tool keeps it; null: the tool keeps none'),
  checksumVersion: text('9')
    .nullable()
    .describe(
      'way in which Liquibase made the digest; digests made in two ways say nothing of each other; null: one way only',
    ),
});

const Bookkeeping = z.strictObject({
  tool: text('flyway', 'liquibase').describe('tool that keeps it'),
  schema: text('public').nullable().describe('schema of its table; null: the database of the check'),
  table: text('flyway_schema_history').describe('its table'),
  count: amount(42).describe('rows of its table, failed and undone ones among them'),
  last: z
    .strictObject({
      id: text('1.4').describe('the migration recorded last'),
      description: text('add index').nullable().describe('what it does, in the words of its author; null: not kept'),
      at: moment().describe('when it was recorded, in the time zone of the column; null: not kept'),
    })
    .nullable()
    .describe('the row recorded last; null: none'),
  failed: names([]).nullable().describe('migrations that failed, or were begun and not ended; null: not kept'),
  locked: z
    .boolean()
    .nullable()
    .exactOptional()
    .meta({ volatile: true, examples: [false] })
    .describe('somebody holds the lock of the tool; null: it has none that lasts'),
  lockedBy: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ volatile: true, examples: ['app1 (10.0.0.1)'] })
    .describe('who holds it; null: nobody, or not kept'),
  lockedSince: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ volatile: true, examples: ['2026-11-23T08:00:00'] })
    .describe('since when, in the time zone of the column; null: nobody, or not kept'),
  entries: z.array(Entry).meta({ key: 'id' }).describe('migrations that are applied, oldest first; the newest 1000'),
});

/** What the bookkeeping of migration tools says. */
export const migrationFactShapes = {
  migrations: z
    .array(Bookkeeping)
    .exactOptional()
    .meta({ key: 'tool', privilege: 'SELECT on the table' })
    .describe('bookkeeping of migration tools; compared by the migrations that are applied and their digests'),
  migrationState: z
    .strictObject({
      failed: names([])
        .nullable()
        .exactOptional()
        .describe('migrations that failed, of all tools; null: none keeps them'),
      locked: z
        .boolean()
        .nullable()
        .exactOptional()
        .meta({ volatile: true, examples: [false] })
        .describe('some tool’s lock is held; null: none has a lock that lasts'),
      pending: names([])
        .nullable()
        .exactOptional()
        .describe('expected and not applied; null: nothing is expected and no bookkeeping is there'),
      unexpected: names([])
        .nullable()
        .exactOptional()
        .describe('applied and not expected; null: nothing is expected and no bookkeeping is there'),
    })
    .exactOptional()
    .describe('state of the migrations'),
};
