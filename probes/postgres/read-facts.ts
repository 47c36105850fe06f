import { learn, type Look } from '../../src/kit/database/look.ts';
import { readMigrations } from '../../src/kit/database/migrations/read-migrations.ts';
import { askQueries } from '../../src/kit/database/queries/ask-queries.ts';
import type { QueryingSession } from '../../src/kit/database/queries/query-rows.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Timing } from '../../src/model/observation.ts';
import { readCatalogue } from './catalogue/read-catalogue.ts';
import { reads } from './reads.ts';
import { readLicence } from './reads/server.ts';
import { Facts, type Settings } from './schema.ts';
import { firstStatements, sessionStatements, statementNames, statements, type StatementName } from './statements.ts';
import { hasLicence, licenceStatement } from './statements/licence.ts';
import { textFor, type Statement } from './statements/statement.ts';

/**
 * Asks every statement by itself; one that is refused leaves gaps and does not stop the others. Throws ProbeFailure
 * `connection-lost`, `server-stopping`, `reply-not-understood`, or what the signal stands for, with what was learnt.
 */
export async function readFacts(
  look: Look,
  task: ProbeTask<Settings>,
  timings: readonly Timing[],
  session: QueryingSession,
): Promise<ProbeAnswer<Facts>> {
  const { monotonic, settings } = task;
  const learnt = await learn(look, { timings, monotonic }, subjectOf, async () => {
    await read(look, 'version', firstStatements.version);
    await read(look, 'settings', firstStatements.settings);
    for (const text of sessionStatements) await look.ask(text, [], () => ({ facts: {} }));
    for (const name of statementNames) await read(look, name, statements[name]);
    if (hasLicence(look.facts()['versionText'])) await look.ask(licenceStatement.text, ['licenceDays'], readLicence);
    else look.miss(licenceStatement.gives, noted('not-supported', 'postgres.gap.no-licence'));
    await readMigrations(look, { protocol: 'postgres', settings: settings.migrations, database: settings.database });
    if (settings.schema === undefined) look.miss(['schema'], noted('not-supported', 'kit.gap.schema-not-asked'));
    else await readCatalogue(look, settings.schema);
    await askQueries(look, { protocol: 'postgres', session, queries: settings.queries, monotonic });
  });
  return { ...learnt, facts: Facts.parse(learnt.facts) };
}

async function read(look: Look, name: StatementName, statement: Statement): Promise<void> {
  const number = look.facts()['serverVersionNumber'];
  const version = typeof number === 'number' ? number : null;
  await look.ask(textFor(statement, version), statement.gives, (rows) => reads[name](rows, version));
}

/**
 * The running server: its cluster and the microsecond it started, since a standby has the cluster in common. Not the
 * address, which differs between two names of one server.
 */
function subjectOf({ systemIdentifier, startedAt }: JsonObject): string | null {
  if (systemIdentifier === undefined || startedAt === undefined) return null;
  return JSON.stringify([systemIdentifier, startedAt]);
}
