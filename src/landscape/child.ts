import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LandscapeFolder } from './landscape-folder.ts';
import { signalGroup } from './process-group.ts';
import { LandscapeError } from './landscape-error.ts';

/** A program that was started, in a process group of its own. */
export interface Child {
  readonly pid: number;
  /** Settles when it has ended: its exit code, or null when a signal ended it. Never rejects. */
  readonly ended: Promise<number | null>;
  /** Whether it has ended. */
  readonly hasEnded: () => boolean;
}

/** One step of ending a child: a signal, and how long to wait for its effect. */
export interface EndStep {
  readonly signal: NodeJS.Signals;
  /** Milliseconds. */
  readonly graceMs: number;
}

const pollMs = 10;
const finishMs = 3000;

/**
 * Starts a program of a landscape, with its output appended to a file. It gets its own process group, so that Ctrl-C
 * at the terminal reaches us and not the servers, and an environment without our variables, which may hold secrets.
 *
 * @throws Error when it cannot be started.
 */
export async function startChild(options: {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: LandscapeFolder;
  /** File for standard output and errors. */
  readonly logFile: string;
}): Promise<Child> {
  const { program, args, folder, logFile } = options;
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(program, args, {
      cwd: folder.path,
      detached: process.platform !== 'win32',
      env: childEnvironment(),
      stdio: ['ignore', log, log],
      windowsHide: true,
      ...(folder.account === null ? {} : { uid: folder.account.uid, gid: folder.account.gid }),
    });
    return await trackChild(child, program, folder);
  } finally {
    closeSync(log);
  }
}

async function trackChild(child: ChildProcess, program: string, folder: LandscapeFolder): Promise<Child> {
  const failed = new Promise<Error>((resolve) => child.once('error', resolve));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const { pid } = child;
  if (pid === undefined) throw startError(program, await failed);
  try {
    await folder.noteStarted(pid);
  } catch (error) {
    signalGroup(pid, 'SIGKILL');
    throw error;
  }
  const ended = exited.then(async (code) => {
    await folder.noteEnded(pid).catch(() => undefined);
    return code;
  });
  return { pid, ended, hasEnded: () => child.exitCode !== null || child.signalCode !== null };
}

/**
 * Waits for a program that ends by itself. When the signal aborts, it is given a moment to finish, since initdb's inner
 * server leaves shared memory behind when it is killed; then it and all it started are ended.
 *
 * @throws the signal's reason when aborted.
 */
export async function runToEnd(child: Child, signal: AbortSignal): Promise<number | null> {
  const settled = new AbortController();
  const stopWaiting = AbortSignal.any([signal, settled.signal]);
  void child.ended.then(() => {
    settled.abort();
  });
  if (!stopWaiting.aborted) await once(stopWaiting, 'abort');
  if (signal.aborted) {
    await leavesWithin(child, finishMs);
    await endChild(child, [{ signal: 'SIGTERM', graceMs: 2000 }]);
  }
  signal.throwIfAborted();
  return child.ended;
}

/** Ends a child and all it started: asks with each signal in turn, then forces it; returns when nothing is left. */
export async function endChild(child: Child, steps: readonly EndStep[]): Promise<void> {
  for (const step of steps) {
    if (!signalGroup(child.pid, step.signal)) break;
    if (await leavesWithin(child, step.graceMs)) break;
  }
  signalGroup(child.pid, 'SIGKILL');
  await child.ended;
  await leavesWithin(child, finishMs);
}

/** Whether the child and all it started have ended after at most this time, in milliseconds. */
async function leavesWithin(child: Child, graceMs: number): Promise<boolean> {
  for (let waitedMs = 0; signalGroup(child.pid, 0); waitedMs += pollMs) {
    if (waitedMs >= graceMs) return false;
    await sleep(pollMs);
  }
  return true;
}

function childEnvironment(): NodeJS.ProcessEnv {
  const fixed = { LC_ALL: 'C', TZ: 'UTC' };
  if (process.platform !== 'win32') return { ...fixed, PATH: '/usr/bin:/bin' };
  // Windows programs do not start without these.
  const { SystemRoot, TEMP, PATH } = process.env;
  return { ...fixed, SystemRoot, TEMP, PATH };
}

function startError(program: string, cause: Error & { code?: string }): Error {
  if (cause.code === 'ENOENT') return new LandscapeError('landscape-libc', { program }, { cause });
  if (cause.code === 'EACCES') return new LandscapeError('landscape-noexec', { program }, { cause });
  return new Error(`Cannot start ${program}. ${cause.message}`, { cause });
}
