import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { visit } from '../../src/kit/service/visit.ts';
import { withHint, type Account } from './account.ts';
import { talkBinary } from './binary-protocol.ts';
import { Facts, type Settings } from './schema.ts';
import { talkText } from './text-protocol.ts';

const talks = { text: talkText, binary: talkBinary } as const;

/** Logs in where the server asks for it, and asks for version and statistics, by the protocol that the settings name. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { protocol } = task.settings;
  const { facts, gaps, timings } = await visit(task, { name: 'memcached' }, async (server) => {
    try {
      await talks[protocol](server, accountOf(task.settings));
    } catch (error) {
      throw withHint(error, server, protocol);
    }
  });
  return { facts: Facts.parse(facts), gaps, timings };
}

function accountOf({ user, password }: Settings): Account | null {
  return user === undefined || password === undefined ? null : { user, password };
}
