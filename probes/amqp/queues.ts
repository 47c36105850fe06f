import { u16, u32, u8 } from '../../src/kit/big-endian.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Broker } from './broker.ts';
import { isMethod, methods } from './methods.ts';
import { readClose } from './refusal.ts';
import { declarePassively } from './requests.ts';
import { readShort, shortText } from './table.ts';

/** queue.declare with this bit creates nothing: it asks whether the queue is there. */
const passive = 1;
const notFound = 404;
const refused = 403;
const locked = 405;

/** The queues that are there, by name. A queue that may not be looked at is a gap. */
export async function askQueues(server: Visiting, broker: Broker, names: readonly string[]): Promise<JsonObject> {
  const found: [string, JsonObject][] = [];
  let isOpen = false;
  for (const name of new Set(names)) {
    if (!isOpen) await openChannel(server, broker);
    const told = await askQueue(server, broker, name);
    isOpen = told.isOpen;
    if (told.queue !== null) found.push([name, told.queue]);
  }
  return Object.fromEntries(found);
}

async function openChannel(server: Visiting, broker: Broker): Promise<void> {
  broker.send(1, methods.channelOpen, shortText(''));
  const answer = await broker.next();
  if (!isMethod(answer.id, 'channelOpenOk')) throw server.failure('reply-not-understood');
}

interface Told {
  /** Null: not there, or not told. */
  readonly queue: JsonObject | null;
  /** A refusal closes the channel (AMQP 0-9-1, section 1.7.2.1). */
  readonly isOpen: boolean;
}

async function askQueue(server: Visiting, broker: Broker, name: string): Promise<Told> {
  server.touched(declarePassively(name));
  broker.send(1, methods.queueDeclare, u16(0), shortText(name), u8(passive), u32(0));
  const answer = await broker.next();
  if (isMethod(answer.id, 'queueDeclareOk')) {
    readShort(answer.args);
    return { queue: { messages: answer.args.u32(), consumers: answer.args.u32() }, isOpen: true };
  }
  if (!isMethod(answer.id, 'channelClose')) throw server.failure('reply-not-understood');
  const { code, text } = readClose(answer.args);
  broker.send(1, methods.channelCloseOk);
  if (code !== notFound)
    server.gap({
      path: formatFactPath([
        { kind: 'name', name: 'queues' },
        { kind: 'name', name },
      ]),
      reason: code === refused || code === locked ? 'not-permitted' : 'not-reached',
      detail: text,
    });
  return { queue: null, isOpen: false };
}
