import { beginLook } from '../../src/kit/database/look.ts';
import type { Opening } from '../../src/kit/database/session.ts';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { enter } from '../../src/kit/mysql/enter.ts';
import { refusals } from '../../src/kit/mysql/refusal.ts';
import { schemaReplyBytes } from '../../src/kit/schema/limits.ts';
import { readFacts } from './read-facts.ts';
import type { Facts, Settings } from './schema.ts';
import { familyOf, withoutAsking } from './statements.ts';

/** Logs in once, asks the declared statements one by one on one connection, and closes it. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const opening: Opening = { timings: [], facts: {}, from: '' };
  const { session, version } = await enter(
    task,
    opening,
    task.settings.schema === undefined ? undefined : schemaReplyBytes,
  );
  try {
    const family = familyOf(version);
    const look = beginLook(session, task, refusals, { ...opening.facts, ...withoutAsking(family) });
    return await readFacts(look, family, task, opening.timings, session);
  } finally {
    await session.close();
  }
}
