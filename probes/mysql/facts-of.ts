import type * as z from 'zod';
import type { Found } from '../../src/kit/database/look.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { isJsonList, isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { autoIncrementFacts } from './auto-increment.ts';
import { seesAll } from './coverage.ts';
import { databaseFacts } from './database-facts.ts';
import { grantFacts } from './grant-facts.ts';
import { readGrants } from './grants.ts';
import { loginFacts } from './login-facts.ts';
import { withOrigins } from './origins.ts';
import { defaultLifetime, passwordFacts } from './password-facts.ts';
import { channelOf } from './replication.ts';
import type { replies } from './reply.ts';
import { settingsFacts } from './settings-facts.ts';
import { statements, type StatementName } from './statements.ts';
import { statusFacts } from './status-facts.ts';
import { tableFacts } from './table-facts.ts';
import { tablePaths } from './table-limits.ts';
import { characterSetName, collationName, sqlModes, variableFacts } from './variable-facts.ts';

type Reply<N extends StatementName> = z.infer<(typeof replies)[N]>;

/** What else decides how a reply is read. */
export interface Context {
  /** When the statement was sent and its answer there, milliseconds since 1970. */
  readonly sent: number;
  readonly came: number;
  /** What the statements before it told. */
  readonly known: JsonObject;
  /** Database whose tables are looked at; null: all. */
  readonly database: string | null;
}

/** One builder for each statement: its reply to facts. */
const builders: { readonly [N in StatementName]: (reply: Reply<N>, context: Context) => Found } = {
  version: (row) => ({ facts: { versionText: row.version } }),
  clock: (row, { sent, came }) => {
    const time = row.now * 1000;
    const ahead = Math.round(time - (sent + came) / 2);
    const clock = { time: new Date(time).toISOString(), ahead };
    return { facts: { clock, timeZone: { named: row.moment !== null } } };
  },
  variables: (map) => {
    const known = variableFacts(map);
    const { settings, configuration, gaps } = settingsFacts(map);
    return { facts: { ...known.facts, settings, configuration }, gaps: [...known.gaps, ...gaps] };
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
  origins: (rows, { known }) => ({ facts: { configuration: withOrigins(known, rows) } }),
  status: (rows) => statusFacts(rows),
  grants: (rows) => grantFacts(readGrants(rows)),
  login: (row, { known }) => loginFacts(row, defaultLifetime(known)),
  password: (rows, { known }) => passwordFacts(rows, known),
  databases: (rows, { known }) => databaseFacts(rows, known),
  tables: (rows, context) => (sees('tables', context) ? tableFacts(rows) : unseenPart(tablePaths)),
  autoIncrement: (rows, context) =>
    sees('columns', context) ? { facts: autoIncrementFacts(rows) } : unseenPart(statements.autoIncrement.gives),
  transactions: ({ running, oldest }) => ({
    // Two clocks that are a second apart are no transaction of the future.
    facts: { transactions: { running, oldest: oldest === null ? null : Math.max(0, oldest) } },
  }),
  plugins: (rows) => ({ facts: { plugins: rows.map(({ name }) => name) } }),
  components: (rows) => ({ facts: { components: rows.map(({ name }) => name) } }),
  newCollation: ({ value }) => ({ facts: { newCollation: value.toLowerCase() === 'true' } }),
  replication: (rows) => ({ facts: { isReplica: rows.length > 0, replication: rows.map(channelOf) } }),
};

/** Facts from one statement’s reply, which was checked against its shape. */
export function factsOf<N extends StatementName>(name: N, reply: Reply<N>, context: Context): Found {
  return builders[name](reply, context);
}

function sees(what: 'tables' | 'columns', { known, database }: Context): boolean {
  const grants = isJsonObject(known['account']) ? known['account']['grants'] : undefined;
  const rows = isJsonList(grants) ? grants.filter((each) => typeof each === 'string') : [];
  return seesAll(rows, database, what);
}

/** A list that may be a part of what there is shows nothing. */
function unseenPart(paths: readonly string[]): Found {
  return { facts: {}, gaps: gapsAt(paths, noted('not-permitted', 'mysql.gap.part-of-tables')) };
}
