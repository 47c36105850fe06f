import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const ownerSchema = z.object({
  pid: z.int().positive().describe('process id of the program that started the landscape'),
  startTicks: z.string().nullable().describe('when it started, in clock ticks since boot; Linux only'),
  hostname: z.string().describe('machine or container it ran on'),
});

/** What is known about the program that made a landscape folder. */
export type OwnerState = 'alive' | 'dead' | 'unknown';

/** Writes into a landscape folder that this program made it. */
export async function writeOwner(folder: string): Promise<void> {
  const { pid } = process;
  const owner = { pid, startTicks: await startTicks(pid), hostname: hostname() };
  await writeFile(join(folder, 'owner.json'), JSON.stringify(owner));
}

/**
 * Whether the program that made a landscape folder still runs. `unknown` when the folder does not say, or when it was
 * made on another machine or in another container that shares the temporary folder.
 */
export async function ownerState(folder: string): Promise<OwnerState> {
  const text = await readFile(join(folder, 'owner.json'), 'utf8').catch(() => '');
  const owner = ownerSchema.safeParse(parseJson(text));
  if (!owner.success || owner.data.hostname !== hostname()) return 'unknown';
  if (!isRunning(owner.data.pid)) return 'dead';
  // Process ids are given out again; in a container that is started anew it is usually the same one.
  return owner.data.startTicks === (await startTicks(owner.data.pid)) ? 'alive' : 'dead';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat (proc_pid_stat(5)); null where there is no such file. */
async function startTicks(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in parentheses and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[19] ?? null;
}
