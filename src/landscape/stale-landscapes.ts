import { execFile } from 'node:child_process';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ownerState } from './folder-owner.ts';
import { folderPrefix } from './landscape-folder.ts';
import { signalGroup } from './process-group.ts';

const pollMs = 50;
const polls = 100;

/**
 * Cleans up after landscapes whose program was killed and could not do it itself: ends servers that still run and
 * deletes the folder. Only folders of this account and this machine whose owner is known to be dead are touched, and
 * only processes whose command line names the folder.
 *
 * Windows cannot tell a command line without further tools: there a folder in use stays until its servers are ended.
 *
 * @returns the folders that were deleted.
 */
export async function removeStaleLandscapes(parents: readonly string[]): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const folder of await landscapeFolders(parents)) {
    if (await removeIfStale(folder)) removed.push(folder);
  }
  return removed;
}

async function landscapeFolders(parents: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const parent of new Set(parents)) {
    const names = await readdir(parent).catch(() => []);
    found.push(...names.filter((name) => name.startsWith(folderPrefix)).map((name) => join(parent, name)));
  }
  return found;
}

async function removeIfStale(folder: string): Promise<boolean> {
  const entry = await stat(folder).catch(() => null);
  if (entry?.isDirectory() !== true) return false;
  if (process.getuid !== undefined && entry.uid !== process.getuid()) return false;
  if ((await ownerState(folder)) !== 'dead') return false;
  const pids = await readdir(join(folder, 'pids')).catch(() => []);
  await Promise.all(pids.map((pid) => endLeftover(Number(pid), folder)));
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    return true;
  } catch {
    return false;
  }
}

async function endLeftover(pid: number, folder: string): Promise<void> {
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (!(await commandLine(pid)).includes(folder)) return;
  // Immediate shutdown: the data is thrown away, but shared memory is given back (manual, "Shutting Down the Server").
  signalGroup(pid, 'SIGQUIT');
  for (let poll = 0; poll < polls; poll += 1) {
    await sleep(pollMs);
    if (!signalGroup(pid, 0)) return;
  }
  signalGroup(pid, 'SIGKILL');
}

/** The command line of a process; empty when it cannot be told. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'win32') return '';
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const ps = promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return ps.then((result) => result.stdout).catch(() => '');
}
