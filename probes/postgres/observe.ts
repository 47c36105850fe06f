import { accountTouch } from '../../src/kit/database/touches.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Timing } from '../../src/model/observation.ts';
import { loginFailure } from './login-cause.ts';
import { openSession, type Session } from './session.ts';
import { openStream, type OpenStream } from './open-stream.ts';
import { readFacts } from './read-facts.ts';
import type { Facts, Settings } from './schema.ts';

/** Logs in once, asks the declared statements one by one on one connection, and closes it. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const timings: Timing[] = [];
  const open = await openStream(task, timings).catch((error: unknown) => {
    throw error instanceof ProbeFailure ? error.with({ timings, ...error.learnt }) : error;
  });
  const session = openSession(open.stream, task);
  try {
    await logIn(session, open, task, timings);
    return await readFacts(session, task, timings);
  } finally {
    await session.close();
  }
}

async function logIn(session: Session, open: OpenStream, task: ProbeTask<Settings>, timings: Timing[]): Promise<void> {
  const began = task.monotonic();
  task.touched(accountTouch(task.settings));
  try {
    await session.logIn();
  } catch (error) {
    throw loginFailure(error, { ...task.settings, from: open.localAddress }, task.signal).with({ timings });
  }
  timings.push({ phase: 'login', durationMs: task.monotonic() - began });
}
