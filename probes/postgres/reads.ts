import type { Found } from '../../src/kit/database/look.ts';
import { readAccount } from './reads/account.ts';
import { readCollations } from './reads/collations.ts';
import { readAvailable, readExtensions, readFunctions } from './reads/extensions.ts';
import { readObjects } from './reads/objects.ts';
import { readReplication } from './reads/replication.ts';
import { readSequences } from './reads/sequences.ts';
import * as server from './reads/server.ts';
import { readSettings } from './reads/settings.ts';
import { readTransactions } from './reads/transactions.ts';
import type { StatementName } from './statements.ts';

/** Makes facts of an answer; throws a ZodError where it has another form. */
export type Read = (rows: readonly unknown[], serverVersionNumber: number | null) => Found;

/** One reader for each statement. */
export const reads: { readonly [N in StatementName]: Read } = {
  version: server.readVersion,
  settings: readSettings,
  identity: server.readIdentity,
  server: server.readServer,
  database: server.readDatabase,
  size: server.readSize,
  account: readAccount,
  functions: readFunctions,
  extensions: readExtensions,
  available: readAvailable,
  connections: server.readConnections,
  collations: readCollations,
  objects: readObjects,
  sequences: readSequences,
  transactions: readTransactions,
  replication: readReplication,
};
