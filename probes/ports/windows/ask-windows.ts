import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { noted, type Missed } from '../../../src/kit/machine/missed.ts';
import type { MachineTask } from '../../../src/kit/machine/read-text.ts';
import { value } from '../../../src/model/message.ts';
import type { OwnedListener, Owner } from '../listener.ts';
import { parseNetstat } from './parse-netstat.ts';
import { parseTasklist } from './parse-tasklist.ts';

export const netstat = ['netstat.exe', '-ano'] as const;
export const tasklist = ['tasklist.exe', '/fo', 'csv', '/nh'] as const;

/** Bytes of output that are read; a hundred thousand connections fit. */
const outputLimit = 16 * 1024 * 1024;

/** What listens on Windows, with processes by number and, where wanted, by name. */
export async function askWindows(
  task: Pick<MachineTask, 'execute'>,
  names: boolean,
): Promise<{ readonly listeners: readonly OwnedListener[]; readonly truncated: boolean } | Missed> {
  const sockets = await askProgram(task, netstat, { outputLimit });
  if (!hasSaid(sockets)) return sockets;
  if (sockets.exitCode !== 0) {
    const missed = noted('not-reached', 'kit.gap.no-answer', { program: value(netstat[0]) });
    return { ...missed, detail: sockets.errors === '' ? null : sockets.errors.slice(0, 200) };
  }
  const programs = names ? await askProgram(task, tasklist, { outputLimit }) : null;
  const byPid = programs !== null && hasSaid(programs) ? parseTasklist(programs.text) : new Map<number, string>();
  const owner = (pid: number): Owner => ({ kind: 'process', pid, name: byPid.get(pid) ?? null });
  const listeners = parseNetstat(sockets.text).map(({ pid, ...listener }) => ({ ...listener, owner: owner(pid) }));
  return { listeners, truncated: sockets.truncated };
}
