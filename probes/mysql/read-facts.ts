import { learn, type Look } from '../../src/kit/database/look.ts';
import { readMigrations } from '../../src/kit/database/migrations/read-migrations.ts';
import { askQueries } from '../../src/kit/database/queries/ask-queries.ts';
import type { QueryingSession } from '../../src/kit/database/queries/query-rows.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Timing } from '../../src/model/observation.ts';
import { readSchema } from './catalogue/read-schema.ts';
import { factsOf } from './facts-of.ts';
import { neverExpires } from './password-facts.ts';
import { replies } from './reply.ts';
import { Facts, type Settings } from './schema.ts';
import { sessionStatements, statementNames, statements, statementText, type Family } from './statements.ts';

/**
 * Asks every statement by itself; one that is refused leaves gaps and does not stop the others. Throws ProbeFailure
 * `connection-lost`, `server-stopping`, `password-expired`, `reply-not-understood`, or what the signal stands for, with
 * what was learnt.
 */
export async function readFacts(
  look: Look,
  family: Family,
  task: ProbeTask<Settings>,
  timings: readonly Timing[],
  session: QueryingSession,
): Promise<ProbeAnswer<Facts>> {
  const { monotonic, now, settings } = task;
  const database = settings.database ?? null;
  const learnt = await learn(look, { timings, monotonic }, subjectOf, async () => {
    for (const text of sessionStatements(family, settings)) await look.ask(text, [], () => ({ facts: {} }));
    for (const name of statementNames) {
      const text = statementText(name, family, settings);
      if (text === null || (name === 'password' && neverExpires(look.facts()))) continue;
      const sent = now();
      await look.ask(text, statements[name].gives, (rows) =>
        factsOf(name, replies[name].parse(rows), { sent, came: now(), known: look.facts(), database }),
      );
    }
    await readMigrations(look, { protocol: 'mysql', settings: settings.migrations, database: settings.database });
    await askQueries(look, { protocol: 'mysql', session, queries: settings.queries, monotonic });
    if (settings.schema === undefined) look.miss(['schema'], noted('not-supported', 'kit.gap.schema-not-asked'));
    else await readSchema(look, { ...settings, schema: settings.schema });
  });
  return { ...learnt, facts: Facts.parse(learnt.facts) };
}

/**
 * The running server: its identity and the second it started. A copied data directory carries the identity, so the
 * machine’s name stands with it; not the address, which differs between two names of one server.
 */
function subjectOf({ serverUuid, hostname, port, startedAt }: JsonObject): string | null {
  if (startedAt === undefined || hostname === undefined) return null;
  return JSON.stringify([serverUuid ?? null, hostname, port ?? null, startedAt]);
}
