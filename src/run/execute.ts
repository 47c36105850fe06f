import { spawn, type ChildProcess } from 'node:child_process';
import type { Executed, Execution } from '../kit/execute.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import { value } from '../model/message.ts';
import { touchLineText } from '../model/plan.ts';

/** What the programs of one attempt may be, and how they end. */
export interface ExecuteOptions {
  /** Touch lines of the commands that are declared and approved. */
  readonly allowed: ReadonlySet<string>;
  readonly signal: AbortSignal;
  readonly monotonic: () => number;
  /** Told of each line once it is allowed. */
  readonly onTouched: (line: string) => void;
}

const defaultLimit = 1024 * 1024;

/** Runs one program, and ends it with all it started when the signal is aborted. */
export async function execute(execution: Execution, options: ExecuteOptions): Promise<Executed> {
  const line = touchLineText({ kind: 'command', argv: execution.argv });
  if (!options.allowed.has(line)) throw new ProbeFailure('not-approved', { params: { line: value(line) } });
  if (options.signal.aborted) throw new ProbeFailure('cancelled', { phase: 'command' });
  options.onTouched(line);
  const began = options.monotonic();
  const [program, ...rest] = execution.argv;
  // A group of its own, so that a script's children end with it.
  const child = spawn(program, rest, {
    ...(execution.cwd === undefined ? {} : { cwd: execution.cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    shell: false,
  });
  const limit = execution.outputLimit ?? defaultLimit;
  const stdout = keep(child.stdout, limit);
  const stderr = keep(child.stderr, limit);
  const stop = (): void => end(child);
  options.signal.addEventListener('abort', stop, { once: true });
  try {
    const { exitCode, signal } = await ended(child, program);
    options.signal.throwIfAborted();
    const durationMs = options.monotonic() - began;
    const truncated = stdout.truncated() || stderr.truncated();
    return { exitCode, signal, stdout: stdout.bytes(), stderr: stderr.bytes(), truncated, durationMs };
  } finally {
    options.signal.removeEventListener('abort', stop);
    end(child);
  }
}

function ended(child: ChildProcess, program: string): Promise<Pick<Executed, 'exitCode' | 'signal'>> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      const cause = missing ? 'command-not-found' : 'command-failed';
      reject(new ProbeFailure(cause, { phase: 'command', params: { program: value(program) }, cause: error }));
    });
    // `exit`, not `close`: a child that went into the background keeps the streams open for ever.
    child.once('exit', (exitCode, signal) => {
      const settle = (): void => resolve({ exitCode, signal });
      child.once('close', settle);
      setTimeout(settle, 200).unref();
    });
  });
}

interface Kept {
  readonly bytes: () => Uint8Array;
  readonly truncated: () => boolean;
}

function keep(stream: ChildProcess['stdout'], limit: number): Kept {
  const chunks: Buffer[] = [];
  let length = 0;
  stream?.on('data', (chunk: Buffer) => {
    if (length < limit) chunks.push(chunk.subarray(0, limit - length));
    length += chunk.length;
  });
  // a stream that breaks ends with what was read
  stream?.on('error', () => undefined);
  return { bytes: () => Buffer.concat(chunks), truncated: () => length > limit };
}

/** Ends the program and its group; both may be gone already. */
function end(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // nothing of it is left
  }
}
