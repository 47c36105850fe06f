import { beginLook, learn, type Found } from '../../src/kit/database/look.ts';
import type { Session } from '../../src/kit/database/session.ts';
import { accountTouch } from '../../src/kit/database/touches.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Timing } from '../../src/model/observation.ts';
import { factsOf } from './facts-of.ts';
import { loginFailure } from './login-cause.ts';
import { loginOf } from './login-of.ts';
import { refusals } from './refusal.ts';
import { replies } from './reply.ts';
import { Facts, type Settings } from './schema.ts';
import { loadDriver } from './load-driver.ts';
import { openSession } from './session.ts';
import { sessionStatements, statementNames, statements, type StatementName } from './statements.ts';

/** Logs in once, asks the declared statements one by one on one connection, and closes it. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const timings: Timing[] = [];
  const session = await enter(task, timings);
  const place = { ...task, settings: loginOf(task.settings) };
  try {
    const look = beginLook(session, place, refusals, {});
    const learnt = await learn(look, { timings, monotonic: task.monotonic }, subjectOf, async () => {
      for (const text of sessionStatements) await look.ask(text, [], () => ({ facts: {} }));
      for (const name of statementNames) {
        await look.ask(statements[name].text, statements[name].gives, (rows) => read(name, rows));
      }
    });
    return { ...learnt, facts: Facts.parse(learnt.facts) };
  } finally {
    await session.close();
  }
}

/** A connection of ours goes first: it names what is in the way of the network, and is refused where it was not approved. */
async function enter(task: ProbeTask<Settings>, timings: Timing[]): Promise<Session> {
  const { host, port } = task.settings;
  const { socket, localAddress, resolveMs, connectMs } = await task.dial({ host, port });
  socket.on('error', () => undefined);
  socket.destroy();
  timings.push({ phase: 'resolve', durationMs: resolveMs }, { phase: 'connect', durationMs: connectMs });
  const session = openSession(task, await loadDriver(task.settings.driver));
  task.touched({ kind: 'file', path: task.settings.driver });
  const began = task.monotonic();
  task.touched(accountTouch(loginOf(task.settings)));
  try {
    await session.logIn();
  } catch (error) {
    await session.close();
    throw loginFailure(error, task.settings, localAddress, task.signal).with({ timings });
  }
  timings.push({ phase: 'login', durationMs: task.monotonic() - began });
  return session;
}

function read(name: StatementName, rows: readonly unknown[]): Found {
  return factsOf(name, replies[name].parse(rows));
}

/** The running instance: its machine, its name, and the second it started, where the account may see that. */
function subjectOf({ machine, instance, startedAt }: JsonObject): string | null {
  if (machine === undefined || instance === undefined || startedAt === undefined) return null;
  return JSON.stringify([machine, instance, startedAt]);
}
