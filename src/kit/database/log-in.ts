import type { ProbeTask } from '../define-probe.ts';
import { pacGaps } from '../ladder/proxy/route.ts';
import type { ProbeFailure } from '../probe-failure.ts';
import type { Opening, Session } from './session.ts';

/**
 * Logs in once and notes how long it took. Where that fails, the session is closed, and what is thrown is what `failure`
 * makes of it, with all that was learnt until then.
 */
export async function logIn(
  session: Pick<Session, 'logIn' | 'close'>,
  { monotonic }: Pick<ProbeTask<never>, 'monotonic'>,
  opening: Opening,
  failure: (error: unknown) => ProbeFailure,
): Promise<void> {
  const began = monotonic();
  try {
    await session.logIn();
  } catch (error) {
    await session.close();
    const { facts, timings } = opening;
    const failed = failure(error);
    throw failed.with({ facts, gaps: [...pacGaps(facts), ...(failed.learnt.gaps ?? [])], timings });
  }
  opening.timings.push({ phase: 'login', durationMs: monotonic() - began });
}
