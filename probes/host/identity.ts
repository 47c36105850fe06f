import { hostname } from 'node:os';
import * as z from 'zod';
import type { HostTask } from './found.ts';
import type { Platform } from '../../src/kit/machine/platform.ts';
import { linuxIdentity } from '../../src/kit/machine/identity.ts';
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

async function installedIdentity(task: HostTask, platform: Platform): Promise<string | null> {
  for (const argv of identityCommands[platform]) task.touched(commandTouch(argv));
  const { uuid } = await import('systeminformation');
  const { os, hardware } = reply.parse(await uuid());
  return os === '' ? null : JSON.stringify([hostname(), os, hardware]);
}
