import { hostname } from 'node:os';
import { isText, readText, type MachineTask } from './read-text.ts';

/** Files that tell one running Linux machine from another. */
export const linuxIdentityFiles = ['/etc/machine-id', '/var/lib/dbus/machine-id', '/proc/sys/kernel/random/boot_id'];

/**
 * Names the running Linux machine: host name, machine id (machine-id(5)) and boot id of the kernel. Null: it cannot be
 * known.
 */
export async function linuxIdentity(task: Pick<MachineTask, 'signal' | 'touched'>): Promise<string | null> {
  const machine = await readText(task, '/etc/machine-id', '/var/lib/dbus/machine-id');
  const boot = await readText(task, '/proc/sys/kernel/random/boot_id');
  if (!isText(machine) || !isText(boot) || machine.text.trim() === '') return null;
  // containers of one machine and image share both ids
  return JSON.stringify([hostname(), machine.text.trim(), boot.text.trim()]);
}
