import { stat } from 'node:fs/promises';
import { isText, readText, type MachineTask } from '../../../src/kit/machine/read-text.ts';

/** Says that systemd runs the system (sd_booted(3)), and what the first process is called. */
export const initSigns = { systemd: '/run/systemd/system', first: '/proc/1/comm' } as const;

/** What runs the services of this Linux system; null: nothing does, as in most containers. */
export async function initKind(task: MachineTask): Promise<'systemd' | 'sysv' | null> {
  task.touched({ kind: 'file', path: initSigns.systemd });
  const folder = await stat(initSigns.systemd).catch(() => null);
  if (folder?.isDirectory() === true) return 'systemd';
  const first = await readText(task, initSigns.first);
  return isText(first) && first.text.trim() === 'init' ? 'sysv' : null;
}
