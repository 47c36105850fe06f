import type { Amount } from '../kit/define-probe.ts';
import type { TaskId } from '../model/identity.ts';
import type { Params } from '../model/message.ts';

/** How far a run is. */
export interface RunCounts {
  readonly total: number;
  readonly running: number;
  readonly ended: number;
  /** Ended with a failure, whatever its cause. */
  readonly failed: number;
}

/** A pause before another look. */
export interface Pause {
  /** Tasks that will be looked at again. */
  readonly tasks: number;
  readonly nextInMs: number;
  /** Milliseconds until nothing is looked at again any more. */
  readonly leftMs: number;
}

/** What a run says while it goes on. Nothing in it holds a secret. */
export type ProgressEvent =
  | { readonly kind: 'run-started'; readonly counts: RunCounts }
  | { readonly kind: 'task-started'; readonly task: TaskId; readonly probe: string; readonly counts: RunCounts }
  | { readonly kind: 'task-progressed'; readonly task: TaskId; readonly amount: Amount; readonly counts: RunCounts }
  | {
      readonly kind: 'attempt-failed';
      readonly task: TaskId;
      readonly attempt: number;
      readonly cause: string;
      readonly nextInMs: number;
    }
  | {
      readonly kind: 'task-ended';
      readonly task: TaskId;
      readonly probe: string;
      /** Null: it answered. */
      readonly cause: string | null;
      /** What the sentence of the cause speaks of. */
      readonly params: Params;
      /** False: it was never started. */
      readonly started: boolean;
      readonly durationMs: number;
      readonly counts: RunCounts;
    }
  | ({ readonly kind: 'pause' } & Pause)
  | { readonly kind: 'window-wait'; readonly window: string; readonly minutes: number }
  | { readonly kind: 'run-ended'; readonly interrupted: boolean; readonly counts: RunCounts };
