import { accountTouch } from '../../src/kit/database/touches.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { loginFailure } from './login-cause.ts';
import { openStream, type OpenStream } from './open-stream.ts';
import type { Opening } from './opening.ts';
import { readFacts } from './read-facts.ts';
import type { Facts, Settings } from './schema.ts';
import { openSession, type Session } from './session.ts';

/** Logs in once, asks the declared statements one by one on one connection, and closes it. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const opening: Opening = { timings: [], facts: {}, from: '' };
  const open = await openStream(task, opening).catch((error: unknown) => {
    throw error instanceof ProbeFailure ? error.with({ facts: opening.facts, timings: opening.timings }) : error;
  });
  const session = openSession(open, task);
  try {
    await logIn(session, open, task, opening);
    return await readFacts(session, open, task, opening.timings);
  } finally {
    await session.close();
  }
}

async function logIn(session: Session, open: OpenStream, task: ProbeTask<Settings>, opening: Opening): Promise<void> {
  const began = task.monotonic();
  task.touched(accountTouch(task.settings));
  try {
    await session.logIn();
  } catch (error) {
    const failure = loginFailure(
      error,
      { ...task.settings, from: opening.from, tlsLeftOut: open.offersTls && !open.secure },
      task.signal,
    );
    throw failure.with({ facts: open.facts, timings: opening.timings });
  }
  opening.timings.push({ phase: 'login', durationMs: task.monotonic() - began });
}
