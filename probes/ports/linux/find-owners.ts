import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { missedBy, noted, type Missed } from '../../../src/kit/machine/missed.ts';
import { processIds } from '../../../src/kit/machine/process-ids.ts';
import type { Owner } from '../listener.ts';

/** Links read side by side. */
const batch = 64;

/** What limits the search: the task's signal, and a moment (of the monotonic clock) at which it ends. */
export interface SearchLimit {
  readonly signal: AbortSignal;
  readonly monotonic: () => number;
  readonly until: number;
}

/**
 * Who holds these sockets (by inode): the process with the lowest number whose /proc/PID/fd has it; process 1 only where
 * nobody else has, because systemd keeps the sockets of what it starts. Processes that end meanwhile are passed over.
 */
export async function findOwners(inodes: ReadonlySet<string>, limit: SearchLimit): Promise<ReadonlyMap<string, Owner>> {
  const owners = new Map<string, Owner>();
  const wanted = new Set(inodes);
  let refused = false;
  let late = false;
  const ids = await processIds().catch(() => []);
  for (const pid of [...ids.filter((id) => id !== 1), ...ids.filter((id) => id === 1)]) {
    late = limit.signal.aborted || limit.monotonic() > limit.until;
    if (late || wanted.size === 0) break;
    const held = await socketsOf(pid, wanted);
    if (held === 'refused') refused = true;
    if (typeof held === 'string' || held.length === 0) continue;
    const name = await programName(pid);
    for (const inode of held) {
      owners.set(inode, { kind: 'process', pid, name });
      wanted.delete(inode);
    }
  }
  for (const inode of wanted) owners.set(inode, { kind: 'missed', missed: nobody(refused, late) });
  return owners;
}

function nobody(refused: boolean, late: boolean): Missed {
  if (late) return noted('not-reached', 'ports.gap.search-too-long');
  if (refused) return noted('not-permitted', 'ports.gap.other-account');
  return noted('not-supported', 'ports.gap.no-holder');
}

async function socketsOf(pid: number, wanted: ReadonlySet<string>): Promise<readonly string[] | 'refused' | 'gone'> {
  const folder = `/proc/${String(pid)}/fd`;
  try {
    const names = await readdir(folder);
    const held: string[] = [];
    for (let at = 0; at < names.length; at += batch) {
      const links = names.slice(at, at + batch).map((name) => readlink(`${folder}/${name}`).catch(() => ''));
      held.push(...(await Promise.all(links)).map(inodeOf).filter((inode) => wanted.has(inode)));
    }
    return held;
  } catch (error) {
    return missedBy(error).reason === 'not-permitted' ? 'refused' : 'gone';
  }
}

/** The inode of `socket:[4711]`; empty: no socket. */
function inodeOf(link: string): string {
  return /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '';
}

/** Name of the program file; where it cannot be read, the name the kernel keeps (15 bytes, proc_pid_comm(5)). */
async function programName(pid: number): Promise<string | null> {
  const folder = `/proc/${String(pid)}`;
  const program = await readlink(`${folder}/exe`).catch(() => '');
  if (program !== '') return basename(program.replace(/ \(deleted\)$/, ''));
  const comm = await readFile(`${folder}/comm`, 'utf8').catch(() => '');
  return comm === '' ? null : comm.replace(/\n$/, '');
}
