import { readdir, readFile, readlink } from 'node:fs/promises';
import type { MachineTask } from '../../../src/kit/machine/read-text.ts';
import { processIds } from '../../../src/kit/machine/process-ids.ts';
import { signalsTouch } from '../touches.ts';

/** The signal that asks a JVM to listen, SIGQUIT, in the masks of proc_pid_status(5). */
const quit = 1n << 2n;

/**
 * A process that `jcmd 0` would end, by its number; null: none. jcmd takes each file `/tmp/hsperfdata_USER/PID` for a
 * running JVM and sends SIGQUIT there (JDK, sun.tools.attach). A JVM that was killed leaves its file behind, and any
 * process may have its number now; a JVM with `-Xrs` does not listen either. Both end, unless they take the signal.
 * Where the signal of the task ends the look, null means nothing.
 */
export async function mistakenProcess(task: Pick<MachineTask, 'touched' | 'signal'>): Promise<number | null> {
  task.touched(signalsTouch);
  const user = ownerOf(await statusOf('self'));
  const views: Views = new Map();
  for (const pid of await processIds()) {
    if (task.signal.aborted) return null;
    if (await isMistaken(pid, user, views)) return pid;
  }
  return null;
}

/** Names of the files of JVMs, by the file system that a process sees: most of them see the same. */
type Views = Map<string, Promise<ReadonlySet<string>>>;

/** Empty: it is gone, or not ours to see. */
async function statusOf(pid: string): Promise<string> {
  return readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
}

function ownerOf(status: string): string | null {
  return /^Uid:\s+(\d+)/m.exec(status)?.[1] ?? null;
}

async function isMistaken(pid: number, user: string | null, views: Views): Promise<boolean> {
  const status = await statusOf(String(pid));
  if (user !== '0' && ownerOf(status) !== user) return false;
  // without memory of its own it is a thread of the kernel, or has ended
  if (!/^VmSize:/m.test(status)) return false;
  if ((BigInt(`0x${/^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`) & quit) !== 0n) return false;
  // in a container the file bears the number that the process has there
  const own = /^NSpid:.*?(\d+)$/m.exec(status)?.[1] ?? String(pid);
  return (await filesSeenBy(`/proc/${String(pid)}`, views)).has(own);
}

/** Numbers of JVMs in the folders hsperfdata_* that a process sees. */
async function filesSeenBy(folder: string, views: Views): Promise<ReadonlySet<string>> {
  const links = await Promise.all([`${folder}/ns/mnt`, `${folder}/root`].map((path) => readlink(path))).catch(
    () => null,
  );
  const key = links?.join(' ') ?? folder;
  const seen = views.get(key) ?? readFiles(`${folder}/root/tmp`);
  views.set(key, seen);
  return seen;
}

async function readFiles(folder: string): Promise<ReadonlySet<string>> {
  const users = (await namesIn(folder)).filter((name) => name.startsWith('hsperfdata_'));
  const files = await Promise.all(users.map((name) => namesIn(`${folder}/${name}`)));
  return new Set(files.flat());
}

/** None where the folder is not there, or is not ours to read: then its process is not ours to end either. */
async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
