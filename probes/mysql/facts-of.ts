import type * as z from 'zod';
import type { JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { readGrants } from './grants.ts';
import { channelOf } from './replication.ts';
import type { replies } from './reply.ts';
import { settingsFacts } from './settings-facts.ts';
import type { StatementName } from './statements.ts';
import { statusFacts } from './status-facts.ts';
import { characterSetName, collationName, sqlModes, variableFacts } from './variable-facts.ts';

type Reply<N extends StatementName> = z.infer<(typeof replies)[N]>;

/** What one reply tells. */
export interface Found {
  /** In the nesting of the facts. */
  readonly facts: JsonObject;
  readonly gaps?: readonly Gap[];
}

/** When a statement was sent and its answer there, milliseconds since 1970. */
export interface Moment {
  readonly sent: number;
  readonly came: number;
}

/** One builder for each statement: its reply to facts. */
const builders: { readonly [N in StatementName]: (reply: Reply<N>, moment: Moment) => Found } = {
  version: (row) => ({ facts: { versionText: row.version } }),
  clock: (row, { sent, came }) => {
    const time = row.now * 1000;
    const ahead = Math.round(time - (sent + came) / 2);
    return { facts: { clock: { time: new Date(time).toISOString(), ahead } } };
  },
  variables: (map) => {
    const known = variableFacts(map);
    const { settings, gaps } = settingsFacts(map);
    return { facts: { ...known.facts, settings }, gaps: [...known.gaps, ...gaps] };
  },
  session: (row) => ({
    facts: {
      database: row.name,
      account: { name: row.account },
      characterSet: { database: characterSetName(row.charset) },
      collation: { database: collationName(row.collation) },
      timeZone: { session: row.zone },
      sessionSqlMode: sqlModes(row.mode),
    },
  }),
  zones: (row) => ({ facts: { timeZone: { named: row.moment !== null } } }),
  status: (rows) => statusFacts(rows),
  grants: (rows) => ({ facts: { account: { ...readGrants(rows) } } }),
  databases: (rows) => ({
    facts: {
      databases: rows.map(({ name, charset, collation }) => ({
        name,
        characterSet: characterSetName(charset),
        collation: collationName(collation),
      })),
    },
  }),
  sizes: (rows) => ({ facts: { databaseSizes: Object.fromEntries(rows.map(({ name, size }) => [name, size])) } }),
  replication: (rows) => ({ facts: { isReplica: rows.length > 0, replication: rows.map(channelOf) } }),
};

/** Facts from one statement’s reply, which was checked against its shape. */
export function factsOf<N extends StatementName>(name: N, reply: Reply<N>, moment: Moment): Found {
  return builders[name](reply, moment);
}
