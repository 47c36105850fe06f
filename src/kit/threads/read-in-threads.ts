import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { abortFailure } from '../ladder/wait-for.ts';
import type { ThreadStop } from './thread-stops.ts';

/** Limits of one reading. */
export interface ThreadLimits {
  readonly signal: AbortSignal;
  /** How many texts are read at once; absent: one less than there are cores, and no more than four. */
  readonly threads?: number;
  /** Milliseconds for one text; absent: 30 s. */
  readonly limitMs?: number;
  /** MiB of a thread; absent: 768. */
  readonly limitMiB?: number;
}

/** What a thread is given, with whatever else it needs; the longest is read first. */
export interface Job {
  readonly text: string;
}

/** A thread that answers each message with one of its own. */
export interface Reader<Answer> {
  /** Its module, in JavaScript. */
  readonly module: URL;
  /** What it is given when it starts. */
  readonly workerData: unknown;
  /** Checks what it says. */
  readonly parse: (said: unknown) => Answer;
}

const usualLimitMs = 30_000;

/** A bundle of 7 MB takes about 100. */
const usualLimitMiB = 768;

/** MiB, for brackets in brackets and long chains of `?:`; it is taken only as far as it is used. */
const stackSizeMb = 48;

/**
 * Has texts read in threads, each within limits of time and memory; of one that breaks a limit the word says which, and
 * the others get their answer.
 *
 * @returns the answers, in the order of the texts
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function readInThreads<Answer extends object>(
  jobs: readonly Job[],
  reader: Reader<Answer>,
  limits: ThreadLimits,
): Promise<readonly (Answer | ThreadStop)[]> {
  const answers = new Map<Job, Answer | ThreadStop>();
  throwWhenStopped(limits);
  // The largest first: the others fill the time that it takes.
  const waiting = [...jobs].sort((one, other) => other.text.length - one.text.length);
  const count = Math.min(waiting.length, limits.threads ?? Math.min(4, Math.max(1, availableParallelism() - 1)));
  await Promise.all(Array.from({ length: count }, () => readWaiting(waiting, reader, limits, answers)));
  throwWhenStopped(limits);
  return jobs.map((job) => answers.get(job) ?? 'reader-failed');
}

function throwWhenStopped({ signal }: ThreadLimits): void {
  if (signal.aborted) throw abortFailure(signal, 'scan');
}

/** Takes texts from the list until it is empty or the signal comes. */
async function readWaiting<Answer extends object>(
  waiting: Job[],
  reader: Reader<Answer>,
  limits: ThreadLimits,
  answers: Map<Job, Answer | ThreadStop>,
): Promise<void> {
  let thread: Thread | null = null;
  for (let job = next(waiting, limits); job !== undefined; job = next(waiting, limits)) {
    thread ??= startThread(reader, limits);
    const answer: Answer | ThreadStop = await answerOf(thread, job, reader, limits);
    answers.set(job, answer);
    if (typeof answer === 'string') {
      await thread.worker.terminate();
      thread = null;
    }
  }
  await thread?.worker.terminate();
}

function next(waiting: Job[], { signal }: ThreadLimits): Job | undefined {
  return signal.aborted ? undefined : waiting.shift();
}

interface Thread {
  readonly worker: Worker;
  /** What it means when it ends by itself. */
  end: ThreadStop;
}

function startThread<Answer>(
  { module, workerData }: Reader<Answer>,
  { limitMiB = usualLimitMiB }: ThreadLimits,
): Thread {
  const resourceLimits = { maxOldGenerationSizeMb: limitMiB, stackSizeMb };
  const worker = new Worker(module, { env: {}, execArgv: [], resourceLimits, workerData });
  const thread: Thread = { worker, end: 'reader-failed' };
  worker.on('error', (error) => {
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') thread.end = 'memory-limit-exceeded';
  });
  return thread;
}

/** What a thread makes of a text; a word: why the thread is of no use any more. */
function answerOf<Answer extends object>(
  thread: Thread,
  job: Job,
  { parse }: Reader<Answer>,
  limits: ThreadLimits,
): Promise<Answer | ThreadStop> {
  const { worker } = thread;
  return new Promise((resolve) => {
    const finish = (answer: Answer | ThreadStop): void => {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', onLimit);
      worker.off('message', onMessage).off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (said: unknown): void => {
      finish(parse(said));
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
    worker.postMessage(job);
  });
}
