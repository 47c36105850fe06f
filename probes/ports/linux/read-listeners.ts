import { createReadStream } from 'node:fs';
import { endianness } from 'node:os';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { missedBy, type Missed } from '../../../src/kit/machine/missed.ts';
import type { MachineTask } from '../../../src/kit/machine/read-text.ts';
import type { Listener } from '../listener.ts';
import { parseSocketLine, type InodeListener } from './parse-socket-line.ts';

/** Tables of the kernel, of our network namespace. */
export const socketTables = {
  tcp: ['/proc/net/tcp', '/proc/net/tcp6'],
  udp: ['/proc/net/udp', '/proc/net/udp6'],
} as const;

/** The sockets that listen, line by line: a busy machine has hundreds of thousands that do not. */
export async function readListeners(
  task: Pick<MachineTask, 'touched' | 'signal'>,
  transport: Listener['transport'],
): Promise<readonly InodeListener[] | Missed> {
  const found: InodeListener[] = [];
  const [first, second] = socketTables[transport];
  const missed = await readTable(task, first, transport, found);
  if (missed !== null) return missed;
  const missedSixth = await readTable(task, second, transport, found);
  // without IPv6 the kernel has no such table
  return missedSixth === null || missedSixth.reason === 'not-supported' ? found : missedSixth;
}

async function readTable(
  task: Pick<MachineTask, 'touched' | 'signal'>,
  path: string,
  transport: Listener['transport'],
  found: InodeListener[],
): Promise<Missed | null> {
  task.touched({ kind: 'file', path });
  const order = endianness();
  const input = createReadStream(path, { encoding: 'latin1', signal: task.signal });
  const lines = createInterface({ input });
  lines.on('line', (line) => {
    const listener = parseSocketLine(line, transport, order);
    if (listener !== null) found.push(listener);
  });
  try {
    await finished(input);
    return null;
  } catch (error) {
    return missedBy(error);
  } finally {
    lines.close();
  }
}
