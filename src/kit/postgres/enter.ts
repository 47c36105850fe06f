import type { QueryingSession } from '../database/queries/query-rows.ts';
import { logIn } from '../database/log-in.ts';
import type { Opening } from '../database/session.ts';
import { accountTouch } from '../database/touches.ts';
import type { ProbeTask } from '../define-probe.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { loginFailure } from './login-cause.ts';
import type { PostgresLogin } from './login.ts';
import { openStream } from './open-stream.ts';
import { openSession } from './session.ts';

/**
 * Connects and logs in. The caller closes the session. Throws ProbeFailure with the real cause of a refusal and what
 * was learnt until then. `mostBytes`: what all replies together may weigh.
 */
export async function enter(
  task: ProbeTask<PostgresLogin>,
  opening: Opening,
  mostBytes?: number,
): Promise<QueryingSession> {
  const open = await openStream(task, opening).catch((error: unknown) => {
    throw error instanceof ProbeFailure ? error.with({ facts: opening.facts, timings: opening.timings }) : error;
  });
  const session = openSession(open, task, mostBytes);
  task.touched(accountTouch(task.settings));
  await logIn(session, task, opening, (error) => {
    const login = { ...task.settings, from: opening.from, md5OverSha256: session.asksMd5OverSha256() };
    return loginFailure(error, login, task.signal);
  });
  return session;
}
