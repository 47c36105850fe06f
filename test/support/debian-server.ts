import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { endChild, startChild, type Child } from '../../src/landscape/child.ts';
import { freePort } from '../../src/landscape/free-port.ts';
import { createLandscapeFolder, type LandscapeFolder } from '../../src/landscape/landscape-folder.ts';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';

/** Where a server of a test lives. */
export interface ServerHome {
  /** Its own folder, which the account that runs it owns. */
  readonly folder: string;
  /** A free port of 127.0.0.1. */
  readonly port: number;
  /** Writes a file of the folder, readable by that account alone; gives its path. */
  readonly put: (name: string, content: string) => Promise<string>;
  /** Another free port. */
  readonly morePort: () => Promise<number>;
}

/** How a server of Debian's packages is started. */
export interface DebianServer {
  /** Full path of the program. */
  readonly program: string;
  /** Arguments that keep it in the foreground; may write its configuration. */
  readonly args: (home: ServerHome) => Promise<readonly string[]> | readonly string[];
  /** As root where tests run as root: it gives up its rights itself. */
  readonly asRoot?: boolean;
  /** Whether it answers; by default: it takes connections. */
  readonly ready?: (home: ServerHome) => Promise<boolean>;
}

/** A running server. */
export interface RunningServer extends ServerHome {
  readonly host: string;
  readonly pid: number;
  /** What it wrote to its outputs so far. */
  readonly log: () => Promise<string>;
}

/** Why programs of Debian's packages cannot be run here; null: they can. For `contract`. */
export function debianMissing(programs: readonly string[], packageName: string): string | null {
  const missing = programs.find((program) => !existsSync(program));
  return missing === undefined ? null : `${missing} is not installed (Debian: ${packageName})`;
}

/** Starts a server before the tests of a file or `describe` and stops it after them; gives it inside a test. */
export function sharedServer(server: DebianServer): () => RunningServer {
  let folder: LandscapeFolder | undefined;
  let started: { readonly running: RunningServer; readonly child: Child } | undefined;
  beforeAll(async () => {
    folder = await createLandscapeFolder(
      ['/tmp', tmpdir()],
      server.asRoot === true ? null : await unprivilegedAccount(),
    );
    started = await start(server, folder);
  });
  afterAll(async () => {
    if (started !== undefined) await endChild(started.child, [{ signal: 'SIGTERM', graceMs: 5000 }]);
    await folder?.remove();
  });
  return () => {
    if (started === undefined) throw new Error('The server is there only while tests run');
    return started.running;
  };
}

/** A port that was free may be taken before the server has it, so one that ends begins again on other ports. */
async function start(server: DebianServer, folder: LandscapeFolder, attempt = 1) {
  const home = await homeIn(folder, `home-${String(attempt)}`);
  const args = await server.args(home);
  const logFile = join(folder.path, 'output.log');
  const child = await startChild({ program: server.program, args, folder, logFile });
  const log = () => readFile(logFile, 'utf8').catch(() => '');
  const ready = server.ready ?? ((at: ServerHome) => takesConnections(at.port));
  while (!(await ready(home))) {
    if (child.hasEnded() && attempt < 3) return start(server, folder, attempt + 1);
    if (child.hasEnded()) throw new Error(`${server.program} ended before it was ready:\n${await log()}`);
    await sleep(20);
  }
  return { child, running: { ...home, host: '127.0.0.1', pid: child.pid, log } };
}

async function homeIn(folder: LandscapeFolder, called: string): Promise<ServerHome> {
  const path = join(folder.path, called);
  await mkdir(path);
  const own = async (each: string, mode: number): Promise<void> => {
    await chmod(each, mode);
    if (folder.account !== null) await chown(each, folder.account.uid, folder.account.gid);
  };
  await own(path, 0o700);
  return {
    folder: path,
    port: await freePort('127.0.0.1'),
    put: async (name, content) => {
      const file = join(path, name);
      await writeFile(file, content);
      await own(file, 0o600);
      return file;
    },
    morePort: () => freePort('127.0.0.1'),
  };
}

/** Whether something listens on a port of loopback. */
export function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
