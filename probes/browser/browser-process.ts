import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readlinkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChildProcess } from 'node:child_process';

/** The process of one browser, from the moment it is started. */
export interface BrowserProcess {
  /** Switch that tells it from other children; given to the browser, which takes no notice. */
  readonly mark: string;
  /** Ends it and all it started, at once; nothing where it is not running. */
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
  const listen = (message: unknown): void => {
    const child = childOf(message);
    if (child !== null) children.push(child);
  };
  subscribe(started, listen);
  return {
    mark,
    kill: () => {
      const own = children.find((child) => child.spawnargs.includes(mark));
      if (own !== undefined) end(own);
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
  const socket = singletonFolder(child);
  try {
    // eslint-disable-next-line no-restricted-globals -- ends the process group that the driver made for this browser
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // no groups on Windows: there the children of a browser end with it
    child.kill('SIGKILL');
  }
  if (socket !== null) rmSync(socket, { recursive: true, force: true });
}

/** Folder in the temporary folder that Chromium removes only when it ends by itself; null: none. */
function singletonFolder(child: ChildProcess): string | null {
  const profile = child.spawnargs.find((arg) => arg.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length);
  if (profile === undefined) return null;
  try {
    const folder = dirname(readlinkSync(join(profile, 'SingletonSocket')));
    return /org\.chromium\.[^/]+$/.test(folder) || /\.[A-Za-z0-9]{6}$/.test(folder) ? folder : null;
  } catch {
    return null;
  }
}
