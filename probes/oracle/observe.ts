import { askStatements } from '../../src/kit/database/ask-statements.ts';
import { enterByDriver } from '../../src/kit/database/enter-by-driver.ts';
import type { Found } from '../../src/kit/database/look.ts';
import type { Opening } from '../../src/kit/database/session.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { factsOf } from './facts-of.ts';
import { loginFailure } from './login-cause.ts';
import { loginOf } from './login-of.ts';
import { refusals } from './refusal.ts';
import { replies } from './reply.ts';
import { Facts, type Settings } from './schema.ts';
import { openSession } from './session.ts';
import { sessionStatements, statementNames, statements, type StatementName } from './statements.ts';

/** Logs in once, asks the declared statements one by one on one connection, and closes it. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const opening: Opening = { timings: [], facts: {}, from: '' };
  const login = loginOf(task.settings);
  const session = await enterByDriver(task, opening, {
    login,
    open: () => openSession(task),
    failure: (error, from) => loginFailure(error, task.settings, from, task.signal),
  });
  const place = { ...task, settings: login };
  const asked = { refusals, first: sessionStatements, statements, names: statementNames, read, subjectOf };
  const learnt = await askStatements(session, place, opening, asked);
  return { ...learnt, facts: Facts.parse(learnt.facts) };
}

function read(name: StatementName, rows: readonly unknown[]): Found {
  return factsOf(name, replies[name].parse(rows));
}

/** The running instance: its machine, its name, and the second it started, where the account may see that. */
function subjectOf({ machine, instance, startedAt }: JsonObject): string | null {
  if (machine === undefined || instance === undefined || startedAt === undefined) return null;
  return JSON.stringify([machine, instance, startedAt]);
}
