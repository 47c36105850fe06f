import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readlinkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChildProcess } from 'node:child_process';

/** The process of one browser, from the moment it is started. */
export interface BrowserProcess {
  /** Switch that tells it from other children; given to the browser, which takes no notice. */
  readonly mark: string;
  /** Remembers what a browser that runs now would leave behind when it is killed. */
  readonly remember: () => void;
  /** Ends it and all it started, at once, and removes what it leaves behind; also where it has ended by itself. */
  readonly kill: () => void;
  /** No longer looks for it. */
  readonly forget: () => void;
}

const started = 'child_process';
let marks = 0;

/**
 * Watches for the process that a driver starts. Playwright hands a browser out only once it answers; one that never
 * answers, or answers after the run was stopped, must be ended too. Node tells of every child it starts
 * (diagnostics channel `child_process`).
 */
export function watchForProcess(): BrowserProcess {
  marks += 1;
  const mark = `--plumbline-browser=${String(marks)}`;
  const children: ChildProcess[] = [];
  const own = (): ChildProcess | undefined =>
    children.find(
      // null until it is spawned
      (child) => Array.isArray(child.spawnargs) && child.spawnargs.includes(mark),
    );
  let folder: string | null = null;
  const remember = (): void => {
    const child = own();
    if (child !== undefined) folder ??= singletonFolder(child);
  };
  const listen = (message: unknown): void => {
    const child = childOf(message);
    if (child !== null) children.push(child);
  };
  subscribe(started, listen);
  return {
    mark,
    remember,
    kill: () => {
      const child = own();
      if (child === undefined) return;
      remember();
      end(child);
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
    forget: () => void unsubscribe(started, listen),
  };
}

function childOf(message: unknown): ChildProcess | null {
  if (typeof message !== 'object' || message === null || !('process' in message)) return null;
  // what the channel carries is documented: { process: ChildProcess }
  return message.process as ChildProcess;
}

function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    // eslint-disable-next-line no-restricted-globals -- ends the process group that the driver made for this browser
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // no groups on Windows: there the children of a browser end with it
    child.kill('SIGKILL');
  }
}

/** Folder in the temporary folder that Chromium removes only when it ends by itself; null: none. */
function singletonFolder(child: ChildProcess): string | null {
  const profile = child.spawnargs.find((arg) => arg.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length);
  if (profile === undefined) return null;
  try {
    const folder = dirname(readlinkSync(join(profile, 'SingletonSocket')));
    // named by product and six random characters: org.chromium.Chromium.x7Ab2Z
    return /\.[A-Za-z0-9]{6}$/.test(folder) ? folder : null;
  } catch {
    return null;
  }
}
