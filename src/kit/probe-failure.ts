import type { CauseId } from '../model/cause.ts';
import type { JsonObject } from '../model/json.ts';
import type { Params } from '../model/message.ts';
import type { Capture, Gap, Timing } from '../model/observation.ts';

/** A picture or raw text, before the runner wrote its digest. */
export interface RawCapture extends Pick<Capture, 'name' | 'mediaType'> {
  readonly bytes: Uint8Array;
}

/** What was learnt before a failure, so that it is kept. */
export interface Learnt {
  readonly facts?: JsonObject;
  readonly gaps?: readonly Gap[];
  readonly timings?: readonly Timing[];
  readonly subject?: string | null;
  readonly captures?: readonly RawCapture[];
}

/** A probe could not get its answer. The cause says why and whose matter it is; what was learnt before is kept. */
export class ProbeFailure extends Error {
  readonly failureCause: CauseId;
  /** Step that broke. */
  readonly phase: string | null;
  readonly params: Params;
  readonly learnt: Learnt;

  constructor(
    failureCause: CauseId,
    options: {
      readonly phase?: string | null;
      readonly params?: Params;
      readonly learnt?: Learnt;
      readonly cause?: unknown;
    } = {},
  ) {
    super(failureCause, { cause: options.cause });
    this.name = 'ProbeFailure';
    this.failureCause = failureCause;
    this.phase = options.phase ?? null;
    this.params = options.params ?? {};
    this.learnt = options.learnt ?? {};
  }

  /** The same failure with more that was learnt. */
  with(learnt: Learnt): ProbeFailure {
    return new ProbeFailure(this.failureCause, {
      phase: this.phase,
      params: this.params,
      learnt: { ...this.learnt, ...learnt },
      cause: this.cause,
    });
  }
}
