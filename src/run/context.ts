import type { AnyProbe } from '../kit/define-probe.ts';
import { environmentProxies } from '../kit/ladder/proxy/environment-route.ts';
import type { SharedToken } from '../kit/shared-token.ts';
import type { Observation } from '../model/observation.ts';
import type { Plan } from '../model/plan.ts';
import type { ProgressEvent, RunCounts } from './progress.ts';
import { createAnswered, type Answered } from './answered.ts';
import { fairLookup } from './fair-lookup.ts';
import { createLoginGate, type LoginGate } from './login-gate.ts';
import { createNeeds, type Needs } from './needs.ts';
import { approvedSet, type Approved } from './permission.ts';
import { createRedactor, type Redactor } from './redact.ts';
import { createResolver, type Lookup } from './resolve.ts';
import type { RunInput } from './run-input.ts';
import { createSharing, type Sharing } from './share.ts';
import { createTokenStore } from './token-store.ts';
import { createSlots, type Slots } from './slots.ts';
import { createWindowWait, type WindowWait } from './window-wait.ts';

/** What all tasks of one run share. */
export interface RunContext extends Pick<
  RunInput,
  'options' | 'world' | 'runId' | 'agentName' | 'reference' | 'signal'
> {
  readonly probes: ReadonlyMap<string, AnyProbe>;
  readonly approved: Approved;
  /** The lookup of the system, fair to all names; it outlives a round, as do lookups without an answer. */
  readonly lookup: Lookup;
  readonly resolve: Lookup;
  readonly answered: Answered;
  readonly redactor: Redactor;
  readonly sharing: Sharing;
  /** Tokens that login services gave out; they outlive a round. */
  readonly tokens: SharedToken;
  readonly slots: Slots;
  readonly logins: LoginGate;
  readonly needs: Needs;
  readonly windows: WindowWait;
  /** Registers what is to be called when the run is stopped; the result withdraws it. */
  readonly stoppable: (stop: () => void) => () => void;
  /** Stops everything that waits or runs. */
  readonly stop: () => void;
  readonly tell: (event: ProgressEvent) => void;
  readonly counts: { -readonly [K in keyof RunCounts]: RunCounts[K] };
}

/** Sets up what the tasks of a run share. */
export function createContext(input: RunInput): RunContext {
  const { plan, options, world, signal } = input;
  const stops = new Set<() => void>();
  const slots = createSlots();
  const logins = createLoginGate();
  const lookup = fairLookup(world, signal);
  const redactor = createRedactor();
  for (const { password } of environmentProxies(world.proxyVariables)) redactor.add(password ?? '');
  const tell = (event: ProgressEvent): void => {
    try {
      input.progress(event);
    } catch {
      // a display that breaks must not cost the run
    }
  };
  return {
    options,
    world,
    signal,
    runId: input.runId,
    agentName: input.agentName,
    reference: input.reference,
    probes: input.probes,
    approved: approvedSet(input.approved),
    lookup,
    resolve: createResolver(lookup),
    answered: createAnswered(),
    redactor,
    sharing: createSharing(),
    tokens: createTokenStore(world.monotonic, redactor.add),
    slots,
    logins,
    needs: createNeeds(plan.tasks),
    windows: createWindowWait({
      timeZone: input.timeZone,
      world,
      signal,
      onWait: (window, minutes) => tell({ kind: 'window-wait', window: window.written, minutes }),
    }),
    stoppable: (stop) => {
      stops.add(stop);
      if (signal.aborted) stop();
      return () => stops.delete(stop);
    },
    stop: () => {
      slots.cancel();
      logins.cancel();
      for (const each of [...stops]) each();
    },
    tell,
    counts: { total: plan.tasks.length, running: 0, ended: 0, failed: 0 },
  };
}

/**
 * The same run, looking at some of its tasks once more: names are looked up anew, and needs are met anew.
 *
 * @param others observations of all other tasks of the plan
 */
export function anotherRound(context: RunContext, { tasks }: Plan, others: readonly Observation[]): RunContext {
  return {
    ...context,
    resolve: createResolver(context.lookup),
    needs: createNeeds(tasks, others),
    counts: { total: tasks.length - others.length, running: 0, ended: 0, failed: 0 },
  };
}
