import { learn, type Found, type Look } from '../../src/kit/database/look.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Gap, Timing } from '../../src/model/observation.ts';
import { factsOf } from './facts-of.ts';
import { replies, settingRows } from './reply.ts';
import { Facts, type Settings } from './schema.ts';
import { settingsFacts } from './settings-facts.ts';
import { sessionStatements, settingsStatement, statementNames, statements, type StatementName } from './statements.ts';

/**
 * Asks every statement by itself; one that is refused leaves gaps and does not stop the others. Throws ProbeFailure
 * `connection-lost`, `server-stopping`, `reply-not-understood`, or what the signal stands for, with what was learnt.
 */
export async function readFacts(
  look: Look,
  task: ProbeTask<Settings>,
  timings: readonly Timing[],
): Promise<ProbeAnswer<Facts>> {
  const { monotonic } = task;
  const learnt = await learn(look, { timings, monotonic }, subjectOf, async () => {
    await look.ask(settingsStatement.text, settingsStatement.gives, (rows) => settingsFacts(settingRows.parse(rows)));
    for (const text of sessionStatements) await look.ask(text, [], () => ({ facts: {} }));
    for (const name of statementNames) {
      await look.ask(statements[name].text, statements[name].gives, (rows) => read(name, rows));
    }
  });
  return { ...learnt, facts: Facts.parse(learnt.facts) };
}

function read(name: StatementName, rows: readonly unknown[]): Found {
  const facts = factsOf(name, replies[name].parse(rows));
  const gaps = statements[name].gives
    .filter((path) => !Object.hasOwn(facts, path))
    .map((path): Gap => ({ path, reason: 'not-supported', detail: null }));
  return { facts, gaps };
}

/**
 * The running server: its cluster and the microsecond it started, since a standby has the cluster in common. Not the
 * address, which differs between two names of one server.
 */
function subjectOf({ systemIdentifier, startedAt }: JsonObject): string | null {
  if (systemIdentifier === undefined || startedAt === undefined) return null;
  return JSON.stringify([systemIdentifier, startedAt]);
}
