import * as z from 'zod';
import { amount, flag, instant, names, text } from '../../src/kit/database/fact-shapes.ts';
import { kinds } from './schema.ts';

const bytes = (example: number) => z.number().meta({ unit: 'bytes', examples: [example] });
const rows = (example = 0) => z.number().meta({ volatile: true, examples: [example] });

const SideFacts = z.strictObject({
  versionText: text('PostgreSQL 17.2 on x86_64-pc-linux-gnu', '10.11.18-MariaDB')
    .exactOptional()
    .describe('what version() says'),
  encoding: text('UTF8', 'utf8mb4').exactOptional().describe('encoding of the database'),
  lookedFrom: instant('2026-11-20T02:00:00.000000Z')
    .meta({ volatile: true })
    .exactOptional()
    .describe('clock of the server before the first look at a table'),
  lookedUntil: instant('2026-11-20T02:01:00.000000Z')
    .meta({ volatile: true })
    .exactOptional()
    .describe('clock of the server after the last look'),
  positionBefore: text('0/1A2B3C4', '0-1-270')
    .meta({ volatile: true })
    .nullable()
    .exactOptional()
    .describe('position in its log before (WAL position, GTID set); null: it keeps none'),
  positionAfter: text('0/1A2B3C4', '0-1-270')
    .meta({ volatile: true })
    .nullable()
    .exactOptional()
    .describe('position in its log after'),
  moving: flag(false)
    .meta({ volatile: true })
    .exactOptional()
    .describe(
      'whether anything was changed in the server during the look: counts and sums of that time do not compare',
    ),
  lastArchivedAt: instant('2026-11-20T01:00:00.000000Z')
    .meta({ volatile: true })
    .nullable()
    .exactOptional()
    .describe('when the log was archived last, without which no backup can be brought forward; null: never'),
  archiveFailures: amount(0)
    .meta({ volatile: true })
    .exactOptional()
    .describe('archivings that failed since the statistics were reset'),
});
export type SideFactsOf = z.infer<typeof SideFacts>;

const Table = z.strictObject({
  name: text('orders').describe('name in the source'),
  target: text('orders').nullable().describe('name in the target; null: it is missing there'),
  key: names(['order_id']).describe('columns of its primary key; empty: it has none'),
  estimate: rows(120_000).exactOptional().describe('rows in the source, as its statistics say'),
  targetEstimate: rows(120_000).exactOptional().describe('rows in the target, as its statistics say'),
  bytes: bytes(10_485_760).meta({ volatile: true }).exactOptional().describe('size in the source'),
});

const Problem = z.strictObject({
  at: text('orders.note').describe('table, or table and column, by its name in the source'),
  source: text('varchar(200)').nullable().describe('how it is in the source; null: not there'),
  target: text('varchar(100)').nullable().describe('how it is in the target; null: not there'),
});
export type Problem = z.infer<typeof Problem>;

const problems = (about: string) => z.array(Problem).exactOptional().meta({ key: 'at' }).describe(about);

const Metadata = z.strictObject({
  missingTables: problems('tables of the source that the target lacks'),
  missingColumns: problems('columns of the source that the target lacks'),
  requiredColumns: problems('columns that the target wants filled and the source does not have'),
  changedTypes: problems('columns of another kind in the target'),
  narrowedTypes: problems('columns that hold less in the target: length, range, digits, fractions of a second'),
  nullability: problems('columns that may be empty in the source and not in the target'),
  enumValues: problems('columns whose values in the source are not all known in the target'),
  charsets: problems('columns, or the database, whose character set cannot hold what the source may hold'),
  withoutKey: problems('tables without primary key in the source'),
  automaticKeys: problems('columns that count by themselves in the source and not in the target'),
  zeroDates: problems('columns that begin as the date zero, which the target does not know'),
  reservedWords: problems('names that are reserved words of the target'),
  longNames: problems('names that are too long for the target'),
  caseNames: problems('names that differ by case only, or are found in the target in another case'),
});
export type Metadata = z.infer<typeof Metadata>;
export type MetadataName = keyof Metadata;

const Count = z.strictObject({
  table: text('orders').describe('name in the source'),
  exact: flag(true).describe('whether both sides were counted; otherwise only estimates are known'),
  source: rows(120_000).exactOptional().describe('rows counted in the source'),
  target: rows(120_000).exactOptional().describe('rows counted in the target'),
  difference: rows().exactOptional().describe('rows in the target less those in the source'),
});

const Boundary = z.strictObject({
  nulls: rows().exactOptional().describe('rows without a value'),
  min: text('1').exactOptional().nullable().describe('least number or moment; null: no row has one'),
  max: text('120000').exactOptional().nullable().describe('greatest number or moment; null: no row has one'),
  sum: text('7200060000').exactOptional().nullable().describe('sum of the numbers; null: no row has one'),
  longest: rows(80).nullable().exactOptional().describe('characters of the longest text; null: no row has one'),
  longestBytes: rows(160).nullable().exactOptional().describe('bytes of the longest text; null: no row has one'),
  trues: rows(3).exactOptional().describe('rows in which it is true'),
  zeroDates: rows().exactOptional().describe('rows with the date zero, or with a month or day zero'),
});
export type Boundary = z.infer<typeof Boundary>;

const Boundaries = z.strictObject({
  at: text('orders.amount').describe('table and column, by their names in the source'),
  kind: z.enum(kinds).describe('what the column holds, as the setting says'),
  agrees: flag(true).exactOptional().describe('whether both sides say the same'),
  source: Boundary.exactOptional().describe('what one scan of the source told'),
  target: Boundary.exactOptional().describe('what one scan of the target told'),
});

const misfits = ['null', 'too-long', 'out-of-range', 'zero-date'] as const;
const Misfit = z.strictObject({
  id: text('orders.note too-long').describe('column and what is wrong'),
  at: text('orders.note').describe('table and column, by their names in the source'),
  problem: z.enum(misfits).describe('null: empty where the target wants a value; too-long; out-of-range; zero-date'),
  rows: rows(3).nullable().describe('rows that do not fit; null: at least one'),
  found: text('312').describe('what was found: rows, greatest length, least or greatest number'),
  allowed: text('200').describe('what the target holds'),
});
export type Misfit = z.infer<typeof Misfit>;

const RuleFacts = z.strictObject({
  rule: text('order without customer').describe('name of the rule; of those that come by themselves kind and column'),
  table: text('orders').describe('name in the source'),
  kind: z.enum(['rule', 'orphan', 'duplicate']).describe('written as SQL, reference without its row, key that repeats'),
  checked: rows(120_000).exactOptional().describe('rows that were looked at'),
  violations: rows().exactOptional().describe('rows that break it; of a duplicate those beyond the first'),
  rate: z
    .number()
    .exactOptional()
    .meta({ unit: 'percent', volatile: true, examples: [0] })
    .describe('share of the rows that break it'),
  keys: names(['1•••7']).exactOptional().describe('up to five keys of such rows, masked'),
});

const Compared = {
  table: text('orders').describe('name in the source'),
  rows: rows(200).exactOptional().describe('keys that were compared'),
  differing: rows().exactOptional().describe('rows of one key that are not alike'),
  missing: rows().exactOptional().describe('keys that only the source has'),
  extra: rows().exactOptional().describe('keys that only the target has'),
  keys: names(['1•••7']).exactOptional().describe('up to twenty keys of such rows, masked'),
};

const Sample = z.strictObject(Compared);
const Checksum = z.strictObject({
  ...Compared,
  complete: flag(true).exactOptional().describe('whether it came to the end of the table within its budget'),
  reached: z
    .number()
    .exactOptional()
    .meta({ unit: 'percent', volatile: true, examples: [100] })
    .describe('how far it came, by the range of the keys'),
});

const Rehearsal = z.strictObject({
  table: text('orders').describe('name in the source'),
  rows: rows(1000).exactOptional().describe('rows that were read and held against the target’s columns'),
  badRows: rows().exactOptional().describe('rows of which at least one value does not fit'),
  columns: z
    .array(
      z.strictObject({
        id: text('note too-long').describe('column and what is wrong'),
        column: text('note').describe('name in the source'),
        problem: text('too-long').describe('null, too-long, out-of-range, scale, charset, date, value'),
        rows: rows(3).describe('rows whose value does not fit'),
      }),
    )
    .exactOptional()
    .meta({ key: 'id' })
    .describe('columns with values that do not fit'),
  rowsPerSecond: rows(25_000).exactOptional().describe('rows read and checked in a second; writing them is not in it'),
  rowsToMove: rows(120_000).exactOptional().describe('rows of the whole table, counted or estimated'),
  projectedMs: z
    .number()
    .exactOptional()
    .meta({ unit: 'milliseconds', volatile: true, examples: [4800] })
    .describe('rowsToMove / rowsPerSecond × 1000: reading and checking all rows as these were'),
});

export const Facts = z.strictObject({
  source: SideFacts.exactOptional().describe('the database that is moved from'),
  target: SideFacts.exactOptional().describe('the database that is moved to'),
  tableCount: amount(42).exactOptional().describe('tables of the source that were asked for'),
  tables: z.array(Table).exactOptional().meta({ key: 'name' }).describe('tables of the source'),
  metadata: Metadata.exactOptional().describe('what the two catalogues say of each other'),
  counts: z.array(Count).exactOptional().meta({ key: 'table' }).describe('rows of each written table'),
  boundaries: z.array(Boundaries).exactOptional().meta({ key: 'at' }).describe('least, greatest, sum and empty values'),
  misfits: z
    .array(Misfit)
    .exactOptional()
    .meta({ key: 'id' })
    .describe('columns with values that their column in the target does not hold'),
  rules: z.array(RuleFacts).exactOptional().meta({ key: 'rule' }).describe('cleaning rules and what breaks them'),
  samples: z.array(Sample).exactOptional().meta({ key: 'table' }).describe('rows compared in ten ranges of the key'),
  checksums: z.array(Checksum).exactOptional().meta({ key: 'table' }).describe('all rows compared, page by page'),
  rehearsals: z
    .array(Rehearsal)
    .exactOptional()
    .meta({ key: 'table' })
    .describe('some rows read and held against the target’s columns; nothing is written'),
});
export type Facts = z.infer<typeof Facts>;

const age = () =>
  z
    .strictObject({
      archiveAge: z
        .number()
        .meta({ unit: 'seconds', volatile: true, examples: [3600] })
        .describe('how long ago the log was archived last'),
    })
    .describe('the database');
export const DerivedFacts = z.strictObject({ source: age(), target: age() });
