import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { GapReason } from '../../src/model/words.ts';

/** Why something was not seen, before it is known which facts that concerns. */
export interface Missed {
  readonly reason: GapReason;
  readonly detail: string;
}

/** Code of an error of the operating system (errno(3)); null: it is none. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What an error of the operating system means. Its text is not used: it may quote what was read. */
export function missedBy(error: unknown): Missed {
  const code = errorCode(error);
  const refused = code === 'EACCES' || code === 'EPERM';
  return { reason: refused ? 'not-permitted' : 'not-reached', detail: code ?? 'it could not be read' };
}

/** The same reason for each of these facts. */
export function gapsAt(paths: readonly string[], missed: Missed): Gap[] {
  return paths.map((path) => ({ path, reason: missed.reason, detail: missed.detail }));
}

/** Whether an error says that the look was stopped, which is no fault of what was looked at. */
export function isStopped(error: unknown): boolean {
  return error instanceof ProbeFailure;
}
