import { statementTouch } from '../../src/kit/database/touches.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { Gap, Timing } from '../../src/model/observation.ts';
import { factsOf, type Found } from './facts-of.ts';
import type { OpenStream } from './open-stream.ts';
import { isRefusal, lostConnection, refusalGaps } from './refusal.ts';
import { replies } from './reply.ts';
import { Facts, type Settings } from './schema.ts';
import type { Session } from './session.ts';
import { familyOf, sessionStatements, statementNames, statements, statementText } from './statements.ts';

/**
 * Asks every statement by itself; one that is refused leaves gaps and does not stop the others. Throws ProbeFailure
 * `connection-lost`, `server-stopping`, `password-expired`, `reply-not-understood`, or what the signal stands for, with
 * what was learnt.
 */
export async function readFacts(
  session: Session,
  open: OpenStream,
  task: ProbeTask<Settings>,
  timings: readonly Timing[],
): Promise<ProbeAnswer<Facts>> {
  const began = task.monotonic();
  const family = familyOf(open.version);
  const gaps: Gap[] = [];
  let facts: JsonObject = open.facts;
  const learnt = () => {
    const query = { phase: 'query', durationMs: task.monotonic() - began };
    return { facts, gaps, subject: subjectOf(facts), timings: [...timings, query] };
  };
  /** What `work` makes of the rows goes to the facts; gaps where the server refused or answered something else. */
  const ask = async (text: string, gives: readonly string[], work: (rows: readonly unknown[]) => Found) => {
    task.touched(statementTouch(task.settings, text));
    try {
      const found = work(await session.ask(text));
      facts = merged(facts, found.facts);
      gaps.push(...(found.gaps ?? []));
    } catch (error) {
      if (!isRefusal(error)) throw lostConnection(error, task).with(learnt());
      gaps.push(...refusalGaps(gives, error));
    }
  };
  for (const text of sessionStatements(family, task.settings.statementTimeout))
    await ask(text, [], () => ({ facts: {} }));
  for (const name of statementNames) {
    const sent = task.now();
    await ask(statementText(name, family), statements[name].gives, (rows) =>
      factsOf(name, replies[name].parse(rows), { sent, came: task.now() }),
    );
  }
  return { ...learnt(), facts: Facts.parse(facts) };
}

/** Facts in groups (`timeZone.global`, `timeZone.session`) come from several statements. */
function merged(facts: JsonObject, more: JsonObject): JsonObject {
  const result: Record<string, JsonObject[string]> = { ...facts };
  for (const [name, value] of Object.entries(more)) {
    const before = result[name];
    result[name] = isJsonObject(before) && isJsonObject(value) ? { ...before, ...value } : value;
  }
  return result;
}

/**
 * The running server: its identity and the second it started. A copied data directory carries the identity, so the
 * machine’s name stands with it; not the address, which differs between two names of one server.
 */
function subjectOf({ serverUuid, hostname, port, startedAt }: JsonObject): string | null {
  if (startedAt === undefined || hostname === undefined) return null;
  return JSON.stringify([serverUuid ?? null, hostname, port ?? null, startedAt]);
}
