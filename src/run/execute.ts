import { spawn, type ChildProcess } from 'node:child_process';
import type { Executed, Execution } from '../kit/execute.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import { nested, value } from '../model/message.ts';
import { touchLineText } from '../model/plan.ts';
import { endProgram } from './end-program.ts';
import { keepOutput } from './keep-output.ts';
import { spawnFailure } from './spawn-cause.ts';

/** What the programs of one attempt may be, and how they end. */
export interface ExecuteOptions {
  /** Touch lines of the commands that are declared and approved. */
  readonly allowed: ReadonlySet<string>;
  readonly signal: AbortSignal;
  readonly monotonic: () => number;
  /** Variables that every program gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Told of each line once it is allowed. */
  readonly onTouched: (line: string) => void;
}

const defaultLimit = 1024 * 1024;

/** How long the streams of an ended program may stay open, milliseconds: a daemon it left behind may hold them. */
const drainMs = 300;

/** Runs one program, and ends it with all it started when the signal is aborted. Errors: see `Execute` of the kit. */
export async function execute(execution: Execution, options: ExecuteOptions): Promise<Executed> {
  const line = touchLineText({ kind: 'command', argv: execution.argv });
  if (!options.allowed.has(line)) throw new ProbeFailure('not-approved', { params: { line: value(line) } });
  if (options.signal.aborted) throw new ProbeFailure('cancelled', { phase: 'command' });
  options.onTouched(line);
  const began = options.monotonic();
  const environment = { ...options.environment, ...execution.environment };
  const path = environment['PATH'] ?? '';
  let child: ChildProcess;
  try {
    child = start(execution, environment);
  } catch (error) {
    throw await spawnFailure(error, execution, path);
  }
  // no waiting before this: the errors of spawn come as events
  const ending = ended(child, execution, options.signal);
  const limit = execution.outputLimit ?? defaultLimit;
  const stdout = keepOutput(child.stdout, limit);
  const stderr = keepOutput(child.stderr, limit);
  try {
    const { exitCode, signal } = await ending;
    const durationMs = options.monotonic() - began;
    const truncated = stdout.truncated() || stderr.truncated();
    return { exitCode, signal, stdout: stdout.bytes(), stderr: stderr.bytes(), truncated, durationMs };
  } catch (error) {
    throw error instanceof ProbeFailure ? error : await spawnFailure(error, execution, path);
  } finally {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
}

/** Some errors are thrown at once (a NUL byte, arguments beyond the limit of the system), the others are events. */
function start({ argv, cwd }: Execution, environment: Readonly<Record<string, string>>): ChildProcess {
  const [program, ...rest] = argv;
  return spawn(program, rest, {
    ...(cwd === undefined ? {} : { cwd }),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own, so that a script's children end with it
    detached: process.platform !== 'win32',
    windowsHide: true,
    shell: false,
  });
}

type Ended = Pick<Executed, 'exitCode' | 'signal'>;

/** Waits for the end. Rejects with the error of `spawn`, or with a ProbeFailure where the program had to be ended. */
function ended(child: ChildProcess, execution: Execution, signal: AbortSignal): Promise<Ended> {
  const { argv, limitMs } = execution;
  return new Promise((resolve, reject) => {
    let limit: NodeJS.Timeout | undefined;
    const stop = (failure: ProbeFailure): void => {
      withdraw();
      endProgram(child, process.platform);
      reject(failure);
    };
    const onAbort = (): void => stop(new ProbeFailure('cancelled', { phase: 'command' }));
    const withdraw = (): void => {
      clearTimeout(limit);
      signal.removeEventListener('abort', onAbort);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (limitMs !== undefined) limit = setTimeout(() => stop(tooLong(argv[0], limitMs)), limitMs);
    child.once('error', (error) => {
      withdraw();
      reject(error);
    });
    // `exit`, not `close`: what stays in the background may hold the streams for ever
    child.once('exit', (exitCode, killedBy) => {
      withdraw();
      endProgram(child, process.platform);
      const settle = (): void => resolve({ exitCode, signal: killedBy });
      // after a round of input: a busy process must not lose what was written already
      const drained = setTimeout(() => setImmediate(settle), drainMs);
      child.once('close', () => {
        clearTimeout(drained);
        settle();
      });
    });
  });
}

function tooLong(name: string, limitMs: number): ProbeFailure {
  const program = value(name);
  const limit = value(limitMs, 'milliseconds');
  const note = nested({ code: 'kit.gap.too-slow', params: { program, limit } });
  return new ProbeFailure('command-failed', { phase: 'command', params: { program, limitMs: limit, note } });
}
