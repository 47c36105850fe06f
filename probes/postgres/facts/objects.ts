import * as z from 'zod';
import { amount, flag, names, text } from '../../../src/kit/database/fact-shapes.ts';

/** Things of the database that are not as they should be. At most 50 are named. */
const listed = (what: string, example: string) =>
  z.strictObject({
    count: amount(0).describe(`how many ${what}`),
    names: names([example]).describe('their names, in order, at most 50'),
  });

const version = () => text('153.128').nullable();

const Sequence = z.strictObject({
  name: text('public.orders_id_seq').describe('name of the sequence'),
  used: z.number().meta({ unit: 'percent', volatile: true }).describe('how much of its numbers is used up'),
  last: z
    .string()
    .nullable()
    .meta({ volatile: true, examples: ['1800000000'] })
    .describe('last number it gave; null: it gave none yet'),
  bound: text('2147483647').describe('last number it can give, or that fits the column it fills'),
});

/** What the catalogue says of the objects in the database. */
export const objectFacts = {
  collationVersions: z
    .strictObject({
      recorded: version()
        .exactOptional()
        .describe('version of its collation that the database was made with; null: it has none (C, POSIX)'),
      actual: version().exactOptional().describe('version that the library has now; null: it has none'),
      differs: flag().exactOptional().describe('true: the library sorts otherwise than when the database was made'),
      changed: z
        .array(
          z.strictObject({
            name: text('public.german').describe('name of the collation'),
            recorded: version().describe('version it was made with'),
            actual: version().describe('version that the library has now; null: the library no longer has it'),
          }),
        )
        .meta({ key: 'name' })
        .describe('collations whose version is no longer the recorded one'),
      indexes: names(['public.orders_name']).describe(
        'indexes that sort by such a collation: they may be out of order until they are rebuilt',
      ),
    })
    .exactOptional()
    .describe('whether the libraries that sort are still those that the indexes were built with'),
  invalidIndexes: listed('indexes are invalid or not ready', 'public.orders_number')
    .exactOptional()
    .describe('indexes that no query uses or that do not take part in writes: a build that failed or still runs'),
  unvalidatedConstraints: listed('constraints were never held against existing rows', 'public.orders.orders_amount')
    .exactOptional()
    .describe('constraints that existing rows may break'),
  tablesWithoutPrimaryKey: listed('tables have no primary key', 'public.import')
    .exactOptional()
    .describe('tables without a primary key, partitions apart: their rows cannot be told apart'),
  sequences: z
    .strictObject({
      count: amount(12).describe('sequences that do not begin again at their end'),
      highestUsed: z
        .number()
        .exactOptional()
        .meta({ unit: 'percent', volatile: true, privilege: 'SELECT ON SEQUENCE' })
        .describe('how much of its numbers the fullest one has used up'),
      fullest: z
        .array(Sequence)
        .exactOptional()
        .meta({ key: 'name', privilege: 'SELECT ON SEQUENCE' })
        .describe('the ten that have used up most'),
    })
    .exactOptional()
    .describe('head-room of sequences'),
};

const extensionVersion = () =>
  z
    .string()
    .nullable()
    .meta({ dialect: 'loose', examples: ['1.6'] });

const Extension = z.strictObject({
  name: text('pg_trgm').describe('name of the extension'),
  version: extensionVersion().describe('its version; null: it has none'),
});

const Outdated = z.strictObject({
  name: text('pg_trgm').describe('name of the extension'),
  version: extensionVersion().describe('version that is installed'),
  available: extensionVersion().describe('version that the server would install now'),
});

/** Extensions of the database. */
export const extensionFacts = {
  extensions: z.array(Extension).exactOptional().meta({ key: 'name' }).describe('installed extensions'),
  availableExtensions: z
    .array(Extension)
    .exactOptional()
    .meta({ key: 'name' })
    .describe('extensions that could be installed'),
  outdatedExtensions: z
    .array(Outdated)
    .exactOptional()
    .meta({ key: 'name' })
    .describe('installed extensions at another version than the server would install now: ALTER EXTENSION ... UPDATE'),
};
