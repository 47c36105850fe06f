import { accountStatement } from './statements/account.ts';
import { collationsStatement } from './statements/collations.ts';
import { licenceStatement } from './statements/licence.ts';
import { objectsStatement } from './statements/objects.ts';
import { replicationStatement } from './statements/replication.ts';
import { sequencesStatement } from './statements/sequences.ts';
import * as server from './statements/server.ts';
import { settingsStatement } from './statements/settings.ts';
import { textFor, textsOf, type Statement } from './statements/statement.ts';
import { transactionsStatement } from './statements/transactions.ts';

/**
 * Nothing of ours can write, wait for a lock, or run long. A pooler or a compatible product may refuse one; the session
 * is then as the server has it.
 */
export const sessionStatements: readonly string[] = [
  'SET default_transaction_read_only = on',
  "SET statement_timeout = '10s'",
  "SET lock_timeout = '1s'",
];

/** Asked before those that set up our session: the version, which the rest hangs on, and the settings, which they change. */
export const firstStatements = {
  version: server.versionStatement,
  settings: settingsStatement,
} as const satisfies Record<string, Statement>;

/**
 * System functions and views of PostgreSQL, chapters 9.27 (system information), 52 to 54 (catalogs, views) of its
 * manual. What a compatible product may lack stands in a statement of its own, so that it costs no other fact.
 */
export const statements = {
  identity: server.identityStatement,
  server: server.serverStatement,
  database: server.databaseStatement,
  size: server.sizeStatement,
  account: accountStatement,
  functions: server.functionsStatement,
  extensions: server.extensionsStatement,
  available: server.availableStatement,
  connections: server.connectionsStatement,
  collations: collationsStatement,
  objects: objectsStatement,
  sequences: sequencesStatement,
  transactions: transactionsStatement,
  replication: replicationStatement,
} as const satisfies Record<string, Statement>;

export type StatementName = keyof typeof statements | keyof typeof firstStatements;

/** The names of those that follow the first, in the order they are sent. */
export const statementNames: readonly (keyof typeof statements)[] = Object.keys(statements).filter(
  (name): name is keyof typeof statements => Object.hasOwn(statements, name),
);

/** Every statement, in the order they are sent; the licence only where a product has one. */
export const inOrder: readonly Statement[] = [
  ...Object.values(firstStatements),
  ...sessionStatements.map((text): Statement => ({ gives: [], text })),
  ...Object.values(statements),
  licenceStatement,
];

/** Every text that one look may send. */
export const allStatements: readonly string[] = inOrder.flatMap(textsOf);

/** The texts that a PostgreSQL server of this server_version_num gets. */
export function statementsFor(serverVersionNumber: number): readonly string[] {
  return inOrder.filter((each) => each !== licenceStatement).map((each) => textFor(each, serverVersionNumber));
}
