import { learn, type Look } from '../../src/kit/database/look.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Timing } from '../../src/model/observation.ts';
import { factsOf } from './facts-of.ts';
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
): Promise<ProbeAnswer<Facts>> {
  const { monotonic, now, settings } = task;
  const learnt = await learn(look, { timings, monotonic }, subjectOf, async () => {
    for (const text of sessionStatements(family, settings.statementTimeout))
      await look.ask(text, [], () => ({ facts: {} }));
    for (const name of statementNames) {
      const sent = now();
      await look.ask(statementText(name, family), statements[name].gives, (rows) =>
        factsOf(name, replies[name].parse(rows), { sent, came: now() }),
      );
    }
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
