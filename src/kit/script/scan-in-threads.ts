import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { ScriptGoal, ScriptScan } from '../../model/script.ts';
import { confidences } from '../../model/reference.ts';
import { abortFailure } from '../ladder/wait-for.ts';
import { indexInterfaces, scanScript } from './scan-script.ts';
import { scanStop, type ScanStop } from './scan-stops.ts';

/** A script as a page loads it. */
export interface ScriptText {
  /** Decoded. */
  readonly text: string;
  readonly goal: ScriptGoal;
}

interface Limits {
  readonly signal: AbortSignal;
  /** Keys of the interfaces that are looked for, see InterfaceUse; absent: none. */
  readonly interfaces?: readonly string[];
  /** How many scripts are read at once; absent: one less than there are cores, and no more than four. */
  readonly threads?: number;
  /** Milliseconds for one script; absent: 30 s. */
  readonly limitMs?: number;
  /** MiB of a thread; absent: 768. */
  readonly limitMiB?: number;
}

/** Characters of all scripts together that are read at once: a thread takes longer to start. */
const fewCharacters = 65_536;

const usualLimitMs = 30_000;

/** A bundle of 7 MB takes about 100. */
const usualLimitMiB = 768;

/** MiB, for brackets in brackets and long chains of `?:`; it is taken only as far as it is used. */
const stackSizeMb = 48;

const Scan: z.ZodType<ScriptScan> = z.object({
  uses: z.array(z.object({ feature: z.string(), count: z.number(), line: z.number(), column: z.number() })),
  interfaces: z.array(
    z.object({
      ...{ key: z.string(), sure: z.enum(confidences), guarded: z.boolean() },
      ...{ count: z.number(), line: z.number(), column: z.number() },
    }),
  ),
  error: z.object({ message: z.string(), line: z.number(), column: z.number() }).nullable(),
});

/**
 * Scans scripts (see scanScript) in threads, each script within limits of time and memory; one that breaks a limit gets
 * one of `scanStops` as its error, and the others their result. Two scripts of one text and goal are read once.
 *
 * @returns the scans, in the order of the scripts
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function scanScripts(scripts: readonly ScriptText[], limits: Limits): Promise<readonly ScriptScan[]> {
  const known = { script: new Map<string, ScriptScan>(), module: new Map<string, ScriptScan>() };
  const distinct = scripts.filter(({ text, goal }) => {
    if (known[goal].has(text)) return false;
    known[goal].set(text, stopped('reader-failed'));
    return true;
  });
  throwWhenStopped(limits);
  const waiting = readAtOnce(distinct, limits, known);
  // The largest first: the others fill the time that it takes.
  waiting.sort((one, other) => other.text.length - one.text.length);
  const count = Math.min(waiting.length, limits.threads ?? Math.min(4, Math.max(1, availableParallelism() - 1)));
  await Promise.all(Array.from({ length: count }, () => readInThread(waiting, limits, known)));
  throwWhenStopped(limits);
  return scripts.map(({ text, goal }) => known[goal].get(text) ?? stopped('reader-failed'));
}

function throwWhenStopped({ signal }: Limits): void {
  if (signal.aborted) throw abortFailure(signal, 'scan');
}

type Scans = { readonly [goal in ScriptGoal]: Map<string, ScriptScan> };

/** Reads few and small scripts here; gives back those that are left, for a thread has more stack. */
function readAtOnce(scripts: readonly ScriptText[], { interfaces = [] }: Limits, known: Scans): ScriptText[] {
  let characters = 0;
  for (const { text } of scripts) characters += text.length;
  if (characters >= fewCharacters) return [...scripts];
  const index = interfaces.length === 0 ? null : indexInterfaces(interfaces);
  return scripts.filter(({ text, goal }) => {
    const scan = scanScript(text, goal, index);
    known[goal].set(text, scan);
    return scanStop(scan.error) === 'too-deep';
  });
}

/** Takes scripts from the list until it is empty or the signal comes. */
async function readInThread(waiting: ScriptText[], limits: Limits, known: Scans): Promise<void> {
  let thread: Thread | null = null;
  for (let script = next(waiting, limits); script !== undefined; script = next(waiting, limits)) {
    thread ??= startThread(limits);
    const answer = await answerOf(thread, script, limits);
    known[script.goal].set(script.text, typeof answer === 'string' ? stopped(answer) : answer);
    if (typeof answer === 'string') {
      await thread.worker.terminate();
      thread = null;
    }
  }
  await thread?.worker.terminate();
}

function next(waiting: ScriptText[], { signal }: Limits): ScriptText | undefined {
  return signal.aborted ? undefined : waiting.shift();
}

interface Thread {
  readonly worker: Worker;
  /** What it means when it ends by itself. */
  end: ScanStop;
}

function startThread({ limitMiB = usualLimitMiB, interfaces = [] }: Limits): Thread {
  const resourceLimits = { maxOldGenerationSizeMb: limitMiB, stackSizeMb };
  const options = { env: {}, execArgv: [], resourceLimits, workerData: interfaces };
  const worker = new Worker(new URL('./scan-thread.mjs', import.meta.url), options);
  const thread: Thread = { worker, end: 'reader-failed' };
  worker.on('error', (error) => {
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') thread.end = 'memory-limit-exceeded';
  });
  return thread;
}

/** What a thread makes of a script; a word: why the thread is of no use any more. */
function answerOf(thread: Thread, script: ScriptText, limits: Limits): Promise<ScriptScan | ScanStop> {
  const { worker } = thread;
  return new Promise((resolve) => {
    const finish = (answer: ScriptScan | ScanStop): void => {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', onLimit);
      worker.off('message', onMessage).off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (said: unknown): void => {
      finish(Scan.parse(said));
    };
    const onExit = (): void => {
      finish(thread.end);
    };
    // When the signal comes, nobody will look at the answer.
    const onLimit = (): void => {
      finish('time-limit-exceeded');
    };
    const timer = setTimeout(onLimit, limits.limitMs ?? usualLimitMs);
    limits.signal.addEventListener('abort', onLimit, { once: true });
    worker.on('message', onMessage).on('exit', onExit);
    worker.postMessage(script);
  });
}

function stopped(message: ScanStop): ScriptScan {
  return { uses: [], interfaces: [], error: { message, line: 1, column: 1 } };
}
