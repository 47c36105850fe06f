import { trustFiles } from '../../src/kit/client-certificate.ts';
import { askStatements } from '../../src/kit/database/ask-statements.ts';
import { dialDatabase } from '../../src/kit/database/dial.ts';
import { logIn } from '../../src/kit/database/log-in.ts';
import type { Found } from '../../src/kit/database/look.ts';
import type { Opening, Session } from '../../src/kit/database/session.ts';
import { withoutTls } from '../../src/kit/database/tls-facts.ts';
import { accountTouch, statementTouch } from '../../src/kit/database/touches.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { readAuthorities } from '../../src/kit/ladder/authorities.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { factsOf } from './facts-of.ts';
import { loginFailure } from './login-cause.ts';
import { refusals } from './refusal.ts';
import { replies } from './reply.ts';
import { Facts, type Settings } from './schema.ts';
import { openSession } from './session.ts';
import { openingStatement, sessionStatements, statementNames, statements, type StatementName } from './statements.ts';

/** Logs in once, asks the declared statements one by one on one connection, and closes it. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const opening: Opening = { timings: [], facts: {}, from: '' };
  const session = await enter(task, opening);
  const asked = { refusals, first: sessionStatements, statements, names: statementNames, read, subjectOf };
  const learnt = await askStatements(session, task, opening, asked);
  return { ...learnt, facts: Facts.parse(learnt.facts) };
}

async function enter(task: ProbeTask<Settings>, opening: Opening): Promise<Session> {
  const { ca } = task.settings;
  const authorities = await readAuthorities(ca ?? null);
  for (const path of trustFiles({ ca })) task.touched({ kind: 'file', path });
  const socket = await dialDatabase(task, opening).catch((error: unknown) => {
    throw error instanceof ProbeFailure ? error.with({ facts: opening.facts, timings: opening.timings }) : error;
  });
  opening.facts = { ...opening.facts, ...withoutTls };
  const session = openSession({ socket, authorities }, task, opening);
  task.touched(accountTouch(task.settings));
  task.touched(statementTouch(task.settings, openingStatement));
  await logIn(session, task, opening, (error) => loginFailure(error, task.settings, opening.from, task.signal));
  return session;
}

function read(name: StatementName, rows: readonly unknown[]): Found {
  return factsOf(name, replies[name].parse(rows));
}

/** The running server: its name and the moment it started. */
function subjectOf({ serverName, startedAt }: JsonObject): string | null {
  if (serverName === undefined || startedAt === undefined) return null;
  return JSON.stringify([serverName, startedAt]);
}
