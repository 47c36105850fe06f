import { beginLook } from '../../src/kit/database/look.ts';
import type { Opening } from '../../src/kit/database/session.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { enter } from '../../src/kit/mysql/enter.ts';
import { refusals } from '../../src/kit/mysql/refusal.ts';
import { readFacts } from './read-facts.ts';
import type { Facts, Settings } from './schema.ts';
import { familyOf } from './statements.ts';

/** Logs in once, asks the declared statements one by one on one connection, and closes it. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const opening: Opening = { timings: [], facts: {}, from: '' };
  const { session, version } = await enter(task, opening);
  try {
    const look = beginLook(session, task, refusals, opening.facts);
    return await readFacts(look, familyOf(version), task, opening.timings);
  } finally {
    await session.close();
  }
}
