import type * as z from 'zod';
import type { replies } from './reply.ts';
import type { Facts } from './schema.ts';
import type { StatementName } from './statements.ts';

type Reply<N extends StatementName> = z.infer<(typeof replies)[N]>;

/** One builder for each statement: its reply to facts. */
const builders: { readonly [N in StatementName]: (reply: Reply<N>) => Partial<Facts> } = {
  version: (row) => ({
    versionText: row.text,
    ...(row.version === null ? {} : { serverVersion: row.version }),
    ...(row.number === null ? {} : { serverVersionNumber: row.number }),
  }),
  identity: (row) => ({ systemIdentifier: row.identifier }),
  started: (row) => ({ startedAt: row.started }),
  server: (row) => ({ address: row.address, port: row.port, inRecovery: row.recovery }),
  database: (row) => ({
    database: row.name,
    encoding: row.encoding,
    collation: row.collate,
    characterType: row.ctype,
  }),
  size: (row) => ({ size: row.size }),
  account: (row) => ({
    account: {
      name: row.name,
      superuser: row.superuser,
      createRole: row.createrole,
      createDatabase: row.createdb,
      replication: row.replication,
      bypassRowSecurity: row.bypassrls,
    },
  }),
  extensions: (rows) => ({ extensions: rows }),
  available: (rows) => ({ availableExtensions: rows }),
  connections: (row) => ({ connections: row }),
};

/** Facts from one statement’s reply, which was checked against its shape. */
export function factsOf<N extends StatementName>(name: N, reply: Reply<N>): Partial<Facts> {
  return builders[name](reply);
}
