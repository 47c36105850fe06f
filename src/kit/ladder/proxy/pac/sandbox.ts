import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { ProbeFailure } from '../../../probe-failure.ts';
import { waitFor } from '../../wait-for.ts';

/** One call of FindProxyForURL. */
export interface PacQuestion {
  readonly script: string;
  readonly url: string;
  /** Host of the URL, IPv6 without brackets. */
  readonly host: string;
  /** Wall clock that the script sees, milliseconds since 1970. */
  readonly now: number;
  /** What `myIpAddress` says. */
  readonly ownAddress: string;
  /** One IPv4 address by name in small letters, for `dnsResolve`; null: it has none. Other names are unknown. */
  readonly addresses: ReadonlyMap<string, string | null>;
  /** Milliseconds that the script may run. */
  readonly limitMs: number;
  /** Bytes that it may use. */
  readonly memoryLimit: number;
}

const Outcome = z.discriminatedUnion('kind', [
  /** `unknownNames` are those it asked an address of that `addresses` does not have. */
  z.object({ kind: z.literal('answer'), text: z.string(), unknownNames: z.array(z.string()) }),
  z.object({ kind: z.literal('no-text'), type: z.string() }),
  z.object({ kind: z.literal('no-function') }),
  z.object({ kind: z.literal('error'), message: z.string(), line: z.number().nullable() }),
  z.object({ kind: z.literal('endless') }),
  z.object({ kind: z.literal('memory'), bytes: z.number() }),
]);

/** What came of it: an answer, or what the script did instead. `line` is one of the script, from 1 on. */
export type PacOutcome = z.infer<typeof Outcome>;

/** Milliseconds beyond its limit after which the thread of a script is ended from outside. */
const graceMs = 500;

/** Milliseconds to wait for a turn and for the answer; the signal of the task comes earlier. */
const patienceMs = 600_000;

/** Bytes that a script may use; those of large firms are some hundred KiB long. */
const memoryLimit = 32 * 1024 * 1024;

/** One thread for all: a script takes milliseconds. */
let thread: Promise<Worker> | null = null;
let turns: Promise<unknown> = Promise.resolve();

/**
 * Runs a PAC script in a sandbox that reaches nothing, neither network nor files nor this process, and ends it at its
 * limits of time and memory. One after the other; a stopped task leaves the row.
 *
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function runPac(question: Omit<PacQuestion, 'memoryLimit'>, signal: AbortSignal): Promise<PacOutcome> {
  const turn = turns.then(() => (signal.aborted ? endless : inThread({ ...question, memoryLimit })));
  turns = turn.catch(() => undefined);
  const late = () => new ProbeFailure('deadline-exceeded', { phase: 'proxy' });
  return waitFor<PacOutcome>({ signal, limitMs: patienceMs, phase: 'proxy', late }, (done, fail) => {
    turn.then(done, fail);
  });
}

const endless: PacOutcome = { kind: 'endless' };

async function inThread(question: PacQuestion): Promise<PacOutcome> {
  const worker = await started();
  worker.ref();
  try {
    return await answerOf(worker, question);
  } finally {
    // The next script, or nobody: an idle thread must not keep the process.
    worker.unref();
  }
}

function started(): Promise<Worker> {
  if (thread !== null) return thread;
  const mine = begin();
  thread = mine;
  const forget = (): void => {
    if (thread === mine) thread = null;
  };
  mine.then((worker) => worker.once('exit', forget), forget);
  return mine;
}

async function begin(): Promise<Worker> {
  const worker = new Worker(new URL('./pac-thread.mjs', import.meta.url), { env: {}, execArgv: [] });
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  return worker;
}

async function answerOf(worker: Worker, question: PacQuestion): Promise<PacOutcome> {
  return new Promise((resolve) => {
    const finish = (outcome: PacOutcome, isUsable: boolean): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('exit', onExit);
      if (!isUsable) {
        thread = null;
        void worker.terminate();
      }
      resolve(outcome);
    };
    const onMessage = (said: unknown): void => {
      finish(Outcome.parse(said), true);
    };
    // Nothing but want of memory ends it by itself.
    const onExit = (): void => {
      finish({ kind: 'memory', bytes: memoryLimit }, false);
    };
    const timer = setTimeout(() => {
      finish(endless, false);
    }, question.limitMs + graceMs);
    worker.on('message', onMessage).on('exit', onExit);
    worker.postMessage(question);
  });
}
