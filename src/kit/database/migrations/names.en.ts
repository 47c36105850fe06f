import type { Texts } from '../../../model/message.ts';

/** Names of the settings and facts of migrations, English. */
export const en = {
  'setting.migrations': 'bookkeeping of migration tools: where it is, and what is expected of it',
  'setting.migrations.expected':
    'ids of the migrations that the release brings, as the tool calls them; without them nothing is known to be pending',
  'setting.migrations.table': 'table of the bookkeeping, where it is not called as its tool calls it',
  'setting.migrations.schema':
    'schema of the bookkeeping, public unless said; MySQL: its database, that of the login unless said',
  'fact.migrations': 'bookkeeping of migrations',
  'fact.migrations.tool': 'tool that keeps the migrations',
  'fact.migrations.schema': 'schema of the bookkeeping',
  'fact.migrations.table': 'table of the bookkeeping',
  'fact.migrations.count': 'rows of the bookkeeping',
  'fact.migrations.last': 'last migration',
  'fact.migrations.last.id': 'id of the last migration',
  'fact.migrations.last.description': 'description of the last migration',
  'fact.migrations.last.at': 'last migration recorded at',
  'fact.migrations.failed': 'failed migrations of the tool',
  'fact.migrations.locked': 'lock of the tool is held',
  'fact.migrations.lockedBy': 'lock of the tool is held by',
  'fact.migrations.lockedSince': 'lock of the tool is held since',
  'fact.migrations.entries': 'applied migrations',
  'fact.migrations.entries.id': 'applied migration',
  'fact.migrations.entries.checksum': 'digest of the migration',
  'fact.migrations.entries.checksumVersion': 'way in which the digest was made',
  'fact.migrationState': 'state of the migrations',
  'fact.migrationState.failed': 'failed migrations',
  'fact.migrationState.locked': 'migrations are locked',
  'fact.migrationState.pending': 'pending migrations',
  'fact.migrationState.unexpected': 'migrations that are not expected',
  'account.migrations':
    'The bookkeeping of the migration tool needs SELECT on its table, and on the table of its lock.',
} as const satisfies Texts;
