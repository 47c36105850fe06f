import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { value } from '../../src/model/message.ts';
import { u16 } from '../../src/kit/big-endian.ts';
import { brokerOn, type Broker } from './broker.ts';
import { logIn } from './log-in.ts';
import { askQueues } from './queues.ts';
import { methods } from './methods.ts';
import { close, greet } from './requests.ts';
import { Facts, type Settings } from './schema.ts';
import { readStart } from './start.ts';
import { shortText } from './table.ts';

/**
 * Reads connection.start, which a broker sends to everybody; with an account logs in, opens the virtual host and asks
 * for queues (AMQP 0-9-1, section 2.2.4).
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await visit(task, { name: 'AMQP 0-9-1' }, (server) => talk(server, task));
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting, { settings, agentName }: ProbeTask<Settings>): Promise<void> {
  const broker = brokerOn(server);
  server.touched(greet);
  server.send(Buffer.from('AMQP\x00\x00\x09\x01', 'latin1'));
  const { facts, ...offered } = await readStart(server, broker);
  server.learn(facts);
  const { user, password, queues } = settings;
  if (user === undefined || password === undefined) {
    const missed = noted('not-reached', 'kit.gap.setting', { setting: value('user') });
    server.miss(['session', 'queues'], missed);
    return;
  }
  const session = await logIn(server, broker, { ...settings, user, password, agentName, ...offered });
  server.learn({ session });
  if (queues.length === 0) {
    const missed = noted('not-reached', 'kit.gap.unnamed', { setting: value('queues') });
    server.miss(['queues'], missed);
  } else {
    server.learn({ queues: await askQueues(server, broker, queues) });
  }
  await sayGoodbye(server, broker);
}

/** An account that goes without connection.close is a warning in the broker’s log. What answers now is no matter. */
async function sayGoodbye(server: Visiting, broker: Broker): Promise<void> {
  server.touched(close);
  broker.send(0, methods.close, u16(200), shortText(''), u16(0), u16(0));
  await broker.next().catch(() => null);
}
