import { setMaxListeners } from 'node:events';
import type { Amount, AnyProbe, ProbeAnswer } from '../kit/define-probe.ts';
import type { Execution } from '../kit/execute.ts';
import { ProbeFailure, type Learnt } from '../kit/probe-failure.ts';
import { value, type Params } from '../model/message.ts';
import { touchLineText, type Task } from '../model/plan.ts';
import { describeError } from './describe-error.ts';
import type { RunContext } from './context.ts';
import { deferred } from './deferred.ts';
import { execute } from './execute.ts';
import { createNetwork, type Network } from './network.ts';
import { allowedCommands, approvedTouches } from './permission.ts';

/** How long a probe may go on after its signal was aborted, milliseconds. */
const graceMs = 200;

/** A person sees no more of a long look than this often, milliseconds. */
const progressEveryMs = 500;

/** Why an attempt gave no answer. */
export interface Trouble {
  readonly cause: string;
  readonly phase: string | null;
  readonly params: Params;
  readonly detail: string | null;
}

/** One try: what was learnt, and the trouble where there was one. */
export interface Attempted {
  readonly learnt: Learnt;
  readonly trouble: Trouble | null;
  readonly startedAt: number;
  readonly durationMs: number;
}

type Stopped = 'deadline-exceeded' | 'cancelled';

type Observed =
  | { readonly kind: 'answer'; readonly answer: ProbeAnswer<Learnt['facts'] & {}> }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'gave-up' };

/**
 * Lets a probe look once. Ends at the task’s deadline, or when the run is stopped, at most 200 ms later even where the
 * probe takes no notice; then all its sockets are destroyed. Never throws.
 */
export async function attempt(
  task: Task,
  probe: AnyProbe,
  settings: unknown,
  context: RunContext,
  touched: (line: string) => void,
): Promise<Attempted> {
  const { world } = context;
  const controller = new AbortController();
  // one probe may open many connections that each listen to it
  setMaxListeners(0, controller.signal);
  const startedAt = world.now();
  const began = world.monotonic();
  let why: Stopped = 'cancelled';
  const cancelDeadline = world.after(task.timeoutMs, () => {
    if (!controller.signal.aborted) why = 'deadline-exceeded';
    controller.abort();
  });
  const touches = approvedTouches(task, context.approved);
  const network = createNetwork(touches, context, controller.signal, touched);
  const gaveUp = deferred<Observed>();
  let cancelGrace = (): void => undefined;
  controller.signal.addEventListener('abort', () => {
    cancelGrace = world.after(graceMs, () => gaveUp.resolve({ kind: 'gave-up' }));
  });
  const withdraw = context.stoppable(() => controller.abort());
  try {
    const task_ = {
      settings,
      signal: controller.signal,
      dial: network.dial,
      exchange: network.exchange,
      lookup: network.lookup,
      nameServers: network.nameServers,
      proxyVariables: world.proxyVariables,
      reference: context.reference,
      execute: (execution: Execution) =>
        execute(execution, {
          allowed: allowedCommands(touches),
          signal: controller.signal,
          monotonic: world.monotonic,
          environment: world.environment,
          onTouched: touched,
        }),
      token: context.tokens,
      conceal: context.redactor.add,
      capture: task.capture,
      protected: task.protected,
      agentName: context.agentName,
      now: world.now,
      monotonic: world.monotonic,
      left: () => Math.max(0, began + task.timeoutMs - world.monotonic()),
      touched: (touch: Parameters<typeof touchLineText>[0]) => touched(touchLineText(touch)),
      progressed: seldom(context, (amount) => {
        context.tell({ kind: 'task-progressed', task: task.id, amount, counts: { ...context.counts } });
      }),
    };
    const observed = await Promise.race([observe(probe, task_), gaveUp.promise]);
    const stopped = controller.signal.aborted ? why : null;
    const durationMs = world.monotonic() - began;
    return { ...judge(observed, stopped, task, network, context), startedAt, durationMs };
  } finally {
    cancelDeadline();
    cancelGrace();
    withdraw();
    network.close();
  }
}

/** Passes on what a probe tells of its progress, at most once in a while. */
function seldom({ world }: RunContext, pass: (amount: Amount) => void): (amount: Amount) => void {
  let last = world.monotonic();
  return (amount) => {
    const now = world.monotonic();
    if (now - last < progressEveryMs) return;
    last = now;
    pass(amount);
  };
}

/** Never rejects: what a probe throws long after it was given up must not become an unhandled rejection. */
async function observe(probe: AnyProbe, task: Parameters<AnyProbe['observe']>[0]): Promise<Observed> {
  try {
    return { kind: 'answer', answer: await probe.observe(task) };
  } catch (error) {
    return { kind: 'error', error };
  }
}

function judge(
  observed: Observed,
  stopped: Stopped | null,
  task: Task,
  network: Pick<Network, 'steps'>,
  context: RunContext,
): Pick<Attempted, 'learnt' | 'trouble'> {
  const { done, current } = network.steps();
  if (observed.kind === 'answer') return { learnt: observed.answer, trouble: null };
  const error = observed.kind === 'error' ? observed.error : null;
  const failure = error instanceof ProbeFailure ? error : null;
  const learnt = { timings: done, ...failure?.learnt };
  const told = failure !== null && failure.failureCause !== 'cancelled' && failure.failureCause !== 'deadline-exceeded';
  const detail = error === null ? null : describeError(failure === null ? error : failure.cause, context.redactor.text);
  if (told) {
    const { failureCause: cause, phase, params } = failure;
    return { learnt, trouble: { cause, phase, params: context.redactor.params(params), detail } };
  }
  if (stopped === null) {
    return { learnt, trouble: { cause: 'probe-crashed', phase: current, params: {}, detail } };
  }
  const timeoutMs = value(task.timeoutMs, 'milliseconds');
  const completed = learnt.timings.at(-1)?.phase ?? null;
  const phase = failure?.phase ?? current;
  return { learnt, trouble: { cause: stopped, phase, params: { timeoutMs, completed }, detail } };
}
