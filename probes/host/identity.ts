import { hostname } from 'node:os';
import * as z from 'zod';
import type { HostTask } from './found.ts';
import type { Platform } from './platform.ts';
import { isText, readText } from './read-text.ts';
import { identityCommands } from './system-commands.ts';
import { commandTouch } from './touches.ts';

const reply = z.object({ os: z.string(), hardware: z.string() });

/**
 * Names the running machine: host name with machine id (machine-id(5)) and boot id of the kernel; on Windows and macOS
 * with the ids of installation and hardware. Null: it cannot be known. The boot time takes no part there: it is
 * reckoned from two clocks, differs from look to look, and would make two machines of one.
 */
export async function identity(task: HostTask, platform: Platform | null): Promise<string | null> {
  if (platform === null) return null;
  return platform === 'linux' ? linuxIdentity(task) : installedIdentity(task, platform);
}

async function linuxIdentity(task: HostTask): Promise<string | null> {
  const machine = await readText(task, '/etc/machine-id', '/var/lib/dbus/machine-id');
  const boot = await readText(task, '/proc/sys/kernel/random/boot_id');
  if (!isText(machine) || !isText(boot) || machine.text.trim() === '') return null;
  // containers of one machine and image share both ids
  return JSON.stringify([hostname(), machine.text.trim(), boot.text.trim()]);
}

async function installedIdentity(task: HostTask, platform: Platform): Promise<string | null> {
  for (const argv of identityCommands[platform]) task.touched(commandTouch(argv));
  const { uuid } = await import('systeminformation');
  const { os, hardware } = reply.parse(await uuid());
  return os === '' ? null : JSON.stringify([hostname(), os, hardware]);
}
