import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeOwner } from './folder-owner.ts';
import { signalGroup } from './process-group.ts';
import type { Account } from './unprivileged-account.ts';
import { LandscapeError } from './landscape-error.ts';

/** Every temporary folder of a landscape starts with this name, so that leftovers can be recognised. */
export const folderPrefix = 'plumbline-landscape-';

/** The temporary folder in which a landscape keeps its programs, data and logs. */
export interface LandscapeFolder {
  /** Absolute path. */
  readonly path: string;
  /** The account that servers run as, or null when they run as we do. */
  readonly account: Account | null;
  /** Notes a started process in the folder, so that a later start can end it if we are killed. */
  readonly noteStarted: (pid: number) => Promise<void>;
  /** Forgets a process that has ended. */
  readonly noteEnded: (pid: number) => Promise<void>;
  /** Deletes the folder; safe to call again. */
  readonly remove: () => Promise<void>;
}

/**
 * Creates a fresh landscape folder.
 *
 * `candidates` are parent folders in order of preference (usually the system's temporary folder first). When servers
 * run under another account, the first one that this account can reach is taken.
 *
 * @throws Error when none of the candidates can be used.
 */
export async function createLandscapeFolder(
  candidates: readonly string[],
  account: Account | null,
): Promise<LandscapeFolder> {
  const parent = await firstReachable(candidates, account);
  const path = await mkdtemp(join(parent, folderPrefix));
  await writeOwner(path);
  await mkdir(join(path, 'pids'));
  if (account !== null) await chmod(path, 0o711);
  const running = new Set<number>();
  // The last resort when the program ends without stopping its landscape, for example on a second Ctrl-C.
  const onExit = (): void => {
    for (const pid of running) signalGroup(pid, 'SIGQUIT');
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  process.once('exit', onExit);
  return {
    path,
    account,
    noteStarted: async (pid) => {
      running.add(pid);
      await writeFile(join(path, 'pids', String(pid)), '');
    },
    noteEnded: async (pid) => {
      running.delete(pid);
      await rm(join(path, 'pids', String(pid)), { force: true });
    },
    remove: async () => {
      await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
      process.off('exit', onExit);
    },
  };
}

async function firstReachable(candidates: readonly string[], account: Account | null): Promise<string> {
  for (const candidate of candidates) {
    if (await isReachable(resolve(candidate), account)) return resolve(candidate);
  }
  throw new LandscapeError('landscape-folder', { folders: candidates.join(', ') });
}

/** Whether the account may enter the folder, that is: every folder on the way has its "others may enter" bit. */
async function isReachable(folder: string, account: Account | null): Promise<boolean> {
  const entry = await stat(folder).catch(() => null);
  if (entry?.isDirectory() !== true) return false;
  if (account === null) return true;
  if ((entry.mode & 0o001) === 0) return false;
  const parent = resolve(folder, '..');
  return parent === folder || isReachable(parent, account);
}
