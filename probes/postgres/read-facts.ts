import { statementTouch } from '../../src/kit/database/touches.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { Gap, Timing } from '../../src/model/observation.ts';
import { factsOf } from './facts-of.ts';
import { isRefusal, lostConnection, refusalGaps } from './refusal.ts';
import { replies, settingRows } from './reply.ts';
import type { Facts, Settings } from './schema.ts';
import type { Session } from './session.ts';
import { settingsFacts } from './settings-facts.ts';
import { sessionStatements, settingsStatement, statementNames, statements, type StatementName } from './statements.ts';

/**
 * Asks every statement by itself; one that is refused leaves gaps and does not stop the others. Throws ProbeFailure
 * `connection-lost`, `server-stopping`, `reply-not-understood`, or what the signal stands for, with what was learnt.
 */
export async function readFacts(
  session: Session,
  task: ProbeTask<Settings>,
  timings: Timing[],
): Promise<ProbeAnswer<Facts>> {
  const began = task.monotonic();
  const facts: Facts = {};
  const gaps: Gap[] = [];
  const learnt = () => {
    const query = { phase: 'query', durationMs: task.monotonic() - began };
    return { facts, gaps, subject: subjectOf(facts), timings: [...timings, query] };
  };
  /** What `work` makes of the rows goes to the facts; gaps where the server refused or answered something else. */
  const ask = async (text: string, gives: readonly string[], work: (rows: readonly unknown[]) => Found) => {
    task.touched(statementTouch(task.settings, text));
    try {
      const found = work(await session.ask(text));
      Object.assign(facts, found.facts);
      gaps.push(...found.gaps);
    } catch (error) {
      if (!isRefusal(error)) throw lostConnection(error, task).with(learnt());
      gaps.push(...refusalGaps(gives, error));
    }
  };
  await ask(settingsStatement.text, settingsStatement.gives, (rows) => settingsFacts(settingRows.parse(rows)));
  for (const text of sessionStatements) await ask(text, [], () => ({ facts: {}, gaps: [] }));
  for (const name of statementNames) {
    await ask(statements[name].text, statements[name].gives, (rows) => read(name, rows));
  }
  return learnt();
}

interface Found {
  readonly facts: Partial<Facts>;
  readonly gaps: readonly Gap[];
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
function subjectOf({ systemIdentifier, startedAt }: Facts): string | null {
  if (systemIdentifier === undefined || startedAt === undefined) return null;
  return JSON.stringify([systemIdentifier, startedAt]);
}
