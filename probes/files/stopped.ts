import { ProbeFailure } from '../../src/kit/probe-failure.ts';

/** Ends the look where the run was stopped or the deadline passed. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new ProbeFailure('cancelled', { phase: 'read' });
}

/** Whether an error says that the look was stopped, which is no fault of what was looked at. */
export function isStopped(error: unknown): boolean {
  return error instanceof ProbeFailure;
}
