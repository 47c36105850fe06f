import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const builtCommand = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** How a child process of the built command ended and what it said. */
export interface Ran {
  /** Null: ended by a signal. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Where and with what the command runs. */
export interface RunOptions {
  readonly cwd: string;
  /** Added to a small, fixed environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Sent to standard input, which is then closed. */
  readonly input?: string;
}

/** A command under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** What standard error holds so far. */
  readonly said: () => string;
}

/** Starts the built command. */
export function startCli(args: readonly string[], options: RunOptions): Running {
  if (!existsSync(builtCommand)) throw new Error('The command is not built: npm run build');
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const temporary = TMPDIR === undefined ? {} : { TMPDIR };
  const child = spawn(process.execPath, [builtCommand, ...args], {
    cwd: options.cwd,
    env: { PATH, HOME, LANG: 'C.UTF-8', ...temporary, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, out, err });
    });
  });
  return { child, ended, said: () => err };
}

/** Runs the built command to its end. */
export function runCli(args: readonly string[], options: RunOptions): Promise<Ran> {
  return startCli(args, options).ended;
}
