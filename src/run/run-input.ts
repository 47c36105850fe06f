import type { AnyProbe } from '../kit/define-probe.ts';
import type { Observation } from '../model/observation.ts';
import type { Plan, Task, TouchLine } from '../model/plan.ts';
import type { ReferenceData } from '../model/reference.ts';
import type { JournalWriter } from './journal.ts';
import type { ProgressEvent } from './progress.ts';
import type { SecretSource } from './secrets.ts';
import type { World } from './world.ts';

/** Limits of a run and what the user allows. */
export interface RunOptions {
  /** Tasks at once, by what they need. */
  readonly concurrency: { readonly [C in Task['capability']]: number };
  /** Tasks at once that connect to one host. */
  readonly perHost: number;
  /** Milliseconds for one address where a probe does not say. */
  readonly connectTimeoutMs: number;
  /** Milliseconds for a name lookup. */
  readonly lookupTimeoutMs: number;
  /** Runs tasks that declare that they change something. */
  readonly allowSideEffects: boolean;
  /** Runs the programs that the profile names. */
  readonly allowCommands: boolean;
  /** Waits for windows to open, where else the task is not started. */
  readonly wait: boolean;
}

/** What a run does where the user says nothing. */
export const defaultRunOptions: RunOptions = {
  concurrency: { network: 64, browser: 2, local: 1, person: 64 },
  perHost: 8,
  connectTimeoutMs: 5000,
  lookupTimeoutMs: 5000,
  allowSideEffects: false,
  allowCommands: false,
  wait: false,
};

/** Looking again at what is not as it should be yet. */
export interface Again {
  /** Milliseconds from the first look on, after which nothing is looked at again. */
  readonly withinMs: number;
  /** Tasks that another look may change, by taskKey; empty: all is well. */
  readonly worth: (observations: readonly Observation[]) => ReadonlySet<string>;
}

/** Everything that a run needs. */
export interface RunInput {
  readonly plan: Plan;
  /** Probes by kind. */
  readonly probes: ReadonlyMap<string, AnyProbe>;
  /** What may be touched: the plan’s own touch list, or the one that was approved. */
  readonly approved: readonly TouchLine[];
  /** IANA name; windows are counted in it. */
  readonly timeZone: string;
  /** Names the run: stands in every observation. */
  readonly runId: string;
  /** Names tool and run to the targets: `plumbline/0.1.0 (run 3f2a...)`. */
  readonly agentName: string;
  /** What probes may know of products and browsers. */
  readonly reference: ReferenceData;
  readonly options: RunOptions;
  /** Null: every task is looked at once. */
  readonly again: Again | null;
  readonly world: World;
  readonly secrets: SecretSource;
  readonly journal: JournalWriter;
  readonly progress: (event: ProgressEvent) => void;
  /** Stops the run: what is under way is given up, what is not started is recorded as cancelled. */
  readonly signal: AbortSignal;
}

/** What a run brought. */
export interface RunOutcome {
  /** One for each task, in the order of the plan. */
  readonly observations: readonly Observation[];
  /** Stopped before everything was done. */
  readonly interrupted: boolean;
  readonly startedAt: string;
  readonly endedAt: string;
  /** Why the journal could not be written on; null: it is whole. The observations are complete all the same. */
  readonly journalError: Error | null;
}
