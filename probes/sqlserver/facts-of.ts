import type * as z from 'zod';
import type { Found } from '../../src/kit/database/look.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import type { replies } from './reply.ts';
import type { StatementName } from './statements.ts';

type Reply<N extends StatementName> = z.infer<(typeof replies)[N]>;

/** COLLATIONPROPERTY ComparisonStyle: bit 1 says that case is ignored; 0 is a binary collation. */
const ignoresCase = 1;

/** One builder for each statement: its reply to facts. */
const builders: { readonly [N in StatementName]: (reply: Reply<N>) => Found } = {
  server: (row) => {
    const evaluation = /evaluation/i.test(row.edition);
    const unseen = evaluation && row.evaluation === null;
    return {
      facts: {
        versionText: row.text.split('\n', 1)[0]?.trim() ?? '',
        serverVersion: row.version,
        level: row.level,
        edition: row.edition,
        serverName: row.server,
        clustered: row.clustered,
        serverCollation: row.collation,
        ...(unseen ? {} : { evaluationDaysLeft: evaluation ? row.evaluation : null }),
      },
      gaps: unseen ? gapsAt(['evaluationDaysLeft'], noted('not-permitted', 'sqlserver.gap.installation-day')) : [],
    };
  },
  newer: (row) => ({ facts: { update: row.updated, ...(row.hadr === null ? {} : { alwaysOn: row.hadr }) } }),
  clock: (row) => ({ facts: { clockOffset: row.zone, startedAt: row.started } }),
  database: (row) => ({
    facts: {
      database: row.name,
      databaseIdentity: row.broker,
      collation: row.collation,
      codePage: row.page,
      caseSensitive: row.style === null ? null : row.style % 2 !== ignoresCase,
      compatibilityLevel: row.level,
      state: row.state,
      readOnly: row.readonly,
      userAccess: row.access,
      recoveryModel: row.recovery,
      readCommittedSnapshot: row.rcsi,
      snapshotIsolation: row.snapshot,
      encrypted: row.encrypted,
    },
  }),
  size: (row) => ({ facts: { size: row.size } }),
  account: (row) => ({
    facts: {
      account: {
        name: row.name,
        user: row.dbuser,
        sysadmin: row.sysadmin,
        owner: row.owner,
        expiresInDays: row.expires,
      },
    },
  }),
  connections: (row) =>
    row.sees === 1
      ? { facts: { connections: { used: row.used, max: row.most } } }
      : {
          facts: { connections: { max: row.most } },
          gaps: gapsAt(['connections.used'], noted('not-permitted', 'sqlserver.gap.own-sessions')),
        },
  settings: (rows) => ({
    facts: {
      settings: Object.fromEntries(rows.map((row) => [row.name, row.used])),
      pendingSettings: rows.filter((row) => row.wanted !== row.used).map((row) => row.name),
    },
  }),
  checks: (row) => ({
    facts: {
      checks: { tablesWithoutKey: row.keyless, disabledIndexes: row.disabled, untrustedConstraints: row.untrusted },
    },
  }),
  backup: (row) => ({ facts: { lastFullBackup: row.finished } }),
};

/** Facts from one statement’s reply, which was checked against its shape. */
export function factsOf<N extends StatementName>(name: N, reply: Reply<N>): Found {
  return builders[name](reply);
}
