import type { Texts } from '../../../model/message.ts';

/** Sentences about migrations, English. */
export const en = {
  'kit.wanted-migrations-name': 'a name without backslashes and control characters',
  'kit.gap.migrations-expected': 'nothing says which migrations are expected (setting migrations.expected)',
  'kit.gap.migrations-columns': 'there is a table that may be it, whose columns the account does not see',
  'kit.gap.migrations-elsewhere':
    'the bookkeeping lies in the schema {schema}, which is not read (setting migrations.schema)',
  'kit.gap.migrations-cut': 'only the newest {most} rows were read',
  'kit.gap.migrations-lock': 'the lock of the tool could not be read',
  'kit.gap.migrations-hidden':
    'no bookkeeping of migrations is visible; a table on which the account has no right would not be',
  'kit.gap.migrations-no-database': 'the check logs in to no database, and none is named (setting migrations.schema)',
  'kit.migration.tool': 'bookkeeping of {tool}',
  'kit.migration.has-tool': 'there',
  'kit.migration.no-tool': 'not there',
  'kit.migration.one': 'migration {id} ({tool})',
  'kit.migration.applied': 'applied',
  'kit.migration.not-applied': 'not applied',
  'kit.migration.digest': 'applied, digest {checksum}',
} as const satisfies Texts;
